"""What an investigator gets to read: found by two characters, expanded, opened down to the sentence."""

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from fuyuan.home import Home
from graph.model import GraphDelta
from ontology.ids import EntityId
from tests.webapp import town as t
from tests.webapp.test_guard import acts
from tests.webapp.town import deliver
from webapp.app import create_app
from webapp.headings import Heading, heading

BUILD = {"build": t.GRAPH.build, "world_date": "2026-03-01"}
WALK = {**BUILD, "truncated": False}


def get(client: FlaskClient, path: str, **query: object) -> dict:
    answer = client.get(f"/api/v1/{path}", query_string=query)
    assert answer.status_code == 200, answer.text
    return answer.json


def test_health_says_which_build_answers_and_that_nobody_is_real(stranger: FlaskClient):
    assert get(stranger, "health") == {
        **BUILD,
        "status": "ok",
        "fictional": True,
        "version": version("fuyuan-graph"),
    }


def test_two_characters_find_a_name_beyond_the_bmp(client: FlaskClient):
    found = get(client, "search", q="𠮷田")
    assert found == {
        **WALK,
        "results": [
            {
                "id": t.PERSON,
                "type": "person",
                "caption": t.NAME,
                "matched": {"property": "name", "value": t.NAME, "exactness": "prefix"},
            }
        ],
        "papers": {"count": 0, "more": False},
    }


def test_namesakes_are_told_apart_by_what_is_around_them(client: FlaskClient, town: Home):
    namesake = replace(t.GRAPH.entities[0], entity=EntityId("e" + "6" * 32))
    town.store().apply([GraphDelta(t.BUILD, "2026-03-01", entities=(namesake,))])
    beside = {hit["id"]: hit["beside"] for hit in get(client, "search", q="𠮷田")["results"]}
    assert beside == {
        t.PERSON: [
            {"id": t.COMPANY, "label": "担任法定代表人", "caption": t.FIRM},
            {"id": t.CASE, "label": "涉嫌或被判", "caption": "（2025）云01刑初12号"},
        ],
        namesake.entity: [],
    }
    assert {t.COMPANY, t.CASE} <= set(acts(town)[-1].shown), "whoever is shown beside them is in the log"


def test_search_keeps_to_the_kinds_asked_for(client: FlaskClient):
    everything = get(client, "search", q="云01")["results"]
    assert [each["type"] for each in everything] == ["proceeding"]
    assert get(client, "search", q="云01", type="company,person")["results"] == []
    legal = get(client, "search", q="江城", type="legal_entity")["results"]
    assert [each["id"] for each in legal] == [t.COMPANY]


def test_papers_stand_below_whom_they_are_about_and_are_counted(client: FlaskClient, town: Home):
    """However many titles begin with a place, its companies are found first, and a few papers are still listed."""
    ten_firms_and_hundreds_of_papers(town)
    answer = get(client, "search", q="云陵")
    assert [each["type"] for each in answer["results"]] == ["company"] * 10 + ["document"] * 10
    assert answer["papers"] == {"count": 100, "more": True}
    assert answer["truncated"]
    few = get(client, "search", q="云陵", limit=5)["results"]
    assert [each["type"] for each in few] == ["company"] * 4 + ["document"]
    alone = get(client, "search", q="云陵", type="document,company", limit=1000)
    assert alone["papers"] == {"count": 300, "more": False}
    assert not alone["truncated"]
    firms = get(client, "search", q="云陵", type="company")
    assert (len(firms["results"]), firms["papers"]["count"], firms["truncated"]) == (10, 0, False)


def ten_firms_and_hundreds_of_papers(town: Home) -> None:
    """The words stand at the beginning of each title and only inside the firms' names."""
    firms = [("company", {"name": f"远帆（云陵）{n}号公司"}) for n in range(10)]
    papers = [("document", {"title": f"云陵市人民法院判决书之{n}"}) for n in range(300)]
    shares = tuple(
        t._entity(EntityId(f"e{n:032x}"), type_name, **named)
        for n, (type_name, named) in enumerate(firms + papers)
    )
    town.store().apply([GraphDelta(t.BUILD, "2026-03-01", entities=shares)])


def test_an_entity_shows_exact_values_and_readable_ones(client: FlaskClient):
    answer = get(client, f"entities/{t.COMPANY}")
    assert answer["entity"]["caption"] == "江城远帆商贸有限公司"
    assert answer["entity"]["properties"]["registered_capital"] == [
        {
            "value": "CNY:3100000:exact",
            "display": "31,000.00 元",
            "count": 1,
            "standing": "recorded",
            "effect": "unknown",
            "source_date": "2025-06-01",
        }
    ]
    assert "resolved_from" not in answer


