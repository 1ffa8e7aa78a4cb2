"""Classes of misreading that a tenth sample of fresh papers showed, each in wordings of our own, with what must not change."""

import pytest

from tests.nlp.test_speakers import civil, of
from tests.nlp.test_speakers_of_the_suit import NOT_DONE, dispute
from tests.nlp.test_speakers_wordings import (
    AGAINST,
    ALLEGED,
    CHARGED,
    DENIED,
    FOUND,
    ORDERED,
    TOLD,
    appeal,
)

Claim = tuple[str, str, str]
ADMITTED = ("party", "admitted", "positive")
DENIES = (*DENIED[:2], "negative")
CHARGED_NOT = (*CHARGED[:2], "negative")


@pytest.mark.parametrize("word", ["辨称", "答辨称", "辨解称", "辩称", "当庭辨称"])
def test_a_common_misspelling_takes_the_word_too(word: str) -> None:
    body = f"原判认定，柳青山骗取三万元。\n被告人柳青山{word}，系民间借贷，自己主动报了警。\n经审理查明，柳青山骗取三万元。"
    assert of(appeal(body), "主动报了警") == ALLEGED


def test_who_recognises_somebody_says_nothing_of_his_own() -> None:
    assert of(appeal("经审理查明，证人白露辨认出柳青山，柳青山收取三万元。"), "收取三万元") == FOUND


APPEALS = [
    ("宣判后，云州市人民检察院抗诉提出，柳青山使用了钱款。", "使用了钱款", CHARGED),
    ("一审宣判后，云州市青山区人民检察院提出抗诉，认为柳青山使用了钱款。", "使用了钱款", CHARGED),
    ("宣判后，原公诉机关抗诉称：柳青山的行为不属于退赃。", "属于退赃", CHARGED_NOT),
    ("宣判后，柳青山提出上诉，其主要提出，其使用了钱款。", "使用了钱款", ALLEGED),
    ("宣判后，柳青山不服，提出上诉，称其使用了钱款。", "使用了钱款", ALLEGED),
    ("宣判后，柳青山提出上诉。原判认定，柳青山使用了钱款。", "使用了钱款", FOUND),
    ("宣判后，云州市青山区人民检察院提出抗诉。云州市人民检察院支持抗诉。", "提出抗诉", FOUND),
]


@pytest.mark.parametrize(("body", "passage", "expected"), APPEALS)
def test_who_attacks_the_judgment_once_it_is_pronounced_has_the_word(
    body: str, passage: str, expected: Claim
) -> None:
    assert of(appeal(body), passage) == expected


SPEAKS_ON = [
    ("青山公司上诉称：一审不当。\n青山公司还认为，柳青山已转让股权。", "转让股权", ALLEGED),
    ("青山公司上诉称：一审不当。\n青山公司另主张，柳青山占用仓库。", "占用仓库", ALLEGED),
    ("青山公司上诉称：一审不当。\n云州市江口区人民法院一审判决认为，柳青山占用仓库。", "占用仓库", FOUND),
    ("青山公司上诉称：一审不当。\n云州市中级人民法院二审裁定认为，柳青山占用仓库。", "占用仓库", FOUND),
    (
        "青山公司答辩称：一审正确。经审查，青山公司认为申请符合规定，遂准予登记。柳青山占用仓库。",
        "占用仓库",
        ALLEGED,
    ),
    ("青山公司答辩称：一审正确。经审查，柳青山占用仓库。", "占用仓库", FOUND),
]


@pytest.mark.parametrize(("body", "passage", "expected"), SPEAKS_ON)
def test_who_speaks_on_and_who_begins(body: str, passage: str, expected: Claim) -> None:
    assert of(dispute(body), passage) == expected


