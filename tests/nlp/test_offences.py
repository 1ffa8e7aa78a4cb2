"""Charged and decided: who says it of whom, how firmly, and with which sign."""

import pytest

from nlp.offences.names import split_offences
from tests.nlp.invented import CRIMINAL, criminal, draft, extract, one_line

Fact = tuple[str, str, str, str, str]


def facts(text: str) -> list[Fact]:
    found = extract(text)
    return [
        (found.parties[o.party].name.value, o.offence.value, o.asserted_by, o.standing, o.polarity)
        for o in found.offences
    ]


def decided(text: str) -> list[tuple[str, str, str]]:
    return [(who, what, sign) for who, what, by, _, sign in facts(text) if by == "court"]


def charged(text: str) -> list[tuple[str, str]]:
    return [(who, what) for who, what, by, _, _ in facts(text) if by == "prosecutor"]


TWO = "公诉机关云州市人民检察院。\n被告人柳青山，男。\n被告人祝一鸣，男。\n"


def indicted(words: str) -> str:
    return f"云州市人民检察院以云检刑诉［2019］7号起诉书指控{words}，于2019年3月1日向本院提起公诉。\n"


@pytest.mark.parametrize("layout", [str, one_line])
def test_a_charge_is_alleged_and_a_verdict_found(layout) -> None:
    assert sorted(facts(layout(CRIMINAL))) == sorted(
        [
            ("柳青山", "诈骗罪", "prosecutor", "alleged", "positive"),
            ("柳青山", "盗窃罪", "prosecutor", "alleged", "positive"),
            ("柳青山", "盗窃罪", "party", "denied", "negative"),
            ("柳青山", "诈骗罪", "court", "found", "positive"),
            ("柳青山", "盗窃罪", "court", "found", "negative"),
        ]
    )


@pytest.mark.parametrize(
    ("list_", "expected"),
    [
        ("故意杀人、抢劫罪", ["故意杀人罪", "抢劫罪"]),
        ("贩卖、运输毒品罪", ["贩卖、运输毒品罪"]),
        ("虚假诉讼罪、职务侵占罪和诈骗罪", ["虚假诉讼罪", "职务侵占罪", "诈骗罪"]),
        ("掩饰、隐瞒犯罪所得、犯罪所得收益罪、盗窃罪", ["掩饰、隐瞒犯罪所得、犯罪所得收益罪", "盗窃罪"]),
        ("生产、销售有毒、有害食品罪", ["生产、销售有毒、有害食品罪"]),
        ("帮助信息网络犯罪活动罪", ["帮助信息网络犯罪活动罪"]),
        ("组织、领导、参加黑社会性质组织、敲诈勒索罪", ["组织、领导、参加黑社会性质组织罪", "敲诈勒索罪"]),
        ("以危险方法危害公共安全罪", ["以危险方法危害公共安全罪"]),
        ("故意伤害（致人死亡）罪", ["故意伤害（致人死亡）罪"]),
    ],
)
def test_a_list_of_offences_falls_apart_where_the_law_does(list_: str, expected: list[str]) -> None:
    assert [o.value for o in split_offences(list_, 0)] == expected


def test_an_offence_span_covers_its_name() -> None:
    text = criminal(orders="被告人柳青山犯故意杀人、抢劫罪，判处有期徒刑十年。\n")
    spans = {
        o.offence.value: text[o.offence.start : o.offence.end]
        for o in extract(text).offences
        if o.asserted_by == "court"
    }
    assert spans == {"故意杀人罪": "故意杀人", "抢劫罪": "抢劫罪"}


def test_each_defendant_is_charged_with_their_own() -> None:
    words = "被告人柳青山犯诈骗罪、盗窃罪、被告人祝一鸣犯掩饰、隐瞒犯罪所得罪"
    assert charged(criminal(header=TWO, history=indicted(words))) == [
        ("柳青山", "诈骗罪"),
        ("柳青山", "盗窃罪"),
        ("祝一鸣", "掩饰、隐瞒犯罪所得罪"),
    ]


@pytest.mark.parametrize("who", ["被告人柳青山、祝一鸣", "二被告人", "被告人柳青山和祝一鸣", "各被告人"])
def test_a_charge_against_several_is_a_charge_against_each(who: str) -> None:
    assert charged(criminal(header=TWO, history=indicted(f"{who}犯诈骗罪"))) == [
        ("柳青山", "诈骗罪"),
        ("祝一鸣", "诈骗罪"),
    ]


def test_a_number_of_defendants_that_does_not_fit_names_nobody() -> None:
    assert charged(criminal(header=TWO, history=indicted("三被告人犯诈骗罪"))) == []


def test_a_charge_without_a_verb_is_read_too() -> None:
    history = "云州市人民检察院指控被告人柳青山贩卖毒品一案，本院受理后依法审理。\n"
    assert charged(criminal(history=history)) == [("柳青山", "贩卖毒品罪")]


def test_past_convictions_are_neither_charge_nor_verdict() -> None:
    history = (
        indicted("被告人柳青山犯诈骗罪") + "公诉机关指控，被告人柳青山曾因犯盗窃罪被判处拘役，又骗取钱款。\n"
    )
    orders = "撤销云州市东山区人民法院（2015）东刑初字第5号刑事判决对被告人柳青山犯抢夺罪宣告的缓刑；被告人柳青山犯诈骗罪，判处有期徒刑一年。\n"
    text = criminal(history=history, orders=orders)
    assert charged(text) == [("柳青山", "诈骗罪")]
    assert decided(text) == [("柳青山", "诈骗罪", "positive")]