def test_a_date_is_no_more_exact_than_its_source(client: FlaskClient):
    client.post(
        "/api/v1/session/purpose", json={"case_number": "（2025）云01刑初12号", "purpose": "核对年龄"}
    )
    person = get(client, f"entities/{t.PERSON}")["entity"]
    assert person["properties"]["birth_date"][0]["display"] == "1990年5月"


def test_an_id_that_was_merged_away_leads_to_where_it_lives_now(client: FlaskClient):
    answer = get(client, f"entities/{t.FORMER}")
    assert answer["entity"]["id"] == t.PERSON
    assert answer["resolved_from"] == t.FORMER


def test_a_canvas_comes_back_with_what_joins_it(client: FlaskClient):
    """Former ids lead to where they live now; what is unknown or hidden is simply not there."""
    asked = [t.FORMER, t.COMPANY, t.HIDDEN_PERSON, "e" + "7" * 32]
    answer = get(client, "entities", ids=",".join(asked))
    assert {n["id"]: n["caption"] for n in answer["nodes"]} == {t.PERSON: t.NAME, t.COMPANY: t.FIRM}
    assert [e["id"] for e in answer["edges"]] == [t.HEADS]  # neither the case nor the hidden relation
    assert answer["moved"] == {t.FORMER: t.PERSON}
    assert not answer["truncated"]


def test_a_canvas_with_too_many_relations_says_so(client: FlaskClient):
    answer = get(client, "entities", ids=f"{t.PERSON},{t.COMPANY},{t.CASE}", limit=1)
    assert (len(answer["nodes"]), len(answer["edges"]), answer["truncated"]) == (3, 1, True)


def test_neighbours_are_drawn_and_counted(client: FlaskClient):
    answer = get(client, f"entities/{t.PERSON}/neighbours")
    assert {node["id"] for node in answer["nodes"]} == {t.PERSON, t.COMPANY, t.CASE}
    offence = next(edge for edge in answer["edges"] if edge["id"] == t.OFFENCE)
    assert offence == {
        "id": t.OFFENCE,
        "type": "offence",
        "label": "罪名",
        "subject": t.PERSON,
        "object": t.CASE,
        "qualifiers": {"offence": "诈骗罪"},
        "standing": "found",
        "effect": "unknown",
        "sources": 2,
        "counter": 0,
        "valid_from": "2025-01-01",
        "valid_to": "2025-12-31",
        "properties": {},
    }
    assert {(c["relation"], c["label"], c["direction"], c["count"]) for c in answer["counts"]} == {
        ("offence", "涉嫌或被判", "out", 1),
        ("legal_representative_of", "担任法定代表人", "out", 1),
    }


def test_counts_read_from_the_other_end(client: FlaskClient):
    counts = get(client, f"entities/{t.COMPANY}/neighbours")["counts"]
    assert [(c["label"], c["direction"]) for c in counts] == [("法定代表人是", "in")]


def test_neighbours_along_one_relation_and_on_one_day(client: FlaskClient):
    path = f"entities/{t.PERSON}/neighbours"
    assert [e["id"] for e in get(client, path, types="offence")["edges"]] == [t.OFFENCE]
    assert get(client, path, as_of="2026-01-01")["edges"] == []


def test_two_steps_reach_what_one_does_not(client: FlaskClient):
    path = f"entities/{t.COMPANY}/neighbours"
    assert {e["id"] for e in get(client, path)["edges"]} == {t.HEADS}
    assert {e["id"] for e in get(client, path, hops=2)["edges"]} == {t.HEADS, t.OFFENCE}


def test_a_cut_answer_says_so(client: FlaskClient):
    answer = get(client, f"entities/{t.PERSON}/neighbours", limit=1)
    assert answer["truncated"]
    assert len(answer["edges"]) == 1
    assert len(answer["nodes"]) == 2
    assert sum(c["count"] for c in answer["counts"]) == 2
    assert get(client, f"relations/{t.OFFENCE}", limit=1)["truncated"]


def test_an_edge_opens_to_the_very_words(client: FlaskClient):
    """A charge and a finding stand apart, and the browser cuts out the right words although 𠮷 is two units there."""
    answer = get(client, f"relations/{t.OFFENCE}")
    text = get(client, f"documents/{t.DOCUMENT}")["text"].encode("utf-16-le")
    said = {
        e["standing_label"]: (e["asserted_by_label"], text[2 * e["start"] : 2 * e["end"]].decode("utf-16-le"))
        for e in answer["evidence"]
    }
    assert said == {
        "认定": ("法院", "被告人𠮷田明犯诈骗罪"),
        "指控": ("检察机关", "被告人𠮷田明诈骗他人钱款"),
    }
    assert [e["standing"] for e in answer["evidence"]] == ["found", "alleged"]  # firmest first
    first = answer["evidence"][0]
    assert first["document"] == t.DOCUMENT
    assert first["source"] == {
        "name": "judgment",
        "kind": "document",
        "title": "刑事判决书",
        "case_number": "（2025）云01刑初12号",
        "court": "江城市中级人民法院",
        "date": "2025-06-01",
        "obtained": first["source"]["obtained"],
    }
    assert "column" not in first


