"""The reader of judgments against the generator's own truth: each checks the other.

Where they disagree on a natural sentence, the sentence stays and the reader learns it."""

from collections.abc import Iterator
from typing import Any

import pytest

from fuyuan import demo
from fuyuan.demo.city import Document
from fuyuan.demo.truth import DocumentTruth
from nlp.extract import Source, extract_documents
from nlp.extraction import Extraction
from ontology.identifiers import case_number
from tests.demo.life import town


@pytest.fixture(scope="module")
def read() -> list[tuple[Document, Extraction]]:
    documents = demo.build_city().documents
    sources = (Source(it.text, it.file, it.id, "0" * 64) for it in documents)
    return list(zip(documents, extract_documents(sources), strict=True))


def _pairs(
    read: list[tuple[Document, Extraction]],
) -> Iterator[tuple[DocumentTruth, dict[str, Any], Extraction]]:
    for document, extraction in read:
        yield document.judgment.truth, extraction.to_json(), extraction


def _canonical(number: str | None) -> str:
    return case_number(number or "").normalised


def test_heading_and_date_of_every_document_are_read(read) -> None:
    for truth, printed, _ in _pairs(read):
        assert _canonical(printed["case_number"]) == _canonical(truth.case_number) != ""
        assert printed["court"] == truth.court
        assert printed["doc_type"] == truth.doc_type
        assert printed["decided_on"] == truth.decided_on.isoformat()


def test_parties_are_read_with_their_whole_role_chain_and_masks(read) -> None:
    for truth, printed, _ in _pairs(read):
        expected = [(it.name, list(it.roles), it.kind, it.masked) for it in truth.parties]
        assert [(it["name"], it["roles"], it["kind"], it["masked"]) for it in printed["parties"]] == expected


def test_representatives_agents_births_and_numbers_are_tied_to_their_party(read) -> None:
    for truth, printed, _ in _pairs(read):
        for expected, found in zip(truth.parties, printed["parties"], strict=True):
            representative = found["legal_representative"]
            assert (representative and representative["name"]) == expected.representative
            assert tuple(agent["name"] for agent in found["agents"]) == expected.agents
            if expected.kind == "person":
                assert found["birth_date"] == (expected.born.isoformat() if expected.born else None)
                assert found["id_number"] == expected.identifier


def test_everyone_who_signs_is_read_with_the_office(read) -> None:
    for truth, printed, _ in _pairs(read):
        assert [(it["role"], it["name"]) for it in printed["judges"]] == list(truth.judges)


def test_cited_articles_and_other_cases_are_read(read) -> None:
    for truth, printed, _ in _pairs(read):
        cited = {(it["law"], it["article"], it["paragraph"], it["item"]) for it in printed["articles"]}
        assert {(it.law, it.article, it.paragraph, it.item) for it in truth.articles} <= cited
        related = {_canonical(it["case_number"]) for it in printed["related_cases"]}
        assert {_canonical(it.case_number) for it in truth.related} == related


def test_who_says_what_of_whom_is_read_with_its_standing(read) -> None:
    for truth, _, extraction in _pairs(read):
        expected = {
            (it.defendant, it.offence, it.asserted_by, it.standing, it.polarity) for it in truth.offences
        }
        found = {
            (
                extraction.parties[it.party].name.value,
                it.offence.value,
                it.asserted_by,
                it.standing,
                it.polarity,
            )
            for it in extraction.offences
        }
        assert found == expected


def test_the_rings_verdicts_and_the_twenty_claims_are_read_as_they_were_planted() -> None:
    told = [it for it in town(1).documents if it.judgment.key.startswith(("fraud-ring", "licensing"))]
    assert len(told) == 26
    sources = (Source(it.text, it.file, it.id, "0" * 64) for it in told)
    found = list(zip(told, extract_documents(sources), strict=True))
    test_parties_are_read_with_their_whole_role_chain_and_masks(found)
    test_who_says_what_of_whom_is_read_with_its_standing(found)
