"""What people do may be kept by a database server: the demo signs in there, and a server that is not there is told."""

from pathlib import Path
from urllib.parse import quote

import pytest

from casework.errors import CaseworkError
from fuyuan.home import Home
from fuyuan.pipeline.demonstration import demo_user
from tests.casework.conftest import looked_at
from tests.fuyuan import postgres


def _home(folder: Path, url: str) -> Home:
    folder.mkdir()
    (folder / "fuyuan.toml").write_text(f'[casework]\nurl = "{url}"\n', "utf-8")
    return Home.open(folder)


@pytest.mark.postgres
def test_users_and_audit_are_kept_on_a_server_and_a_wrong_password_is_told_without_it(tmp_path: Path) -> None:
    with postgres.server() as place:
        address = f"postgresql+psycopg://reader:{quote(postgres.PASSWORD)}@{place}/postgres"
        with _home(tmp_path / "one", address) as home:
            user = demo_user(home)
            home.casework.audit.append(looked_at("e1", user=user))
            assert home.casework.audit.verify().sound
        assert (tmp_path / "one" / "casework.audit-head").is_file()
        assert not (tmp_path / "one" / "casework.sqlite").exists()
        with Home.open(tmp_path / "one") as again:
            assert demo_user(again) == user
            assert [entry.act.shown for entry in again.casework.audit.read()] == [("e1",)]
            assert again.casework.audit.verify().sound
        with (
            _home(tmp_path / "two", f"postgresql+psycopg://reader:geheim@{place}/postgres") as home,
            pytest.raises(CaseworkError, match="无法使用") as told,
        ):
            home.casework  # noqa: B018
        assert "geheim" not in str(told.value)


@pytest.mark.parametrize("url", ["业务库", "oracel://x/y"])
def test_an_address_that_is_none_is_told(tmp_path: Path, url: str) -> None:
    with _home(tmp_path / "home", url) as home, pytest.raises(CaseworkError, match="无法识别"):
        home.casework  # noqa: B018
