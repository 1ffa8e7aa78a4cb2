"""Other numbers, and what each is to this document."""

import pytest

from tests.nlp.invented import APPEAL, criminal, draft, extract


def related(text: str) -> dict[str, str]:
    return {r.number.printed.value: r.relation for r in extract(text).related_cases}


def test_the_decision_appealed_against_is_under_review() -> None:
    assert related(APPEAL) == {"（2019）云0103民初55号": "under_review"}


def test_earlier_instances_of_a_review_are_told() -> None:
    history = (
        "云州市中级人民法院审理云州市人民检察院指控被告人柳青山犯诈骗罪一案，以（2013）云中刑初字第4号刑事判决，"
        "判处有期徒刑一年。柳青山提出上诉。云州省高级人民法院以（2014）云刑终字第64号刑事裁定，驳回上诉。现已复核终结。\n"
    )
    found = related(criminal(type="刑事裁定书", number="", history=history))
    assert found == {
        "（2013）云中刑初字第4号": "earlier_instance",
        "（2014）云刑终字第64号": "under_review",
    }


def test_the_title_being_enforced_is_told() -> None:
    text = draft(
        type="执行裁定书",
        number="（2020）云0102执18号",
        header="申请执行人：柳青山。\n被执行人：祝一鸣。\n",
        history="申请执行人柳青山与被执行人祝一鸣民间借贷纠纷一案，本院作出的（2019）云0102民初5号民事判决书已经发生法律效力。\n",
    )
    assert related(text) == {"（2019）云0102民初5号": "enforcement_basis"}


def test_a_criminal_record_in_the_header_is_a_past_conviction() -> None:
    header = "被告人柳青山，男。因犯盗窃罪于2010年被云州市东山区人民法院以（2010）东刑初字第3号刑事判决判处拘役。\n"
    assert related(criminal(header=header)) == {"（2010）东刑初字第3号": "prior_conviction"}


def test_a_number_that_is_only_mentioned_is_cited() -> None:
    assert related(draft(reasoning="本院认为，（2018）云0105民初7号案与本案无关。")) == {
        "（2018）云0105民初7号": "cited"
    }


@pytest.mark.parametrize("again", ["(2012)东山刑初字第225号", "（2012）东山刑初字第00225号"])
def test_one_case_in_two_writings_is_one(again: str) -> None:
    text = draft(reasoning=f"本院认为，（2012）东山刑初字第00225号刑事判决属实，{again}刑事判决已生效。")
    assert len(extract(text).related_cases) == 1


def test_numbers_of_the_appendix_are_not_ours() -> None:
    assert related(draft(tail="附：参见（2018）云0105民初7号民事判决书\n")) == {}
