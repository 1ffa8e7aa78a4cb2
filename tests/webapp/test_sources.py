"""What is said of sources that are looked at by themselves: to whom, and never more than names, times and counts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from casework.grants.grants import Wish as Grant
from casework.identity.model import Role
from casework.kernel.jobs import BUILD
from casework.schedule.schedule import FOLDER, HTTP, Wish
from fuyuan.home import Home
from fuyuan.pipeline.worker import Worker
from tests.ingest.invented import csv_bytes, registry_row
from tests.webapp import town as t
from tests.webapp.conftest import sign_in

CASE = {"case_number": "（2025）云01刑初12号", "purpose": "核对流水"}


@pytest.fixture
def watched(town: Home, tmp_path) -> Home:
    """A folder that came in, an address that does not answer, and a folder of the sealed case."""
    folder = tmp_path / "投放"
    folder.mkdir()
    (folder / "a.csv").write_bytes(csv_bytes([registry_row(1), registry_row(2)]))
    schedule = town.casework.schedule
    schedule.add(Wish("registry", FOLDER, str(folder), 60, "registry"))
    schedule.add(Wish("pulled", HTTP, "http://127.0.0.1:9/a.csv?key=%E6%9F%90", 3600))
    schedule.add(Wish("sealed", FOLDER, str(tmp_path / "none"), 60, compartment=t.SEALED))
    town.config = replace(town.config, worker_build=False)
    Worker(town, settle=0.01).once()
    return town


def names(client: FlaskClient) -> list[str]:
    return [source["name"] for source in client.get("/api/v1/sources").json["sources"]]


def test_success_next_run_and_failures_are_there(client: FlaskClient, watched: Home):
    states = {source["name"]: source for source in client.get("/api/v1/sources").json["sources"]}
    good, bad = states["registry"], states["pulled"]
    assert (good["failures"], good["note"]) == (0, "采纳 2 行，未变 0 行，隔离 0 行")
    assert good["last_success"] < good["next_run"]
    assert "last_failure" not in good
    assert (bad["failures"], bad["note"]) == (1, "网址无法读取（ConnectError）")
    assert bad["last_failure"] < bad["next_run"]
    assert "127.0.0.1" not in str(states), "an address may hold a key"


def test_jobs_say_how_each_look_went(client: FlaskClient, watched: Home):
    answer = client.get("/api/v1/jobs").json
    assert not answer["truncated"]
    assert {(job["kind"], job["source"], job["state"], job["attempt"]) for job in answer["jobs"]} == {
        ("source", "registry", "done", 1),
        ("source", "pulled", "failed", 1),
    }
    assert client.get("/api/v1/jobs?limit=1").json["truncated"]


def test_a_cases_source_is_there_only_where_the_case_is(client: FlaskClient, watched: Home, investigator):
    assert names(client) == ["pulled", "registry"]
    users, until = watched.casework.users, watched.casework.database.clock() + timedelta(days=1)
    approver = users.add("批准人", body=users.body("某局"), roles={Role.INVESTIGATOR})
    grant = Grant(**CASE, valid_to=until, of_case=CASE["case_number"], user=investigator.id)
    watched.casework.grants.give(grant, approver=approver.id)
    watched.casework.jobs.ask(BUILD, "sealed")
    assert "sealed" not in {job["source"] for job in client.get("/api/v1/jobs").json["jobs"]}
    assert names(client) == ["pulled", "registry"], "a grant alone shows nothing: the case is to be stated"
    assert client.post("/api/v1/session/purpose", json=CASE).status_code == 200
    assert names(client) == ["pulled", "registry", "sealed"]
    jobs = {(job["kind"], job["source"]) for job in client.get("/api/v1/jobs").json["jobs"]}
    assert jobs == {("source", "pulled"), ("source", "registry"), ("source", "sealed"), ("graph", "sealed")}


def test_a_name_given_anew_does_not_show_its_former_jobs(client: FlaskClient, watched: Home, tmp_path):
    watched.casework.schedule.remove("sealed")
    watched.casework.schedule.add(Wish("sealed", FOLDER, str(tmp_path), 60))
    assert "sealed" in names(client)
    assert "sealed" not in {job["source"] for job in client.get("/api/v1/jobs").json["jobs"]}


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.SYSTEM_ADMINISTRATOR, ["pulled", "registry"]),
        (Role.PARTY, []),
        (Role.AUDITOR, []),
        (Role.ESTATE_ADMINISTRATOR, []),
    ],
)
def test_other_roles_see_open_sources_or_none(app: APIFlask, watched: Home, role: Role, seen: list[str]):
    users = watched.casework.users
    client = sign_in(app, watched, users.add("某人", body=users.body("某单位"), roles={role}))
    assert names(client) == seen
    assert {job["source"] for job in client.get("/api/v1/jobs").json["jobs"]} == set(seen)
