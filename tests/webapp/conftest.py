"""The application over an invented town, a browser that is not signed in, and one that is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from casework.identity.model import Role, User
from tests.webapp.town import Town
from webapp.app import create_app


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    town = Town(tmp_path)
    yield town
    town.close()


@pytest.fixture
def app(town: Town) -> APIFlask:
    return create_app(town)


@pytest.fixture
def stranger(app: APIFlask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def investigator(town: Town) -> User:
    body = town.casework.users.body("江城市公安局")
    return town.casework.users.add("程见微", body=body, roles={Role.INVESTIGATOR})


def sign_in(app: APIFlask, town: Town, user: User) -> FlaskClient:
    """A browser that has spent a link; it sends the CSRF token as the explorer does."""
    client = app.test_client()
    token = town.casework.links.issue(user.id)
    answer = client.post("/api/v1/session", json={"token": token.text})
    assert answer.status_code == 200
    client.environ_base["HTTP_X_CSRF_TOKEN"] = answer.json["csrf"]
    return client


@pytest.fixture
def client(app: APIFlask, town: Town, investigator: User) -> FlaskClient:
    return sign_in(app, town, investigator)
