"""Relations whose ends are words for somebody (被告, 二被告, 该公司) come to the lake between those they mean."""

import pytest

from ontology.standing import AssertedBy, Polarity, Standing
from tests.nlp.invented import criminal, extract
from tests.nlp.test_statements import of
from tests.nlp.test_tie_statements import HEADER, civil, ends, stated

TWO = "原告：柳青山，男，1981年3月4日出生，住云州市。\n被告：祝一鸣，男，1982年3月4日出生，住云州市。\n"


def test_a_loan_between_plaintiff_and_defendant_is_between_the_parties_of_the_header() -> None:
    text = civil("2018年5月，被告向原告借款3万元。", TWO)
    found = stated(text)
    assert ends(found, "lent_to") == [("柳青山", "祝一鸣")]
    (subject,) = of(found, "lent_to", "subject")
    assert subject.extractor.startswith("fuyuan_coreference@")
    assert subject.confidence < 0.75
    assert "被告向原告借款" in text[subject.evidence.start : subject.evidence.end]
    assert (subject.asserted_by, subject.standing) == (AssertedBy.COURT, Standing.FOUND)


def test_a_role_that_two_hold_ties_nobody_and_two_of_two_tie_both() -> None:
    assert ends(stated(civil("被告向原告借款3万元。", HEADER)), "lent_to") == []
    both = ends(stated(civil("二被告向原告借款3万元。", HEADER)), "lent_to")
    assert both == [("柳青山", "云州某某不锈钢有限公司"), ("柳青山", "祝一鸣")]


FIRM = TWO + "被告：云州青山机械有限公司，住所地云州市江口区码头路8号。\n"


def test_that_company_is_the_one_named_before() -> None:
    found = stated(civil("2018年，云州青山机械有限公司停产。祝一鸣系该公司股东。", FIRM))
    assert ends(found, "shareholding") == [("祝一鸣", "云州青山机械有限公司")]


def test_what_the_plaintiff_says_of_himself_stays_his() -> None:
    text = civil("借款到期。", TWO).replace("本院认为，", "本院认为，原告主张其将钱款借给被告，被告未归还。")
    (subject,) = of(stated(text), "lent_to", "subject")
    assert (subject.asserted_by, subject.standing) == (AssertedBy.PARTY, Standing.ALLEGED)
    assert subject.polarity is Polarity.POSITIVE


def test_money_that_goes_through_another_is_not_the_others() -> None:
    text = civil("祝一鸣通过云州青山机械有限公司向原告支付3万元。", FIRM)
    assert ends(stated(text), "paid_to") == []


def test_drug_relations_are_left_to_their_own_reader_and_names_to_theirs() -> None:
    text = criminal(
        history="经审理查明，2018年5月3日，被告人柳青山将冰毒1包贩卖给吸毒人员赵某某。被告人将冰毒2包贩卖给吸毒人员赵某某。\n"
    )
    assert all(r.extractor != "fuyuan_coreference" for r in extract(text).relations)


@pytest.mark.parametrize(
    "sentence",
    [
        "被告应向原告支付违约金3万元。",
        "原告请求判令被告向原告支付违约金3万元。",
        "合同第十一条约定，被告按日向原告支付违约金300元。",
        "双方对被告向原告支付违约金的计算标准有争议。",
        "被告向原告支付至全部清偿之日止的利息。",
        "2018年5月3日，被告将房屋一套交付给原告。",
        "被告未向原告发出付款指示。",
    ],
)
def test_what_is_wanted_owed_or_agreed_is_not_paid(sentence: str) -> None:
    assert ends(stated(civil(sentence, TWO)), "paid_to") == []


@pytest.mark.parametrize(
    "sentence",
    ["被告已向原告支付3万元。", "被告将现金3万元交付给原告。", "2018年6月1日，被告向原告支付了约定的3万元。"],
)
def test_what_was_paid_is(sentence: str) -> None:
    assert ends(stated(civil(sentence, TWO)), "paid_to") == [("祝一鸣", "柳青山")]
