"""What identifies or locates a person is masked in every answer until a case and a purpose are stated."""

from dataclasses import replace
from urllib.parse import quote

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from casework.identity.model import Role
from fuyuan.home import Home
from graph.model import EvidenceRow, GraphDelta, Value
from ontology.standing import Effect, Standing
from tests.webapp import town as t
from tests.webapp.conftest import sign_in
from tests.webapp.test_guard import acts

ID, PHONE, HOUSE = "530102199005061234", "13800008000", "映川省汐州市桃源区柳巷9号"
PARTICULARS = {
    "id_number": ID,
    "phone": PHONE,
    "address": HOUSE,
    "birth_date": "1990-05-06",
    "ethnicity": "傣族",
}
STATED = {"case_number": "（2025）云01刑初12号", "purpose": "核对被告人身份"}
ASK = "登记案号和查询目的后可见"


@pytest.fixture
def known(town: Home) -> Home:
    """The town, in which more is known of the person."""
    share = t.GRAPH.entities[0]
    more = {
        name: (Value(value, 1, Standing.RECORDED, Effect.UNKNOWN),) for name, value in PARTICULARS.items()
    }
    person = replace(share, properties={**share.properties, **more})
    said = tuple(_said(name, value, n) for n, (name, value) in enumerate(PARTICULARS.items()))
    town.store().apply([GraphDelta(t.BUILD, "2026-03-01", entities=(person,), evidence=said)])
    return town


def _said(name: str, value: str, number: int) -> EvidenceRow:
    return replace(
        t.REGISTERED,
        owner=t.PERSON,
        property=name,
        value=value,
        statement=f"{'b' * 32}.{number + 50_000:016x}",
    )


def person(client: FlaskClient, **headers: str) -> dict:
    return client.get(f"/api/v1/entities/{t.PERSON}", headers=headers).json["entity"]["properties"]


def test_particulars_are_masked_and_say_how_to_see_them(client: FlaskClient, known: Home):
    shown = {name: values[0] for name, values in person(client).items() if name != "name"}
    assert {name: value["value"] for name, value in shown.items()} == {
        "id_number": "530102********1234",
        "phone": "138****8000",
        "address": "映川省汐州市桃源区*",
        "birth_date": "1990年*",
        "ethnicity": "*",
    }
    for value in shown.values():
        assert (value["masked"], value["ask"], value["display"]) == (True, ASK, value["value"])


def test_names_and_offences_stand_as_published(client: FlaskClient, known: Home):
    assert person(client)["name"][0]["value"] == t.NAME
    assert "masked" not in person(client)["name"][0]


def test_nothing_of_them_is_in_any_evidence(client: FlaskClient, known: Home):
    answer = client.get(f"/api/v1/entities/{t.PERSON}/statements")
    assert len(answer.json["evidence"]) == len(PARTICULARS)
    for value in (*PARTICULARS.values(), "柳巷"):
        assert value not in answer.text


def test_stating_case_and_purpose_lifts_the_masks_and_is_in_the_log(client: FlaskClient, known: Home):
    stated = client.post("/api/v1/session/purpose", json={**STATED, "minutes": 30})
    assert stated.json["stated"]["case_number"] == STATED["case_number"]
    assert {name: person(client)[name][0]["value"] for name in PARTICULARS} == PARTICULARS
    told = [(a.action, a.case_number, a.purpose) for a in acts(known)][-2:]
    both = (STATED["case_number"], STATED["purpose"])
    assert told == [("entity.read", *both)] * 2
    assert ("session.purpose", *both) in [(a.action, a.case_number, a.purpose) for a in acts(known)]


def test_what_was_stated_can_be_taken_back(client: FlaskClient, known: Home):
    client.post("/api/v1/session/purpose", json=STATED)
    assert "stated" not in client.delete("/api/v1/session/purpose").json
    assert person(client)["phone"][0]["masked"]