TOLD_ON = [
    ("原告称关于保证人的条款未作约定，因此郑秋实作为保证人签字，应当还款。", "作为保证人签字", ALLEGED),
    ("柳青山主张合同有效，所以郑秋实占用仓库。", "占用仓库", ALLEGED),
    ("柳青山主张合同有效，但未举证，因此郑秋实占用仓库的主张不予支持。", "占用仓库", AGAINST),
    (
        "被告提出已支付利息三千元，却未在本院指定期间内提交证据，应当承担不利后果。",
        "已支付利息三千元",
        AGAINST,
    ),
    ("郑秋实主张其交付货物，但未能在举证期限内提供证据，不予采信。", "其交付货物", AGAINST),
    ("被告提出已支付利息三千元，原告予以认可，予以支持。", "已支付利息三千元", FOUND),
]


@pytest.mark.parametrize(("sentence", "passage", "expected"), TOLD_ON)
def test_a_claim_runs_on_to_its_consequence_and_falls_without_evidence(
    sentence: str, passage: str, expected: Claim
) -> None:
    assert of(civil("借款到期。", "同意调解。", sentence), passage) == expected


ANSWERS = [
    ("对贷款本金五万元予以确认，但不确认利息。", "贷款本金五万元", ADMITTED),
    ("被告确实收到工程款五万元，但未结算。", "收到工程款五万元", ADMITTED),
    ("其的确使用过仓库。", "使用过仓库", ADMITTED),
    ("向原告借款五万元是事实，但目前经济困难。", "向原告借款五万元", ADMITTED),
    ("借款五万元属实。", "借款五万元", ADMITTED),
    ("郑秋实已还款五万元。", "还款五万元", ALLEGED),
    ("原告应当对其还款予以确认并返还借条。", "返还借条", ALLEGED),
    ("柳青山所称还款五万元不属实。", "还款五万元", DENIED),
    ("其被迫在借条上签字，该借条依法应为无效。", "在借条上签字", ALLEGED),
    ("原告不止借过一笔钱，此转账记录不是本案借款。", "借过一笔钱", ALLEGED),
    ("原告所给付的五万元不应认定为彩礼。", "认定为彩礼", DENIES),
    ("鉴定报告不应作为结算依据。", "作为结算依据", DENIES),
    ("其主观上没有非法占有的故意。", "非法占有的故意", DENIES),
]


@pytest.mark.parametrize(("sentence", "passage", "expected"), ANSWERS)
def test_what_the_answer_concedes_brings_forward_or_denies(
    sentence: str, passage: str, expected: Claim
) -> None:
    assert of(civil("借款到期。", sentence, "应当偿还。"), passage) == expected


OF_OTHERS = [
    ("被上诉人所给付的五万元不应认定为彩礼。", "认定为彩礼", DENIES),
    ("鉴定报告不能作为结算依据。", "作为结算依据", DENIES),
    ("一审认定其还款但并没有考虑运费。", "考虑运费", NOT_DONE),
    ("二审法院没有组织质证。", "组织质证", NOT_DONE),
]


@pytest.mark.parametrize(("sentence", "passage", "expected"), OF_OTHERS)
def test_an_appellant_denies_what_a_thing_is_held_for_not_what_others_left_undone(
    sentence: str, passage: str, expected: Claim
) -> None:
    assert of(dispute(f"青山公司上诉称：一审不当。{sentence}"), passage) == expected


SIGNS = [
    ("柳青山趁郑秋实不备强行将车骑走。", "骑走", FOUND),
    ("柳青山在未取得同意的情况下将车骑走。", "骑走", FOUND),
    ("未追回的赃款由柳青山退赔。", "退赔", FOUND),
    ("柳青山将未出售的房产抵押给银行。", "抵押给银行", FOUND),
    ("柳青山将未出售房产抵押给银行。", "抵押给银行", FOUND),
    ("该设备至今无一成功案例。", "无一成功案例", AGAINST),
    ("柳青山无自首情节。", "无自首情节", AGAINST),
    ("柳青山无前科。", "无前科", AGAINST),
    ("柳青山未退赔赃款。", "退赔赃款", AGAINST),
    ("柳青山未将房产抵押给银行。", "抵押给银行", AGAINST),
    ("柳青山无证驾驶车辆。", "驾驶车辆", FOUND),
]


