"""The truth is in the files: whatever a story says must be found stands in the sources it names."""

import json
from pathlib import Path

import pytest

from fuyuan import demo
from fuyuan.demo.city import City, Document
from fuyuan.demo.model import Size
from fuyuan.demo.register import HEADER
from fuyuan.demo.truth import Expect, Expectation, Subject
from fuyuan.demo.write import source_files

SEEDS = [1, 2, 3, 4]


@pytest.fixture(params=SEEDS, ids=lambda seed: f"seed {seed}")
def city(request: pytest.FixtureRequest) -> City:
    return demo.build_city(request.param)


def _expectations(city: City) -> list[Expectation]:
    return [expectation for story in city.stories for expectation in story.expectations]


def _source_text(city: City, subject: Subject) -> str:
    assert subject.source is not None
    path, _, line = subject.source.partition("#")
    text = source_files(city)[path].decode()
    return next(row for row in text.splitlines() if f'"id": "{line}"' in row) if line else text


def _document(city: City, number: str | None) -> Document:
    return next(document for document in city.documents if document.number == number)


def test_every_subject_stands_in_the_source_it_is_said_to_stand_in(city: City) -> None:
    subjects = [
        subject for expectation in _expectations(city) for subject in expectation.subjects if subject.source
    ]
    assert len(subjects) > 60
    for subject in subjects:
        text = _source_text(city, subject).replace("(", "（").replace(")", "）")
        assert subject.name in text, subject
        assert subject.identifier is None or subject.identifier in text, subject


def test_every_sentence_stands_in_its_document_as_written(city: City) -> None:
    told = [expectation for expectation in _expectations(city) if expectation.sentence]
    assert {expectation.expect for expectation in told} == {Expect.OFFENCE, Expect.REVERSED}
    for expectation in told:
        assert str(expectation.sentence) in _document(city, expectation.document).text


def test_every_document_of_a_story_is_written_and_every_case_number_is_its_own(city: City) -> None:
    numbers = [document.number for document in city.documents]
    assert len(set(numbers)) == len(numbers)
    assert {number for story in city.stories for number in story.documents} <= set(numbers)


def test_charge_and_finding_differ_agree_or_the_court_acquits(city: City) -> None:
    by_key = {document.judgment.key: document.judgment.truth.offences for document in city.documents}
    said = {
        key: {(it.asserted_by, it.offence, it.polarity) for it in by_key[key]}
        for key in ("charged-theft-found-fraud", "charge-agreed", "acquitted")
    }
    assert {("prosecutor", "盗窃罪", "positive"), ("court", "诈骗罪", "positive")} <= said[
        "charged-theft-found-fraud"
    ]
    name = "帮助信息网络犯罪活动罪"
    assert said["charge-agreed"] == {("prosecutor", name, "positive"), ("court", name, "positive")}
    assert said["acquitted"] == {
        ("prosecutor", "合同诈骗罪", "positive"),
        ("court", "合同诈骗罪", "negative"),
    }


def test_only_the_borrower_among_three_namesakes_has_an_identity_number_twice(city: City) -> None:
    story = next(story for story in city.stories if story.id == "namesakes")
    joined, apart = (
        next(it for it in story.expectations if it.expect is expect)
        for expect in (Expect.JOINED, Expect.APART)
    )
    assert len({subject.name for subject in (*joined.subjects, *apart.subjects)}) == 1
    assert joined.subjects[0].identifier == joined.subjects[1].identifier is not None
    assert [subject.identifier for subject in apart.subjects].count(None) == 2


def test_companies_of_the_stories_stand_on_the_register_with_code_and_representative(city: City) -> None:
    text = source_files(city)["registry/演示_企业登记信息.csv"].decode()
    rows = {line.split(",")[1]: line.split(",") for line in text.splitlines()[1:]}
    representative = HEADER.index("法人代表")
    for code in city.told:
        assert rows[code][representative] != "N/A"


def test_stories_are_the_same_in_a_larger_city() -> None:
    assert demo.stories(size=Size(companies=260, judgments=45, penalties=25)) == demo.stories()


def test_the_truth_file_holds_every_document_and_story(tmp_path: Path) -> None:
    truth = json.loads(demo.write(tmp_path).stories.read_text())
    assert len(truth["documents"]) == 30
    assert len(truth["stories"]) == len(demo.stories()) >= 12
    assert {"case_number", "court", "doc_type", "decided_on", "parties", "offences"} <= set(
        truth["documents"][0]
    )