def test_headers_state_it_for_one_request(client: FlaskClient, known: Home):
    headers = {"X-Case-Number": quote(STATED["case_number"]), "X-Purpose": quote(STATED["purpose"])}
    assert person(client, **headers)["id_number"][0]["value"] == ID
    assert acts(known)[-1].case_number == STATED["case_number"]
    assert person(client)["id_number"][0]["masked"]


@pytest.mark.parametrize("case", ["随便看看", "1", "（2025）"])
def test_a_case_that_is_none_lifts_nothing(client: FlaskClient, known: Home, case: str):
    assert client.post("/api/v1/session/purpose", json={**STATED, "case_number": case}).status_code == 422
    headers = {"X-Case-Number": quote(case), "X-Purpose": quote("核对身份")}
    assert client.get(f"/api/v1/entities/{t.PERSON}", headers=headers).status_code == 422


def test_who_has_the_whole_number_may_search_by_it_and_nobody_finds_it_digit_by_digit(
    client: FlaskClient, known: Home
):
    found = client.get(f"/api/v1/search?q={ID}").json["results"]
    assert [(hit["id"], hit["matched"]["value"]) for hit in found] == [(t.PERSON, "530102********1234")]
    for part in (ID[:17], ID[6:14], PHONE[:10], "５３０１０２１９９００５０６１２３"):
        answer = client.get(f"/api/v1/search?q={part}&limit=1").json
        assert (answer["results"], answer["truncated"]) == ([], False), part


def test_running_text_is_covered_without_moving_a_character(client: FlaskClient, known: Home):
    text = f"被告人𠮷田明，男，1990年5月6日出生，住{HOUSE[:9]}𠮷巷9号，身份证号{ID}，电话{PHONE}。犯诈骗罪。"
    t.deliver(known, "j2", "判决书", text)
    known.builds.mark_linked(t.BUILD, known.lake.version())
    document = t.record_id("judgment", "j2")
    answer = client.get(f"/api/v1/documents/{document}").json
    for value in (ID, PHONE, "5月6日", "巷9号"):
        assert value not in answer["text"]
    assert answer["masked"]
    assert answer["text"].encode("utf-16-le").find("诈骗".encode("utf-16-le")) == text.encode(
        "utf-16-le"
    ).find("诈骗".encode("utf-16-le"))
    client.post("/api/v1/session/purpose", json=STATED)
    assert client.get(f"/api/v1/documents/{document}").json["text"] == text


def test_a_home_may_set_its_own_formats(app: APIFlask, known: Home, client: FlaskClient):
    (known.folder / "masking.yaml").write_text("properties: {person.name: {kind: surname}}\n")
    known.__dict__.pop("masks", None)
    assert person(client)["name"][0]["value"] == "𠮷*"
    around = client.get(f"/api/v1/entities/{t.PERSON}/neighbours")
    found = client.get("/api/v1/search?q=𠮷田明")
    assert t.NAME not in around.text + found.text
    assert next(n for n in around.json["nodes"] if n["id"] == t.PERSON)["masked"]


def test_a_cell_is_masked_by_its_heading_or_by_what_it_looks_like(known: Home):
    from casework.masking.curtain import Curtain

    drawn = Curtain(known.masks, lifted=False)
    assert drawn.cell("身份证号码", ID).text == "530102********1234"
    assert drawn.cell("备注", f"联系{PHONE}").text == "联系138****8000"
    assert drawn.cell("经营范围", "日用百货").text == "日用百货"


@pytest.mark.parametrize("role", [Role.PROSECUTOR, Role.JUDGE])
def test_prosecutors_and_judges_may_state_a_case_too(app: APIFlask, known: Home, role: Role):
    user = known.casework.users.add("某人", body=known.casework.users.body("某院"), roles={role})
    client = sign_in(app, known, user)
    client.post("/api/v1/session/purpose", json=STATED)
    assert person(client)["id_number"][0]["value"] == ID
