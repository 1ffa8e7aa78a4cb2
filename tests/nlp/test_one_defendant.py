"""What a passage about one defendant says of him beyond any pattern, and what it speaks against. All sentences invented."""

import pytest

from nlp.components.facts import FactReader
from nlp.components.ties import TieReader
from nlp.models import PERSONS, shipped
from nlp.shadow import shadow

READER, TIES = FactReader(shipped(PERSONS)), TieReader(b"")
DRUGS = ("sell_drugs_to", "traffic_in", "provide_shelter_for", "possess")


def said(text: str) -> set[tuple[str, str, str]]:
    plain = shadow(text)
    facts = tuple(READER.facts(plain, 0, len(plain)))
    found = TIES.matches(plain, facts, 0, len(plain))
    return {(m[0], facts[m[1]].found.value, facts[m[2]].found.value) for m, _ in found if m[0] in DRUGS}


def test_the_drug_a_laboratory_names_two_sentences_later_is_what_the_searched_man_held() -> None:
    text = "被告人钱某在租住房内被抓获，民警查获晶体三包。经称重，净重20克。经鉴定，检出甲基苯丙胺成分。"
    assert said(text) == {("possess", "钱某", "甲基苯丙胺")}


def test_a_dealer_deals_in_what_the_laboratory_names() -> None:
    text = "被告人孙某某贩卖一包毒品给吸毒人员李某。经鉴定，上述毒品检出海洛因成分。"
    assert said(text) == {("sell_drugs_to", "孙某某", "李某"), ("traffic_in", "孙某某", "海洛因")}


def test_the_buyer_is_the_only_other_person_or_led_to_by_a_word_for_buyers() -> None:
    text = "吸毒人员周某来到被告人吴某处。吴某收取毒资200元后交付冰毒一包。群众郑某举报。"
    assert ("sell_drugs_to", "吴某", "周某") in said(text)
    assert not any("郑某" in pair for pair in said(text))


@pytest.mark.parametrize("office", ["检察员", "检察官助理", "辩护人"])
def test_who_takes_part_in_the_hearing_buys_nothing_and_is_no_guest(office: str) -> None:
    for crime in ("贩卖毒品罪", "容留他人吸毒罪"):
        text = f"检察院指控被告人吴某犯{crime}，向本院提起公诉。检察院指派{office}郑某出庭。"
        assert not any("郑某" in pair for pair in said(text))


def test_guests_are_all_who_are_named_behind_the_sheltering() -> None:
    text = "被告人陈某在家中容留他人吸毒。当晚，赵某、卫某先后到场吸食。"
    assert said(text) == {("provide_shelter_for", "陈某", "赵某"), ("provide_shelter_for", "陈某", "卫某")}


def test_whose_flat_it_is_shelters_nobody() -> None:
    text = "被告人谭某在其男友唐某某的住房内，容留陈某某、廖某吸食毒品海洛因。"
    assert ("provide_shelter_for", "唐某某", "陈某某") not in said(text)
    assert ("provide_shelter_for", "谭某", "陈某某") in said(text)


def test_who_only_buys_deals_in_nothing() -> None:
    text = "被告人熊某以350元的价格贩卖给吸毒人员冯某1小包冰毒时被抓获，扣押熊某贩卖的冰毒1小包。"
    assert ("traffic_in", "熊某", "冰毒") in said(text)
    assert not any(subject == "冯某" for _, subject, _ in said(text))


@pytest.mark.parametrize(
    "text",
    [
        "被告人甲某某、被告人林某被抓获。民警查获晶体三包。经鉴定，检出甲基苯丙胺成分。",
        "林某被抓获。民警查获晶体三包。经鉴定，检出甲基苯丙胺成分。",
        "被告人林某吸食冰毒后到案。",
    ],
)
def test_of_two_defendants_none_or_no_deed_nothing_follows(text: str) -> None:
    assert said(text) == set()


def test_what_follows_is_shown_from_subject_to_object() -> None:
    text = shadow("经审理查明。被告人钱某被抓获，民警查获晶体三包。经鉴定，检出甲基苯丙胺成分。被告人到案。")
    facts = tuple(READER.facts(text, 0, len(text)))
    ((match, sure),) = TIES.matches(text, facts, 0, len(text))
    assert text[match[3] : match[4]].startswith("被告人钱某被抓获")
    assert text[match[3] : match[4]].endswith("检出甲基苯丙胺成分")
    assert text[slice(*match[5])].startswith("钱某")
    assert 0.5 < sure < 1


@pytest.mark.parametrize(
    "text",
    [
        "被告人吴某伙同他人骗取周某1财物，数额较大。其关于不构成贩卖毒品罪的意见成立，予以采纳。",
        "被告人吴某曾因贩卖毒品被判刑。出狱后，吴某殴打周某1致其轻伤，并盗窃电动车一辆。",
    ],
)
def test_who_suffered_another_offence_bought_nothing(text: str) -> None:
    assert not any("周某1" in pair for pair in said(text))
