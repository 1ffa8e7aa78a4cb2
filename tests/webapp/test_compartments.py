"""What a viewer may not see does not exist: every answer equals that of a graph built from their compartments alone.

The graphs are drawn, restricted shares among them; the answers are compared whole, so counts, captions, ranks,
`truncated`, snippets and errors are too. Grants then decide who such a viewer is.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings

from casework.grants.grants import UnfitGrant, Wish
from casework.identity.model import Role, User
from fuyuan.home import Home
from fuyuan.home.compartments import Restricted, of_case
from graph.model import GraphDelta
from graph.store.sqlite import SqliteStore, build_sqlite
from ontology.viewer import OPEN, Viewer
from ontology.vocabulary import vocabulary
from tests.graph.generated import ENTITIES, FORMER, deltas, relation, viewers
from tests.webapp import town as t
from tests.webapp.conftest import sign_in
from webapp import guard

CASE, PURPOSE = "（2025）云01刑初12号", "核查资金去向"
STATED = {"case_number": CASE, "purpose": PURPOSE}
QUESTIONS = (
    *(f"search?q={q}&limit={n}" for q in ("张", "公司", "9111", "AB") for n in (1, 20)),
    "search?q=2021&limit=2",
    f"entities?ids={','.join([*ENTITIES, *FORMER])}",
    *(f"entities/{id}" for id in (*ENTITIES[:4], FORMER[0])),
    *(f"entities/{id}/neighbours?hops=2&limit=3" for id in ENTITIES[:3]),
    *(f"entities/{id}/statements?limit=2" for id in ENTITIES[:2]),
    *(f"relations/{relation(n)}" for n in range(4)),
)


def fitting(delta: GraphDelta) -> GraphDelta:
    """The drawn relations with as many qualifiers as their types have."""
    return replace(
        delta,
        relations=tuple(
            replace(r, qualifiers=("被告",) * len(vocabulary().relations[r.type].qualifiers))
            for r in delta.relations
        ),
    )


def seen_by(delta: GraphDelta, viewer: Viewer) -> GraphDelta:
    return replace(
        delta,
        entities=tuple(s for s in delta.entities if viewer.sees(s.compartment)),
        relations=tuple(s for s in delta.relations if viewer.sees(s.compartment)),
        evidence=tuple(r for r in delta.evidence if viewer.sees(r.compartment)),
    )


@pytest.mark.parametrize("personal", [False, True])
def test_any_answer_is_that_of_a_graph_of_the_viewers_compartments_alone(
    client: FlaskClient, town: Home, monkeypatch: pytest.MonkeyPatch, personal: bool
):
    @given(deltas().map(fitting), viewers)
    @settings(max_examples=15, suppress_health_check=list(HealthCheck), database=None)
    def holds(delta: GraphDelta, viewer: Viewer) -> None:
        looking = replace(viewer, compartments=viewer.compartments | {OPEN}, sees_personal=personal)
        monkeypatch.setattr(guard, "current_viewer", lambda _: looking)
        with TemporaryDirectory() as folder:
            answers = [
                _answers(client, town, monkeypatch, Path(folder) / name, each)
                for name, each in (("all", delta), ("alone", seen_by(delta, looking)))
            ]
        assert answers[0] == answers[1]
        assert {status for status, _ in answers[0]} <= {200, 404}

    holds()


def _answers(
    client: FlaskClient, town: Home, monkeypatch: pytest.MonkeyPatch, path: Path, delta: GraphDelta
) -> list[tuple[int, str]]:
    build_sqlite(path, [delta])
    store = SqliteStore(path)
    monkeypatch.setattr(town, "store", lambda: store)
    try:
        return [(a.status_code, a.text) for a in (client.get(f"/api/v1/{q}") for q in QUESTIONS)]
    finally:
        store.close()


@pytest.fixture
def approver(town: Home) -> User:
    body = town.casework.users.body("江城市公安局")
    return town.casework.users.add("批准人", body=body, roles={Role.INVESTIGATOR})


@pytest.fixture
def grant(town: Home, approver: User, investigator: User) -> Callable[..., str]:
    def give(days: float = 30, **named: object) -> str:
        to = {"user": investigator.id, "compartment": t.SEALED, **named}
        until = town.casework.database.clock() + timedelta(days=days)
        return town.casework.grants.give(Wish(CASE, PURPOSE, until, **to), approver=approver.id).id

    return give


def test_a_source_is_its_cases_in_whichever_brackets_it_was_registered():
    known = [
        Restricted(n, number, "", False)
        for n, number in enumerate(("松公立字[2024]8号", "松公立字〔2024〕9号", ""))
    ]
    assert of_case(known, "松公立字〔2024〕8号") == {0}
    assert of_case(known, "") == frozenset()


def sees_the_sealed_file(client: FlaskClient) -> bool:
    person = client.get(f"/api/v1/entities/{t.HIDDEN_PERSON}").status_code
    document = client.get(f"/api/v1/documents/{t.HIDDEN_DOCUMENT}").status_code
    found = bool(client.get("/api/v1/search?q=江城隐者").json.get("results"))
    assert (person == 200) == (document == 200) == found
    return found


def test_a_grant_opens_a_compartment_while_its_case_is_stated(client: FlaskClient, grant: Callable[..., str]):
    grant()
    assert not sees_the_sealed_file(client)
    client.post("/api/v1/session/purpose", json=STATED)
    assert sees_the_sealed_file(client)
    client.post("/api/v1/session/purpose", json={**STATED, "case_number": "（2025）云01刑初99号"})
    assert not sees_the_sealed_file(client)


def test_no_grant_no_compartment_whatever_is_stated(client: FlaskClient):
    client.post("/api/v1/session/purpose", json=STATED)
    assert not sees_the_sealed_file(client)


def test_a_case_may_be_granted_whole_and_to_a_body(
    client: FlaskClient, grant: Callable[..., str], investigator: User
):
    grant(compartment=None, of_case=CASE, user=None, body=investigator.body)
    client.post("/api/v1/session/purpose", json=STATED)
    assert sees_the_sealed_file(client)


def test_a_grant_taken_back_is_over_at_once(
    client: FlaskClient, grant: Callable[..., str], town: Home, approver: User, investigator: User
):
    given_ = grant()
    client.post("/api/v1/session/purpose", json=STATED)
    assert sees_the_sealed_file(client)
    assert not town.casework.grants.revoke(given_, by=investigator.id), "only who approved it takes it back"
    assert town.casework.grants.revoke(given_, by=approver.id)
    assert not sees_the_sealed_file(client)


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": -1},
        {"days": 400},
        {"compartment": None},
        {"of_case": CASE},
        {"user": None},
        {"body": "b1"},
    ],
)
def test_a_grant_says_one_thing_to_one_holder_for_a_time(grant: Callable[..., str], wrong: dict[str, object]):
    with pytest.raises(UnfitGrant):
        grant(**wrong)


def test_nobody_grants_to_themselves(grant: Callable[..., str], approver: User):
    with pytest.raises(UnfitGrant, match="不能给自己授权"):
        grant(user=approver.id)


@pytest.mark.parametrize("role", [Role.ESTATE_ADMINISTRATOR, Role.PARTY])
def test_who_has_one_matter_sees_that_and_nothing_open(
    app: APIFlask, town: Home, grant: Callable[..., str], role: Role
):
    user = town.casework.users.add("当事一方", body=town.casework.users.body("某事务所"), roles={role})
    client = sign_in(app, town, user)
    grant(user=user.id)
    refused = client.get("/api/v1/search?q=江城")
    assert (refused.status_code, refused.json["type"]) == (403, "urn:fuyuan:problem:no-matter")
    client.post("/api/v1/session/purpose", json=STATED)
    assert sees_the_sealed_file(client)
    assert client.get(f"/api/v1/entities/{t.PERSON}").status_code == 404
    assert client.get(f"/api/v1/documents/{t.DOCUMENT}").status_code == 404


def test_a_party_is_granted_a_source_by_name_never_a_whole_case(
    app: APIFlask, town: Home, grant: Callable[..., str]
):
    user = town.casework.users.add("当事人", body=town.casework.users.body("个人"), roles={Role.PARTY})
    client = sign_in(app, town, user)
    grant(user=user.id, compartment=None, of_case=CASE)
    client.post("/api/v1/session/purpose", json=STATED)
    assert client.get("/api/v1/search?q=江城").status_code == 403
