"""`fuyuan doctor` on a sound home, an empty one, and one that somebody has been at; and signing in at the keyboard."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from casework.identity.model import Role
from fuyuan.cli.main import app
from fuyuan.home import Home
from tests.webapp.test_canary import leaks
from tests.webapp.town import HIDDEN_PERSON, PERSON, found_town


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town") / "home"
    found_town(folder)
    return folder


@pytest.fixture
def home(founded: Path) -> Iterator[Home]:
    (founded / "session").unlink(missing_ok=True)
    with Home.open(founded) as opened:
        yield opened


def run(home: Home, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--home", str(home.folder)])


def link(home: Home, role: Role) -> str:
    users = home.casework.users
    return home.casework.links.issue(users.add("某人", body=users.body("某局"), roles={role}).id).text


def test_a_sound_home_is_well(home: Home):
    ran = run(home, "doctor", "--json")
    found = json.loads(ran.output)
    jsonschema.validate(found, json.loads(Path("docs/schemas/doctor.json").read_text("utf-8")))
    assert (ran.exit_code, found["well"]) == (0, True)
    assert {c["name"] for c in found["checks"]} >= {"audit.chain", "home.mode", "casework.migrations"}


def test_an_empty_home_is_well_and_says_that_it_is_empty(tmp_path: Path):
    with Home.open(tmp_path / "new") as new:
        found = json.loads(run(new, "doctor", "--json").output)
    assert found["well"]
    assert {c["name"] for c in found["checks"] if c["state"] == "empty"} == {"graph.opens", "lake.opens"}


def test_a_log_that_somebody_changed_is_named(tmp_path: Path):
    with Home.open(tmp_path / "home") as new:
        run(new, "user", "add", "首任管理员", "--body", "某局", "--role", "system_administrator")
        with sqlite3.connect(new.folder / "casework.sqlite") as at:
            at.execute("DROP TRIGGER audit_refuses_update")
            at.execute("UPDATE audit SET user_id = 'u2'")
        at.close()
        ran = run(new, "doctor")
    assert ran.exit_code == 1
    assert "✗ audit.chain  审计日志被改动：第 1 条" in ran.output


def test_the_first_administrator_comes_by_a_link_and_sees_no_case_data(tmp_path: Path, home: Home):
    run(home, "login", link(home, Role.SYSTEM_ADMINISTRATOR))
    ran = run(home, "search", "𠮷田")
    assert ran.exit_code != 0
    assert "𠮷田明" not in ran.output


def test_nobody_reads_people_without_signing_in(home: Home):
    for words in (["search", "𠮷田"], ["show", PERSON], ["paths", PERSON, PERSON]):
        ran = run(home, *words)
        assert ran.exit_code != 0
        assert "𠮷田明" not in ran.output


def test_a_link_signs_in_and_the_token_is_its_owners_alone(home: Home):
    token = link(home, Role.INVESTIGATOR)
    assert run(home, "login", f"http://127.0.0.1:8000/login#{token}").exit_code == 0
    assert (home.folder / "session").stat().st_mode & 0o777 == 0o600
    assert "𠮷田明" in run(home, "search", "𠮷田").output
    assert run(home, "login", token).exit_code != 0, "a link works once"
    run(home, "logout")
    assert run(home, "search", "𠮷田").exit_code != 0


def test_reading_is_masked_until_case_and_purpose_are_given(home: Home):
    run(home, "login", link(home, Role.INVESTIGATOR))
    masked = json.loads(run(home, "show", PERSON, "--json").output)["entity"]["properties"]["birth_date"][0]
    assert (masked["value"], masked["masked"]) == ("1990年*", True)
    stated = ("--case", "（2025）云01刑初12号", "--purpose", "核对年龄")
    seen = json.loads(run(home, "show", PERSON, *stated, "--json").output)
    assert seen["entity"]["properties"]["birth_date"][0]["value"] == "1990-05"
    assert run(home, "show", PERSON, "--case", "随便", "--purpose", "看看").exit_code != 0


@pytest.mark.parametrize("role", Role)
def test_no_reading_command_leaks_the_sealed_file(home: Home, role: Role):
    run(home, "login", link(home, role))
    for words in (
        ["search", "江城"],
        ["show", PERSON],
        ["show", HIDDEN_PERSON],
        ["search", "隐者", "--json"],
    ):
        assert not leaks(run(home, *words).output, ""), words


def test_a_password_signs_in_at_the_keyboard_too(home: Home):
    users = home.casework.users
    user = users.add("某人", body=users.body("某局"), roles={Role.INVESTIGATOR})
    home.casework.passwords.set(user.id, f"investigator{user.id}", "correct horse battery")
    asked = ["login", "--user", f"investigator{user.id}", "--home", str(home.folder)]
    assert CliRunner().invoke(app, asked, input="wrong\n").exit_code != 0
    assert CliRunner().invoke(app, asked, input="correct horse battery\n").exit_code == 0
    assert (
        timedelta(0) < home.casework.sessions.find(_stored(home)).expires_at - home.casework.database.clock()
    )


def _stored(home: Home):
    from casework.kernel.secret import Secret

    return Secret((home.folder / "session").read_text("ascii"))
