"""Auditors read the log, nobody else does, and their reading is in it."""

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from casework.identity.model import Role
from fuyuan.home import Home
from tests.webapp import town as t
from tests.webapp.conftest import sign_in
from tests.webapp.test_guard import acts


@pytest.fixture
def auditor(app: APIFlask, town: Home) -> FlaskClient:
    body = town.casework.users.body("江城市监察机关")
    return sign_in(app, town, town.casework.users.add("邵审", body=body, roles={Role.AUDITOR}))


def test_an_auditor_reads_who_saw_whom(client: FlaskClient, auditor: FlaskClient):
    client.get(f"/api/v1/entities/{t.PERSON}")
    lines = auditor.get("/api/v1/audit").json["lines"]
    seen = next(line for line in lines if line["action"] == "entity.read")
    assert seen["shown"] == [t.PERSON]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))


def test_reading_the_log_is_in_the_log(auditor: FlaskClient, town: Home):
    auditor.get("/api/v1/audit?user=u1")
    act = acts(town)[-1]
    assert (act.action, act.role, act.question) == ("audit.read", "auditor", '{"user": "u1"}')


def test_the_log_is_read_page_by_page_and_by_user(client: FlaskClient, auditor: FlaskClient):
    mine = client.get("/api/v1/session").json["session"]["user"]["name"]
    assert mine
    first = auditor.get("/api/v1/audit?limit=1").json
    assert (first["truncated"], len(first["lines"])) == (True, 1)
    second = auditor.get("/api/v1/audit?limit=1&after=1").json["lines"][0]
    assert second["seq"] == 2
    of_one = auditor.get(f"/api/v1/audit?user={first['lines'][0]['user']}").json["lines"]
    assert {line["user"] for line in of_one} == {first["lines"][0]["user"]}
