"""Nobody is shown anything without a session, a role and a line in the log; and no route can forget that."""

import json
from dataclasses import replace

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.audit.model import Act
from casework.audit.rows import from_row
from casework.audit.tables import AuditRow
from casework.identity.model import Role, User
from fuyuan.home import Home
from ontology.viewer import open_viewer
from tests.webapp import town as t
from tests.webapp.conftest import sign_in
from webapp.app import create_app
from webapp.guard import FRAMEWORK_ROUTES, check_rules, rule_of
from webapp.problems import MEDIA_TYPE

READS = {
    "search": "search?q=𠮷田",
    "entity.read": f"entities/{t.PERSON}",
    "entity.together": f"entities?ids={t.PERSON},{t.COMPANY}",
    "entity.statements": f"entities/{t.PERSON}/statements",
    "entity.neighbours": f"entities/{t.PERSON}/neighbours",
    "relation.read": f"relations/{t.OFFENCE}",
    "document.read": f"documents/{t.DOCUMENT}",
    "record.read": f"records/{t.ROW}",
}
"""Every audited action, with a question that shows somebody."""


def acts(town: Home) -> list[Act]:
    with town.casework.database.reading() as connection:
        rows = connection.execute(select(AuditRow.__table__).order_by(AuditRow.seq)).all()
    return [from_row(row).act for row in rows]


def fill_disk(town: Home) -> None:
    """From now on the audit table takes no line; everything else works."""
    with town.casework.database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )


def test_every_route_states_its_rule(app: APIFlask):
    silent = {e for e, view in app.view_functions.items() if rule_of(view) is None}
    assert silent == set(FRAMEWORK_ROUTES)


def test_a_rule_without_an_audit_says_why(app: APIFlask):
    for endpoint, view in app.view_functions.items():
        rule = rule_of(view)
        assert rule is None or rule.action or rule.because, endpoint


def test_an_app_with_a_route_without_a_rule_does_not_start(app: APIFlask):
    @app.get("/api/v1/everything")
    def everything() -> str:
        return "程见微"

    with pytest.raises(RuntimeError, match="everything"):
        check_rules(app)


def test_the_reads_tried_here_are_all_there_are(app: APIFlask):
    rules = [rule for view in app.view_functions.values() if (rule := rule_of(view)) is not None]
    assert set(READS) == {r.action for r in rules if r.action and Role.INVESTIGATOR in r.roles}


@pytest.mark.parametrize("path", [*READS.values(), "schema"])
def test_without_a_session_there_is_nothing(stranger: FlaskClient, path: str):
    answer = stranger.get(f"/api/v1/{path}")
    assert answer.status_code == 401
    assert answer.json["type"] == "urn:fuyuan:problem:sign-in"


@pytest.mark.parametrize("cookie", ["", "x", "𠮷" * 20, "A" * 43])
def test_an_invented_cookie_opens_nothing(stranger: FlaskClient, cookie: str):
    stranger.set_cookie("fuyuan_session", cookie, path="/api/v1")
    assert stranger.get("/api/v1/schema").status_code == 401


@pytest.mark.parametrize("action", READS)
def test_each_read_is_in_the_log_with_who_what_and_whom(
    client: FlaskClient, town: Home, investigator: User, action: str
):
    answer = client.get(f"/api/v1/{READS[action]}")
    assert answer.status_code == 200
    act = acts(town)[-1]
    assert (act.action, act.user, act.body, act.role) == (
        action,
        investigator.id,
        investigator.body,
        "investigator",
    )
    assert act.terminal == "127.0.0.1"
    assert not act.export
    asked = READS[action].split("=")[-1].split("/")[:2][-1]
    assert asked in json.loads(act.question).values()
    assert act.count > 0
    shown = set(act.shown)
    assert shown
    for known in (t.PERSON, t.COMPANY, t.CASE, t.DOCUMENT, t.ROW):
        if action != "search" and f'"{known}"' in answer.text:
            assert known in shown, "whatever is shown is named"


def test_a_neighbourhood_names_everybody_in_it(client: FlaskClient, town: Home):
    client.get(f"/api/v1/entities/{t.PERSON}/neighbours")
    assert set(acts(town)[-1].shown) == {t.PERSON, t.COMPANY, t.CASE}


def test_finding_nobody_is_in_the_log_too(client: FlaskClient, town: Home):
    client.get("/api/v1/search?q=不存在的人")
    client.get(f"/api/v1/entities/{t.HIDDEN_PERSON}")
    assert [(a.action, a.shown, a.count) for a in acts(town)[-2:]] == [
        ("search", (), 0),
        ("entity.read", (), 0),
    ]


@pytest.mark.parametrize("path", [*READS.values(), f"entities/{t.HIDDEN_PERSON}"])
def test_without_a_line_in_the_log_there_is_no_answer(client: FlaskClient, town: Home, path: str):
    fill_disk(town)
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 503
    assert answer.mimetype == MEDIA_TYPE
    assert answer.json["type"] == "urn:fuyuan:problem:audit-unavailable"
    for secret in (t.NAME, "远帆", "诈骗", "3100000"):
        assert secret not in answer.text


def test_nobody_signs_in_without_a_line_in_the_log(stranger: FlaskClient, town: Home, investigator: User):
    token = town.casework.links.issue(investigator.id)
    fill_disk(town)
    answer = stranger.post("/api/v1/session", json={"token": token.text})
    assert answer.status_code == 503
    assert stranger.get_cookie("fuyuan_session", path="/api/v1") is None


def test_the_log_stays_sound(client: FlaskClient, town: Home):
    for path in READS.values():
        client.get(f"/api/v1/{path}")
    verdict = town.casework.audit.verify()
    assert verdict.sound
    assert verdict.entries == 1 + len(READS)  # and the sign-in


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR, Role.ANALYST, Role.AGENCY_OFFICER])
def test_roles_that_read_no_case_data_are_told_so(app: APIFlask, town: Home, role: Role):
    body = town.casework.users.body("江城市大数据局")
    client = sign_in(app, town, town.casework.users.add("值班员", body=body, roles={role}))
    assert client.get("/api/v1/schema").status_code == 200
    for path in READS.values():
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == 403
        assert answer.json["type"] == "urn:fuyuan:problem:role"


def test_an_answer_that_breaks_its_own_description_does_not_leave(
    client: FlaskClient, town: Home, monkeypatch: pytest.MonkeyPatch
):
    graph = town.store()

    class Rumours:
        """A store that has gone wrong."""

        def entities(self, *_: object) -> dict[str, object]:
            entity = graph.entities(open_viewer("u1"), [t.PERSON])[t.PERSON]
            (name,) = entity.properties["name"]
            return {t.PERSON: replace(entity, properties={"name": (replace(name, standing="rumour"),)})}

        def build_info(self) -> object:
            return graph.build_info()

    monkeypatch.setattr(town, "store", Rumours)
    answer = client.get(f"/api/v1/entities/{t.PERSON}")
    assert answer.status_code == 500
    assert t.NAME not in answer.text


def test_creating_the_app_twice_over_one_home_is_harmless(town: Home):
    create_app(town)
    create_app(town)