def test_the_second_offence_of_an_order_has_the_same_subject() -> None:
    orders = "一、被告人柳青山犯诈骗罪，判处有期徒刑一年；犯盗窃罪，判处拘役三个月。决定执行有期徒刑一年。\n二、被告人祝一鸣犯盗窃罪，免予刑事处罚。\n"
    assert decided(criminal(header=TWO, orders=orders)) == [
        ("柳青山", "诈骗罪", "positive"),
        ("柳青山", "盗窃罪", "positive"),
        ("祝一鸣", "盗窃罪", "positive"),
    ]


def test_a_helper_is_convicted_not_the_one_who_was_helped() -> None:
    text = criminal(
        header=TWO,
        type="刑事裁定书",
        reasoning="本院认为，被告人祝一鸣帮助被告人柳青山逃匿，其行为已构成窝藏罪。",
        orders="驳回上诉，维持原判。\n",
    )
    assert decided(text) == [("祝一鸣", "窝藏罪", "positive")]


def test_orders_that_name_the_defendant_behind_the_offence_are_read() -> None:
    orders = (
        "核准云州省高级人民法院（2014）云刑终字第64号维持第一审以抢劫罪判处被告人柳青山死刑的刑事裁定。\n"
    )
    assert ("柳青山", "抢劫罪", "positive") in decided(
        criminal(type="刑事裁定书", orders=orders, reasoning="本院认为，量刑适当。")
    )


def test_namesakes_are_convicted_in_their_order() -> None:
    header = "被告人赵某，男，1990年1月1日出生。\n被告人赵某，男，1992年2月2日出生。\n"
    orders = "一、被告人赵某犯诈骗罪，判处拘役。\n二、被告人赵某犯盗窃罪，判处拘役。\n"
    found = extract(criminal(header=header, orders=orders)).offences
    assert [(o.party, o.offence.value) for o in found if o.asserted_by == "court"] == [
        (0, "诈骗罪"),
        (1, "盗窃罪"),
    ]


def test_an_acquittal_denies_each_offence_charged() -> None:
    text = criminal(reasoning="本院认为，证据不足。", orders="被告人柳青山无罪。\n")
    assert decided(text) == [("柳青山", "诈骗罪", "negative")]


def test_an_upheld_judgment_is_told_where_the_orders_name_nothing() -> None:
    history = "云州市东山区人民法院审理云州市人民检察院指控被告人柳青山犯诈骗罪一案，作出判决，认定被告人柳青山犯诈骗罪，判处有期徒刑一年。\n"
    text = criminal(
        type="刑事裁定书", history=history, reasoning="本院认为，原判正确。", orders="驳回上诉，维持原判。\n"
    )
    assert decided(text) == [("柳青山", "诈骗罪", "positive")]


def test_the_defences_words_are_not_the_courts() -> None:
    refused = "本院认为，被告人柳青山的行为已构成诈骗罪。辩护人提出柳青山不构成诈骗罪的意见，本院不予采纳。"
    assert decided(criminal(reasoning=refused)) == [("柳青山", "诈骗罪", "positive")]


def test_a_defence_that_is_adopted_is_a_finding() -> None:
    history = indicted("被告人柳青山犯诈骗罪、盗窃罪")
    adopted = "本院认为，辩护人提出被告人柳青山不构成盗窃罪的意见，本院予以采纳。"
    assert ("柳青山", "盗窃罪", "negative") in decided(criminal(history=history, reasoning=adopted))


def test_a_convicting_order_outweighs_doubt_about_single_acts() -> None:
    reasoning = "本院认为，公诉机关指控被告人柳青山犯诈骗罪的部分数额不当。"
    assert decided(criminal(reasoning=reasoning)) == [("柳青山", "诈骗罪", "positive")]


def test_generic_words_are_no_offences() -> None:
    reasoning = "本院认为，被告人柳青山犯数罪，应当数罪并罚。被告人认罪，系坦白。"
    assert decided(criminal(reasoning=reasoning, orders="被告人柳青山犯诈骗罪，判处拘役。\n")) == [
        ("柳青山", "诈骗罪", "positive")
    ]


def test_a_civil_document_decides_no_offence() -> None:
    assert facts(draft(reasoning="本院认为，原告柳青山因犯诈骗罪被判刑，其行为构成诈骗罪。")) == []


def test_a_unit_may_be_a_defendant() -> None:
    header = "公诉机关云州市人民检察院。\n被告单位云州轮船有限公司，住所地云州市。\n诉讼代表人叶知秋，该公司经理。\n"
    orders = "被告单位云州轮船有限公司犯单位行贿罪，判处罚金人民币十万元。\n"
    assert ("云州轮船有限公司", "单位行贿罪", "positive") in decided(criminal(header=header, orders=orders))


def test_a_name_that_begins_another_is_not_taken_for_it() -> None:
    header = "被告人柳某，男。\n被告人柳某1，男。\n"
    orders = "一、被告人柳某犯诈骗罪，判处拘役。\n二、被告人柳某1犯盗窃罪，判处拘役。\n"
    assert decided(criminal(header=header, orders=orders)) == [
        ("柳某", "诈骗罪", "positive"),
        ("柳某1", "盗窃罪", "positive"),
    ]


def test_the_first_character_of_a_name_is_not_the_word_before_it() -> None:
    assert [o.value for o in split_offences("危险方法危害公共安全罪", 0)] == ["以危险方法危害公共安全罪"]
