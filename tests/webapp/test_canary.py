"""The canary crawl: invented particulars are planted in every store, then every route is asked as every role, and
nothing of them may come out by an answer, an error, a header or a log line. Routes added later are crawled too."""

import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from apiflask import APIFlask

from casework.identity.model import Role
from casework.schedule.schedule import FOLDER, Wish
from fuyuan.home import Home
from fuyuan.pipeline.worker import Worker
from graph.model import GraphDelta, Value
from ontology.standing import Effect, Standing
from tests.webapp import town as t
from tests.webapp.conftest import sign_in
from tests.webapp.every_route import every_request

PLANTED = {
    "id_number": "530102198811112345",
    "phone": "13911112222",
    "address": "映川省汐州市桃源区金丝雀巷77号",
    "birth_date": "1988-11-11",
    "ethnicity": "纳西族",
    "email": "canary@nest.example",
}
PROSE = (
    "被告人金丝雀，男，1988年11月11日出生于映川省，纳西族，住映川省汐州市桃源区金丝雀巷77号，"
    "公民身份号码530102198811112345，电话13911112222，邮箱canary@nest.example。被告人犯诈骗罪。"
)
SECRETS = {
    *PLANTED.values(),
    "11月11日",
    "1988年11月11",
    "金丝雀巷",
    "江城隐者",  # the name in the sealed compartment
    "封存的卷宗",  # and the sealed text
    str(t.SEALED),
}


@pytest.fixture
def nest(town: Home) -> Home:
    """The town with the canaries in graph, evidence, text and row."""
    person = t.GRAPH.entities[0]
    more = {name: (Value(v, 1, Standing.RECORDED, Effect.UNKNOWN),) for name, v in PLANTED.items()}
    said = tuple(
        replace(
            t.REGISTERED, owner=t.PERSON, property=name, value=v, statement=f"{'b' * 32}.{70_000 + n:016x}"
        )
        for n, (name, v) in enumerate(PLANTED.items())
    )
    entity = replace(person, properties={**person.properties, **more})
    penalty = replace(
        person,
        entity="e" + "4" * 32,
        type="penalty",
        properties={"facts": (Value(PROSE, 1, Standing.RECORDED, Effect.UNKNOWN),)},
    )
    town.store().apply([GraphDelta(t.BUILD, "2026-03-01", entities=(entity, penalty), evidence=said)])
    t.deliver(town, "canary", f"判决书（{PLANTED['phone']}）", PROSE)
    town.builds.mark_linked(t.BUILD, town.lake.version())
    town.casework.schedule.add(Wish("封存的卷宗", FOLDER, PLANTED["address"], 60, compartment=t.SEALED))
    town.casework.schedule.add(Wish("公开的登记", FOLDER, PLANTED["address"], 60))
    Worker(town, settle=0.01).once()
    return town


@pytest.fixture
def known() -> dict[str, list[str]]:
    hidden = t.HIDDEN_PERSON
    text = t.record_id("judgment", "canary")
    return {
        "entity_id": [t.PERSON, t.COMPANY, hidden, "e" + "4" * 32],
        "relation_id": [t.OFFENCE, t.HEADS, t.HIDDEN],
        "document_id": [t.DOCUMENT, t.HIDDEN_DOCUMENT, text],
        "record_id": [t.ROW, t.HIDDEN_DOCUMENT, text],
        "grant_id": ["g1"],
        "q": ["𠮷田", "纳西", "金丝", "5301021988", "139111122", "江城隐", "1988-11", "canary", "诈骗"],
        "ids": [f"{t.PERSON},{t.COMPANY},{hidden}"],
    }


def leaks(text: str, sent: str) -> set[str]:
    """Secrets in an answer that the asker did not send."""
    return {secret for secret in SECRETS if secret in text and secret not in sent}


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """Every line that any logger writes, whatever its level."""
    found: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage() + str(record.exc_info or ""))

    root, keep = logging.getLogger(), Keep()
    level = root.level
    root.addHandler(keep)
    root.setLevel(logging.DEBUG)
    yield found
    root.removeHandler(keep)
    root.setLevel(level)


@pytest.mark.parametrize("role", [None, *Role])
def test_nothing_planted_comes_out(
    app: APIFlask, nest: Home, known: dict[str, list[str]], lines: list[str], role: Role | None
):
    users = nest.casework.users
    user = users.add("某职员", body=users.body("某单位"), roles={role}) if role else None
    client = sign_in(app, nest, user) if user else app.test_client()
    crawled = 0
    for asked in every_request(app, known):
        answer = asked.send(client)
        crawled += 1
        assert answer.status_code != 500, asked
        sent = f"{asked.path} {dict(asked.query)} {asked.body}"
        said = answer.get_data(as_text=True) + str(answer.headers)
        assert not leaks(said, sent), (asked.access.method, asked.path, dict(asked.query))
        if user and asked.access.method != "GET":
            client = sign_in(app, nest, user)
    assert crawled > 30
    assert not [line for line in lines if leaks(line, "")]


def test_what_goes_wrong_inside_says_nothing_of_anybody(
    app: APIFlask, nest: Home, lines: list[str], monkeypatch: pytest.MonkeyPatch
):
    """A failure whose own message quotes a person."""
    users = nest.casework.users
    client = sign_in(app, nest, users.add("某人", body=users.body("某局"), roles={Role.INVESTIGATOR}))

    def fails() -> None:
        raise LookupError(PROSE)

    monkeypatch.setattr(nest, "store", fails)
    for path in (f"entities/{t.PERSON}", "search?q=x", f"documents/{t.DOCUMENT}"):
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == 500
        assert not leaks(answer.text, "")
    assert not [line for line in lines if leaks(line, "")]


def test_the_crawl_would_find_a_leak(app: APIFlask, nest: Home, known: dict[str, list[str]]):
    """With case and purpose stated the same crawl meets the canaries: they are really there."""
    users = nest.casework.users
    client = sign_in(app, nest, users.add("某人", body=users.body("某局"), roles={Role.INVESTIGATOR}))
    stated = {"case_number": "（2025）云01刑初12号", "purpose": "核对身份"}
    assert client.post("/api/v1/session/purpose", json=stated).status_code == 200
    met: set[str] = set()
    for asked in every_request(app, known):
        if asked.access.method == "GET":
            met |= leaks(asked.send(client).get_data(as_text=True), "")
    assert met >= {*PLANTED.values(), "11月11日", "金丝雀巷"}
    assert not met & {"江城隐者", "封存的卷宗"}, "the sealed file stays sealed without a grant"
