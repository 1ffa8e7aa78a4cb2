"""The application over an invented home, a browser that is not signed in, and one that is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from casework.identity.model import Role, User
from fuyuan.home import Home
from tests.webapp.town import found_town
from webapp.app import create_app


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home's folder as it was founded; nobody writes into it."""
    folder = tmp_path_factory.mktemp("town") / "home"
    found_town(folder)
    return folder


@pytest.fixture
def town(founded: Path, tmp_path: Path) -> Iterator[Home]:
    """A copy for one test."""
    shutil.copytree(founded, tmp_path / "home")
    with Home.open(tmp_path / "home") as home:
        yield home


@pytest.fixture
def app(town: Home) -> APIFlask:
    return create_app(town)


@pytest.fixture
def stranger(app: APIFlask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def investigator(town: Home) -> User:
    body = town.casework.users.body("江城市公安局")
    return town.casework.users.add("程见微", body=body, roles={Role.INVESTIGATOR})


def sign_in(app: APIFlask, town: Home, user: User) -> FlaskClient:
    """A browser that has spent a link; it sends the CSRF token as the explorer does."""
    client = app.test_client()
    token = town.casework.links.issue(user.id)
    answer = client.post("/api/v1/session", json={"token": token.text})
    assert answer.status_code == 200
    client.environ_base["HTTP_X_CSRF_TOKEN"] = answer.json["csrf"]
    return client


@pytest.fixture
def client(app: APIFlask, town: Home, investigator: User) -> FlaskClient:
    return sign_in(app, town, investigator)
