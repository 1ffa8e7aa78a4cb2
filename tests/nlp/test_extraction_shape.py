"""The object that scripts read: every key always there, every span inside the text, every index a place."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from nlp.extract import Source, extract_document, extract_documents
from nlp.pipeline import LONGEST
from tests.nlp.invented import APPEAL, CRIMINAL, draft, extract, one_line

KEYS = [
    "path",
    "document_id",
    "sha256",
    "doc_type",
    "case_number",
    "court",
    "decided_on",
    "parties",
    "judges",
    "related_cases",
    "causes",
    "articles",
    "abbreviations",
    "references",
    "entities",
    "relations",
    "outcome",
    "decision",
    "sections",
    "spans",
    "warnings",
]
PARTY_KEYS = [
    "name",
    "roles",
    "kind",
    "start",
    "end",
    "masked",
    "aliases",
    "birth_date",
    "sex",
    "ethnicity",
    "id_number",
    "address",
    "custody",
    "prior_convictions",
    "legal_representative",
    "agents",
]
TEXTS = [CRIMINAL, APPEAL, draft(), one_line(CRIMINAL), "", "不是裁判文书"]


@pytest.mark.parametrize("text", TEXTS)
def test_every_key_is_always_there(text: str) -> None:
    found = extract(text).to_json()
    assert list(found) == KEYS
    assert all(list(party) == PARTY_KEYS for party in found["parties"])
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


@pytest.mark.parametrize("text", TEXTS)
def test_every_span_lies_in_the_text_and_every_pointer_leads_somewhere(text: str) -> None:
    found = extract(text).to_json()
    for start, end in _spans(found):
        assert 0 <= start < end <= len(text)
    for pointer in found["spans"]:
        assert _at(found, pointer) is not None


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        if "start" in value:
            yield value["start"], value["end"]
        for key, inner in value.items():
            yield from ([tuple(s) for s in inner.values()] if key == "spans" else _spans(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def _at(value: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


@pytest.mark.parametrize("text", TEXTS)
def test_relations_join_entities_of_the_list(text: str) -> None:
    found = extract(text).to_json()
    for relation in found["relations"]:
        assert 0 <= relation["subject"] < len(found["entities"])
        assert 0 <= relation["object"] < len(found["entities"])
        assert relation["asserted_by"] in ("party", "prosecutor", "court")
        assert 0 < relation["confidence"] <= 1


def test_a_whole_judgment_prints_as_promised() -> None:
    found = extract(CRIMINAL).to_json()
    assert {k: found[k] for k in ("doc_type", "case_number", "court", "decided_on")} == {
        "doc_type": "刑事判决书",
        "case_number": "（2019）云0102刑初88号",
        "court": "云州市东山区人民法院",
        "decided_on": "2019-04-10",
    }
    assert found["judges"][0] == {"name": "温良", "role": "审判长"}
    assert found["articles"] == [
        {"law": "中华人民共和国刑法", "article": "266", "paragraph": None, "item": None},
        {"law": "中华人民共和国刑法", "article": "67", "paragraph": 3, "item": None},
    ]
    defendant = found["parties"][1]
    assert (defendant["name"], defendant["aliases"], defendant["birth_date"]) == (
        "柳青山",
        ["柳大山"],
        "1981-03-04",
    )
    assert defendant["agents"] == [{"name": "祝一鸣", "firm": "云州正言律师事务所"}]
    assert found["warnings"] == []


def test_the_passage_of_a_verdict_names_the_convicted() -> None:
    found = extract(CRIMINAL).to_json()
    (verdict,) = [
        r
        for r in found["relations"]
        if r["type"] == "offence" and r["standing"] == "found" and r["polarity"] == "positive"
    ]
    assert CRIMINAL[verdict["start"] : verdict["end"]] == "被告人柳青山犯诈骗罪"
    assert found["entities"][verdict["subject"]]["text"] == "柳青山"


def test_a_representative_is_given_with_span() -> None:
    company = extract(APPEAL).to_json()["parties"][0]
    representative = company["legal_representative"]
    assert APPEAL[representative["start"] : representative["end"]] == representative["name"] == "石磊"


def test_a_stream_keeps_its_order_and_equals_one_by_one() -> None:
    texts = [CRIMINAL, "", APPEAL] * 7
    sources = [Source(t, "a", str(i), "") for i, t in enumerate(texts)]
    streamed = list(extract_documents(iter(sources), batch_size=4))
    assert [e.document_id for e in streamed] == [s.document_id for s in sources]
    assert streamed == [
        extract_document(s.text, path="a", document_id=s.document_id, sha256="") for s in sources
    ]


def test_a_stream_takes_no_document_before_it_reads_it() -> None:
    taken = 0

    def sources() -> Iterator[Source]:
        nonlocal taken
        for i in range(1000):
            taken += 1
            yield Source(draft(), "a", str(i), "")

    next(extract_documents(sources()))
    assert taken == 1


def test_two_processes_read_what_one_reads() -> None:
    sources = [Source(t, "a", str(i), "") for i, t in enumerate([CRIMINAL, APPEAL, draft(), ""] * 3)]
    assert list(extract_documents(sources, processes=2)) == list(extract_documents(sources))


def test_a_text_beyond_all_measure_is_refused_in_words(monkeypatch) -> None:
    monkeypatch.setattr("nlp.extract.LONGEST", 10)
    found = list(extract_documents([Source("甲" * 11, "a", "1", ""), Source("甲" * 9, "a", "2", "")]))
    assert found[0].warnings[0].startswith("too_long")
    assert found[1].warnings[0].startswith("not_a_judgment")
    assert LONGEST > 1_000_000


def test_what_the_body_names_is_listed_and_its_relations_point_at_it() -> None:
    text = draft(history="原告柳青山诉称，2018年5月，被告祝一鸣向赵某某借款3万元。\n")
    found = extract(text).to_json()
    assert {"time", "amount"} <= {entity["type"] for entity in found["entities"]}
    (loan,) = [r for r in found["relations"] if r["type"] == "lent_to"]
    assert [found["entities"][loan[end]]["text"] for end in ("subject", "object")] == ["赵某某", "祝一鸣"]
