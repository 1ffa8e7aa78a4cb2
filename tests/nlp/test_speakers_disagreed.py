"""Whose a clause is where a model taught by the rules' own output disagreed with them, by class, and how negations reach their verb."""

import pytest

from nlp.speech.negation import is_negated
from tests.nlp.test_speakers import of
from tests.nlp.test_speakers_of_the_suit import NOT_DONE, dispute
from tests.nlp.test_speakers_wordings import AGAINST, ALLEGED, CHARGED, DENIED, FOUND, TOLD, appeal

DENIES = (*DENIED[:2], "negative")
PLAIN = dispute("青山公司上诉称：一审不当。")
CHARGE = (
    "云州市青山区人民法院\n刑 事 判 决 书\n（2020）云0102刑初9号\n公诉机关云州市青山区人民检察院。\n被告人柳青山，男，1980年3月5日出生，汉族，住云州市。\n"
    "云州市青山区人民检察院以青检刑诉（2020）3号起诉书指控被告人柳青山犯诈骗罪，于2020年2月1日向本院提起公诉。经云州市中级人民法院指定，本案由本院审判。现已审理终结。\n"
    "公诉机关指控：柳青山骗取三万元。公诉机关认为，应当以诈骗罪追究其刑事责任，建议判处有期徒刑一年。\n另查明，柳青山印制假证。\n"
    "庭审中，被告人柳青山的辩护人提出，柳青山已取得谅解，建议从轻处罚。\n"
    "经审理查明：次日，柳青山向郑秋实提出借款，郑秋实交付三万元。\n"
    "本院认为，柳青山构成诈骗罪。根据最高人民检察院《关于办理诈骗案件若干问题的意见》，柳青山具有前科。判决如下：\n"
    "柳青山犯诈骗罪，判处有期徒刑一年。\n审判员  白  露\n二〇二〇年三月二日\n"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("经云州市中级人民法院指定", FOUND),
        ("印制假证", FOUND),
        ("骗取三万元。公诉", CHARGED),
        ("已取得谅解", ALLEGED),
        ("郑秋实交付三万元", FOUND),
        ("柳青山具有前科", FOUND),
    ],
)
def test_the_charge_ends_and_what_was_said_at_the_time_is_part_of_the_story(
    passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(CHARGE, passage) == expected


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("青山公司提出犯意，柳青山主持分配。", "柳青山主持分配", FOUND),
        ("青山公司为了称霸一方，柳青山提供住宿。", "柳青山提供住宿", FOUND),
        ("青山公司误认为货物短少，柳青山退回货物。", "柳青山退回货物", FOUND),
        ("青山公司主张的第五笔货款，包括两张支票。", "包括两张支票", FOUND),
        ("青山公司主张柳青山收取运费，双方没有结算。", "柳青山收取运费", ALLEGED),
        ("青山公司请求判令：柳青山支付运费；柳青山赔偿损失。", "赔偿损失", ALLEGED),
    ],
)
def test_acts_nouns_and_lists_are_told_apart_in_the_opinion(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(PLAIN.replace("应予维持。", sentence), passage) == expected


LISTED = appeal(
    "原判认定，柳青山骗取三万元。认定上述事实的证据有：\n114、证人白露、郑实的证言，证实柳青山借用账户。\n115、报案材料及被害人郑秋实的陈述，证实柳青山收取三万元。\n"
    "116、被告人柳青山的供述，其供认收取赃款。\n（五）、鉴定意见\n1、云州市价格认证中心鉴定书，鉴定结论：柳青山毁坏的设备价值三万元。\n117、驾驶证信息，证实柳青山持有驾驶证。\n"
    "118、鉴定人白露证言，坚持其意见。对该鉴定，本院不予采纳。柳青山支付住院费。"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("柳青山借用账户", TOLD),
        ("柳青山收取三万元", ALLEGED),
        ("毁坏的设备", FOUND),
        ("柳青山持有驾驶证", FOUND),
        ("坚持其意见", TOLD),
        ("支付住院费", FOUND),
    ],
)
def test_items_of_evidence_begin_behind_long_numbers_and_end_with_the_next_paper(
    passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(LISTED, passage) == expected


@pytest.mark.parametrize(
    ("clause", "verb", "negated"),
    [
        ("二审判决未依据《中华人民共和国某某法》第六十条、第一百一十一条之规定判令柳青山付款", "判令", True),
        ("故抵押权不因受让人未及时办理变更登记手续而消灭", "消灭", True),
        ("没有为逃避追究而逃逸", "逃逸", True),
        ("亦无欺诈、胁迫等损害国家利益的情形", "损害", True),
        ("青山公司无需向柳青山支付运费", "支付", True),
        ("双方无书面借贷合同", "无书面", True),
        ("结算表并没有矿山机械公司、北方重工集团盖章确认", "盖章", True),
        ("因柳未还郑家欠款之事发生争吵", "发生", False),
        ("阿不都·柳持刀捅刺", "捅刺", False),
        ("不公开开庭审理了本案", "审理", False),
        ("在没有取得授权的情形下签署纪要", "签署", False),
        ("对事实无异议", "无异议", False),
    ],
)
def test_a_negation_reaches_its_verb_over_titles_causes_and_names(
    clause: str, verb: str, negated: bool
) -> None:
    assert is_negated(clause, 0, clause.index(verb)) is negated


def test_what_others_omissions_led_to_is_brought_forward() -> None:
    text = dispute("青山公司上诉称：一审不当。由于保管人不履行职责导致货物灭失。")
    assert of(text, "履行职责导致") == NOT_DONE
    assert of(PLAIN.replace("应予维持。", "双方之间亦无欺诈、胁迫。"), "欺诈、胁迫") == AGAINST
    assert of(dispute("青山公司上诉称：一审不当。双方无合同关系。"), "无合同关系") == DENIES
