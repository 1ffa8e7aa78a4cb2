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


RETRIAL = """再审申请人柳青山因与被申请人祝一鸣买卖合同纠纷一案，不服云州市中级人民法院（2019）云01民终3号民事判决，向本院申请再审。
本院于2020年1月2日作出（2019）云民申77号民事裁定，提审本案。一审法院云州市东山区人民法院（2018）云0102民初5号民事判决认定事实如下。
"""
REMANDED = """原告柳青山与被告祝一鸣买卖合同纠纷一案，本院于2019年1月2日作出（2018）云0102民初5号民事判决。祝一鸣不服，提起上诉。
云州市中级人民法院于2019年9月2日作出（2019）云01民终3号民事裁定，撤销原判，发回重审。本院依法另行组成合议庭进行了审理。
"""


def with_courts(text: str) -> dict[str, tuple[str, str | None]]:
    return {
        r.number.printed.value: (r.relation, r.court.value if r.court else None)
        for r in extract(text).related_cases
    }


def test_a_retrial_knows_its_order_and_both_instances_with_their_courts() -> None:
    header = "再审申请人（一审被告、二审上诉人）：柳青山。\n被申请人（一审原告、二审被上诉人）：祝一鸣。\n"
    text = draft(
        court="云省高级人民法院",
        type="民事判决书",
        number="（2020）云民再8号",
        header=header,
        history=RETRIAL,
    )
    assert with_courts(text) == {
        "（2019）云01民终3号": ("under_review", "云州市中级人民法院"),
        "（2019）云民申77号": ("retrial_order", "云省高级人民法院"),
        "（2018）云0102民初5号": ("earlier_instance", "云州市东山区人民法院"),
    }


def test_a_case_sent_back_knows_who_sent_it_back() -> None:
    text = draft(type="民事判决书", number="（2020）云0102民初9号", history=REMANDED)
    assert with_courts(text) == {
        "（2018）云0102民初5号": ("earlier_instance", "云州市东山区人民法院"),
        "（2019）云01民终3号": ("remanding", "云州市中级人民法院"),
    }


def test_cases_heard_together_are_merged() -> None:
    history = "原告柳青山与被告祝一鸣买卖合同纠纷一案，本院立案后，与（2020）云0102民初10号案合并审理。\n"
    text = draft(type="民事判决书", number="（2020）云0102民初9号", history=history)
    assert with_courts(text) == {"（2020）云0102民初10号": ("merged", "云州市东山区人民法院")}


def test_a_review_of_enforcement_reviews_the_ruling_complained_of() -> None:
    history = (
        "复议申请人柳青山不服云州市东山区人民法院（以下简称东山法院）作出的（2020）云0102执异15号执行裁定，向本院申请复议。"
        "东山法院在执行（2019）云0102民初5号民事判决一案中，柳青山提出异议。\n"
    )
    text = draft(
        court="云州市中级人民法院",
        type="执行裁定书",
        number="（2020）云01执复9号",
        header="复议申请人（被执行人）：柳青山。\n申请执行人：祝一鸣。\n",
        history=history,
    )
    assert with_courts(text) == {
        "（2020）云0102执异15号": ("under_review", "云州市东山区人民法院"),
        "（2019）云0102民初5号": ("enforcement_basis", "云州市东山区人民法院"),
    }


def test_a_commutation_rests_on_the_sentence_served() -> None:
    history = (
        "云州市中级人民法院于2015年3月2日作出（2015）云01刑初9号刑事判决，判处有期徒刑十年。"
        "2018年3月2日经本院（2018）云01刑更3号刑事裁定减刑六个月。执行机关云州监狱提出减刑建议书，报送本院审理。\n"
    )
    text = criminal(
        court="云州市中级人民法院",
        type="刑事裁定书",
        number="（2020）云01刑更9号",
        header="罪犯柳青山，男。\n",
        history=history,
    )
    assert {k: v[0] for k, v in with_courts(text).items()} == {
        "（2015）云01刑初9号": "enforcement_basis",
        "（2018）云01刑更3号": "same_execution",
    }


def test_an_insolvency_knows_the_decision_that_opened_it() -> None:
    history = "本院根据祝一鸣的申请于2020年3月2日作出（2020）云01破申3号民事裁定，受理云州大业纺织有限公司破产清算一案。\n"
    text = draft(
        court="云州市中级人民法院",
        number="（2020）云01破5号之二",
        header="申请人：云州大业纺织有限公司管理人。\n",
        history=history,
    )
    assert with_courts(text) == {"（2020）云01破申3号": ("opening", "云州市中级人民法院")}


@pytest.mark.parametrize("words", ["原审法院", "该院", "东山法院"])
def test_a_court_that_is_not_named_is_not_guessed(words: str) -> None:
    text = draft(reasoning=f"本院认为，{words}（2018）云0105民初7号民事判决与本案无关。")
    assert with_courts(text)["（2018）云0105民初7号"][1] is None


def test_an_order_of_jurisdiction_in_the_header_is_no_conviction() -> None:
    header = "被告人柳青山，男。云州市中级人民法院以（2014）云刑他字第28号指定管辖决定书，指定本院管辖。\n"
    assert with_courts(criminal(header=header)) == {
        "（2014）云刑他字第28号": ("interim_order", "云州市中级人民法院")
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("云州仲裁委员会作出的（2018）云仲裁字第321号裁决书已发生法律效力", ["（2018）云仲裁字第321号"]),
        (
            "云州市公证处（2016）云州证经字第123号公证书、（2017）云州正信执字第45号执行证书已发生法律效力",
            ["（2016）云州证经字第123号", "（2017）云州正信执字第45号"],
        ),
        (
            "云州市劳动人事争议仲裁委员会作出的云劳人仲案字〔2021〕第88号仲裁裁决书",
            ["云劳人仲案字（2021）第88号"],
        ),
        ("本院查封了云房权证东字第123号房屋", []),
        ("依据云东自然资罚〔2019〕56号文件", []),
    ],
)
def test_an_award_and_a_notarised_instrument_are_what_is_enforced(sentence: str, expected: list[str]) -> None:
    text = draft(
        type="执行裁定书",
        number="（2020）云0102执9号",
        header="申请执行人：柳青山。\n被执行人：祝一鸣。\n",
        history=f"申请执行人柳青山与被执行人祝一鸣借款合同纠纷一案，{sentence}，柳青山向本院申请执行。\n",
    )
    assert related(text) == dict.fromkeys(expected, "enforcement_basis")


def test_an_award_asked_to_be_set_aside_is_under_review_and_elsewhere_left_alone() -> None:
    review = (
        "申请人柳青山与被申请人祝一鸣申请撤销仲裁裁决一案，涉及云州仲裁委员会（2018）云仲裁字第321号裁决。\n"
    )
    assert related(draft(number="（2019）云01民特8号", history=review)) == {
        "（2018）云仲裁字第321号": "under_review"
    }
    assert related(draft(reasoning="本院认为，（2018）云仲裁字第321号裁决与本案无关。")) == {}


def test_what_no_court_has_given_has_a_name_and_no_case_number() -> None:
    found = extract(
        draft(
            type="执行裁定书",
            number="（2020）云0102执9号",
            history="柳青山与祝一鸣一案，依据（2018）云仲裁字第321号裁决书，本院立案执行。\n",
        )
    )
    (award,) = found.related_cases
    assert (award.number.stage, award.court) == ("award", None)
