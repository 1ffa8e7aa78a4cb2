"""Every role at every door. The matrix comes from the routes' rules, so a route added later is tried here too."""

from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from casework.identity.model import Role
from fuyuan.home import Home
from tests.webapp import town as t
from tests.webapp.conftest import sign_in
from tests.webapp.every_route import every_request
from webapp.matrix import accesses, table

KNOWN = {
    "entity_id": [t.PERSON],
    "relation_id": [t.OFFENCE],
    "document_id": [t.DOCUMENT],
    "record_id": [t.ROW],
    "q": ["𠮷田"],
    "ids": [f"{t.PERSON},{t.COMPANY}"],
}
DOOR = {"urn:fuyuan:problem:role", "urn:fuyuan:problem:sign-in", "urn:fuyuan:problem:csrf"}
CASE_DATA = {"search", "entity.read", "entity.neighbours", "document.read", "record.read", "relation.read"}


def stopped_at_the_door(answer) -> bool:
    return (answer.get_json(silent=True) or {}).get("type") in DOOR


@pytest.mark.parametrize("role", Role)
def test_each_role_gets_what_the_matrix_says(app: APIFlask, town: Home, role: Role):
    user = town.casework.users.add("某职员", body=town.casework.users.body("江城市某单位"), roles={role})
    client = sign_in(app, town, user)
    for asked in every_request(app, KNOWN):
        answer = asked.send(client)
        assert answer.status_code != 500, asked
        if asked.access.allows(role):
            assert not stopped_at_the_door(answer), (asked, answer.text)
        else:
            assert answer.status_code == 403, (asked, answer.text)
            assert answer.json["type"] == "urn:fuyuan:problem:role"
        if asked.access.method != "GET":
            client = sign_in(app, town, user)  # signing out is one of the routes


def test_a_stranger_gets_what_the_matrix_says(app: APIFlask, stranger: FlaskClient):
    for asked in every_request(app, KNOWN):
        answer = asked.send(stranger)
        if asked.access.rule.signed_in:
            assert answer.status_code == 401, asked
            assert answer.json["type"] == "urn:fuyuan:problem:sign-in"
        else:
            assert answer.status_code in (200, 401), asked  # 401: an invented link


def test_every_writing_route_wants_the_csrf_token(app: APIFlask, town: Home):
    body = town.casework.users.body("江城市某单位")
    client = sign_in(app, town, town.casework.users.add("某人", body=body, roles=set(Role)))
    del client.environ_base["HTTP_X_CSRF_TOKEN"]
    for asked in every_request(app, KNOWN):
        if asked.access.method != "GET" and asked.access.rule.signed_in:
            assert asked.send(client).json["type"] == "urn:fuyuan:problem:csrf", asked


def test_who_keeps_the_machine_or_the_log_sees_no_case_data(app: APIFlask):
    for access in accesses(app):
        if access.rule.action in CASE_DATA:
            for role in (Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR, Role.ANALYST, Role.AGENCY_OFFICER):
                assert not access.allows(role), access
    log = next(access for access in accesses(app) if access.rule.action == "audit.read")
    assert [role for role in Role if log.allows(role)] == [Role.AUDITOR]


def test_the_published_table_is_the_one_the_routes_make(app: APIFlask):
    """If this fails, rights have changed: `python -m webapp.matrix > docs/access.md`, and read the difference."""
    assert Path("docs/access.md").read_text("utf-8") == table(app)