def test_a_quotation_from_an_untitled_text_says_kind_and_day_from_the_text_itself():
    long = "经审理查明，双方另有约定。" * 2_000
    text = f"{t.TEXT}判决如下：\n{long}\n审判长陆鸣\n二〇二五年五月二十日\n书记员程白\n"
    assert heading(text) == Heading("江城市中级人民法院", "（2025）云01刑初12号", "刑事判决书", "2025-05-20")


def test_a_rows_evidence_names_its_cell(client: FlaskClient):
    evidence = get(client, f"entities/{t.COMPANY}/statements")["evidence"]
    assert [(e["record"], e["column"], e["display"]) for e in evidence] == [
        (t.ROW, "注册资金", "31,000.00 元")
    ]
    assert evidence[0]["source"]["kind"] == "row"
    assert evidence[0]["source"]["title"] == "registry.csv 第 2 行"
    assert "document" not in evidence[0]
    assert "start" not in evidence[0]
    record = get(client, f"records/{t.ROW}")
    assert record["line"] == 2
    assert {"column": "注册资金", "header": "注册资金", "value": "3.1万元"} in record["cells"]
    assert "document" not in record


def test_a_document_comes_as_it_is_stored(client: FlaskClient):
    answer = get(client, f"documents/{t.DOCUMENT}")
    assert answer["text"] == t.TEXT
    assert answer["length_utf16"] == len(t.TEXT.encode("utf-16-le")) // 2 == len(t.TEXT) + 2


def test_a_text_replaced_since_the_build_does_not_move_the_words(client: FlaskClient, town: Home):
    """Until the next build, evidence points into the text that it was read from."""
    deliver(town, "j1", "刑事判决书（更正）", "更正：" + t.TEXT)
    assert town.lake.document(t.DOCUMENT).text == "更正：" + t.TEXT
    assert get(client, f"documents/{t.DOCUMENT}")["text"] == t.TEXT
    first = get(client, f"relations/{t.OFFENCE}")["evidence"][0]
    assert first["source"]["title"] == "刑事判决书"
    assert first["start"] == t.DECIDED.start + 1  # after one wide character


def test_before_the_first_build_there_is_one_clear_sentence(tmp_path: Path):
    with Home.open(tmp_path / "new") as home:
        answer = create_app(home).test_client().get("/api/v1/health")
    assert answer.status_code == 503
    assert answer.json["type"] == "urn:fuyuan:problem:no-build"
    assert "fuyuan build" in answer.json["detail"]
    assert str(tmp_path) not in answer.text


def test_the_vocabulary_is_readable(client: FlaskClient):
    answer = get(client, "schema")
    person = next(each for each in answer["types"] if each["name"] == "person")
    assert (person["label"], person["shape"], person["abstract"]) == ("自然人", "circle", False)
    assert {
        "name": "id_number",
        "label": "公民身份号码",
        "type": "identifier",
        "privacy": "sensitive",
    } in person["properties"]
    party = next(each for each in answer["relations"] if each["name"] == "party_to")
    assert (party["forward"], party["reverse"]) == ("是当事人", "当事人有")


@pytest.mark.parametrize(
    "path",
    [
        f"entities/{t.HIDDEN_PERSON}",
        f"entities/{t.HIDDEN_PERSON}/statements",
        f"entities/{t.HIDDEN_PERSON}/neighbours",
        f"relations/{t.HIDDEN}",
        f"documents/{t.HIDDEN_DOCUMENT}",
        f"records/{t.HIDDEN_DOCUMENT}",
    ],
)
def test_not_yours_and_unknown_are_the_same_answer(client: FlaskClient, path: str):
    hidden = client.get(f"/api/v1/{path}")
    unknown = client.get(f"/api/v1/{path.replace('9', '7')}")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.data == unknown.data
    assert [*hidden.headers.items()] == [*unknown.headers.items()]


def test_what_is_sealed_is_in_no_search_and_no_count(client: FlaskClient):
    assert get(client, "search", q="江城隐者")["results"] == []
    around = get(client, f"entities/{t.COMPANY}/neighbours")
    assert t.HIDDEN_PERSON not in str(around)
    assert sum(each["count"] for each in around["counts"]) == 1