@pytest.mark.parametrize(("sentence", "passage", "expected"), SIGNS)
def test_a_negation_of_something_else_is_none_of_the_verb(
    sentence: str, passage: str, expected: Claim
) -> None:
    assert of(appeal(f"经审理查明，{sentence}"), passage) == expected


EVIDENCE = [
    ("1、现场照片。被告人柳青山不承认与郑秋实盗窃过车辆。", "与郑秋实盗窃过车辆", DENIES),
    (
        "1、被告人柳青山的供述，其供认卖车。同年五月，其发短信称可以便宜，该男子回短信称要买，其将账号发给对方，当晚对方汇款三万元。",
        "对方汇款三万元",
        ADMITTED,
    ),
    ("1、证人白露的证言，“峰峰”约其到日租房玩，二人使用了由“峰峰”提供的钱款。", "使用了由", TOLD),
    ("1、证人白露证实，“老五”让其签字。其与“老五”分得钱款。", "分得钱款", TOLD),
]


@pytest.mark.parametrize(("item", "passage", "expected"), EVIDENCE)
def test_an_item_of_evidence_speaks_through_what_it_quotes(item: str, passage: str, expected: Claim) -> None:
    body = f"经审理查明，柳青山骗取三万元。认定上述事实的证据有：\n{item}\n上述证据，本院予以确认。"
    assert of(appeal(body), passage) == expected


@pytest.mark.parametrize("word", ["分析评判如下", "证据如下", "查明的事实如下", "评析如下"])
def test_a_list_of_reasons_is_no_order(word: str) -> None:
    text = appeal(f"经审理查明，柳青山骗取三万元。对证据{word}：首先，柳青山使用了钱款。").split(
        "\n本院认为"
    )[0]
    assert of(text, "使用了钱款") != ORDERED


NAMED_ONLY = [
    (
        "上述事实，有证人白露的证言；被害人郑秋实的陈述；从尖刀上检出郑秋实的血迹等证据证实。",
        "检出郑秋实的血迹",
        FOUND,
    ),
    ("上述事实，有书证借条；证人白露、陶然的证言；柳青山的住处查获合同书等证据证实。", "查获合同书", FOUND),
    ("1、证人白露的证言，证实柳青山骗取钱款；柳青山占用仓库。", "占用仓库", TOLD),
    ("1、书证借条；证人白露的证言，证实柳青山占用仓库。", "占用仓库", TOLD),
]


@pytest.mark.parametrize(("sentence", "passage", "expected"), NAMED_ONLY)
def test_evidence_that_is_only_named_says_nothing(sentence: str, passage: str, expected: Claim) -> None:
    assert of(appeal(f"经审理查明，柳青山骗取三万元。\n{sentence}"), passage) == expected


CHARGE = [
    ("公诉机关指控，柳青山运输货物。被告人柳青山辩解自己贩卖的是引线，其使用过车辆。", "使用过车辆", ALLEGED),
    ("公诉机关指控，柳青山运输货物。我院于2019年5月3日作出判决，柳青山提出上诉。", "作出判决", FOUND),
    ("经审理查明，柳青山为解决各被告人的要求，将套取计划告知郑秋实。", "将套取计划告知郑秋实", FOUND),
    ("经审理查明，证人白露应被告的请求到场，柳青山收取三万元。", "收取三万元", FOUND),
]


@pytest.mark.parametrize(("body", "passage", "expected"), CHARGE)
def test_the_accused_explains_and_a_request_that_is_named_tells_nothing(
    body: str, passage: str, expected: Claim
) -> None:
    assert of(appeal(body), passage) == expected


@pytest.mark.parametrize(
    ("reasoning", "passage"),
    [
        (
            "公诉机关的指控不能排除合理怀疑，因此贪污数额应该排除五万元，认定贪污数额为十万元。",
            "认定贪污数额为十万元",
        ),
        ("指控非法占有的数额中柳青山占有的五万元已支付到村民手中，处理了部分矛盾。", "处理了部分矛盾"),
    ],
)
def test_a_charge_that_is_named_is_not_told(reasoning: str, passage: str) -> None:
    assert of(appeal("原判认定，柳青山骗取三万元。", reasoning), passage) == FOUND
