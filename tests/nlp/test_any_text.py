"""No text may crash the reader, hang it, or make it point outside: a hostile file is only a bad file."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.statements import statements
from ontology.ids import record_id
from ontology.statement import RecordContext
from tests.nlp.invented import APPEAL, CRIMINAL, draft, extract

CONTEXT = RecordContext("fuzz", "d", record_id("fuzz", "d"))
WORDS = [
    "人民法院", "民事判决书", "（2019）云0102民初18号", "原告：", "被告人", "上诉人（原审被告）", "、", "，", "。", "；", "\n", " ", "　", "（", "）",
    "《", "》", "第", "条", "款", "一百", "之一", "犯", "罪", "盗窃罪", "诈骗", "判决如下：", "本院认为", "审判长", "书记员", "二〇一九年四月十日",
    "柳青山", "赵某", "法定代表人", "委托代理人", "律师事务所", "指控", "无罪", "不构成", "一案", "住", "男", "族", "𠮷", "\ufeff", "\r\n", "\x00",
]  # fmt: skip


def check(text: str) -> None:
    found = extract(text)
    json = found.to_json()
    for start, end in json["spans"].values():
        assert 0 <= start <= end <= len(text)
    for s in statements(found, text, CONTEXT):
        assert s.evidence.end is not None
        assert s.evidence.end <= len(text)


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(WORDS), max_size=80).map("".join))
@settings(max_examples=300)
def test_any_jumble_of_the_words_judgments_are_made_of(text: str) -> None:
    check(text)
    check("云州市东山区人民法院\n刑事判决书\n（2019）云0102刑初18号\n" + text)


@pytest.mark.parametrize("seed", range(40))
def test_a_judgment_damaged_anywhere(seed: int) -> None:
    rng = random.Random(seed)
    text = rng.choice([CRIMINAL, APPEAL])
    for _ in range(rng.randint(1, 12)):
        at, length = rng.randrange(len(text)), rng.randint(0, 40)
        text = (
            text[:at] + rng.choice(["", rng.choice(WORDS), text[at : at + length] * 2]) + text[at + length :]
        )
    check(text)


@pytest.mark.parametrize("mark", ["\r\n", "\ufeff", "\u2028", "\x00", "𠮷", "\u200b"])
def test_foreign_characters_shift_nothing(mark: str) -> None:
    text = mark + CRIMINAL.replace("\n", mark + "\n")
    check(text)
    found = extract(text)
    assert found.case_number is not None
    span = found.case_number.printed
    assert text[span.start : span.end] == "（2019）云0102刑初88号"


@pytest.mark.parametrize(
    "piece",
    [
        "一",
        "（",
        "《",
        "。",
        " ",
        "\n",
        "犯",
        "罪",
        "犯罪",
        "被告人",
        "被告人甲、",
        "第一",
        "、",
        "原告：甲。",
        "被告人甲。辩护人乙。",
        "犯盗窃罪，",
        "被告人柳青山犯盗窃罪；",
        "不构成诈骗罪",
        "二〇一九年四月十日",
        "第一条",
        "指控",
        "title：",
        "如下：",
        "、甲",
        "无罪",
        "（2019）",
        "审判长",
        "号",
        "不构成",
        "均已",
        "，其",
        "法院",
        "书",
        "男，",
    ],
)
def test_two_hundred_thousand_characters_of_one_kind_end(piece: str) -> None:
    head = "云州市东山区人民法院\n刑事判决书\n（2019）云0102刑初18号\n被告人柳青山，男。\n"
    check(head + piece * (200_000 // len(piece)))


def test_a_megabyte_of_one_character_ends() -> None:
    check("某" * 1_000_000)


def test_a_long_judgment_is_read_to_its_end() -> None:
    text = CRIMINAL.replace("经审理查明，", "经审理查明，" + "被告人柳青山实施了行为。" * 20_000)
    found = extract(text)
    assert found.decided_on is not None
    assert [o.offence.value for o in found.offences if o.asserted_by == "court"] == ["盗窃罪", "诈骗罪"]


def test_an_empty_body_behind_a_heading_is_read_as_far_as_it_goes() -> None:
    check(draft(header="", history="", reasoning="", basis="", orders="", signature=""))
