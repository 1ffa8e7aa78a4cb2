"""Short cuts of the search give what the long way gives: windows around a word, names as signs of their length."""

import re

from hypothesis import given
from hypothesis import strategies as st

from nlp import causes as official
from nlp import orders
from nlp.abbreviations import _CUE as SHORT_NAME
from nlp.abbreviations import _TELLING as SHORT_NAME_WORDS
from nlp.abbreviations import BEFORE, BEHIND
from nlp.components import causes, document_type, sections
from nlp.facts import amounts as money
from nlp.facts import organisations as firms
from nlp.near import matches_near
from nlp.signed_names import NAME, SignedNames
from nlp.ties import patterns

SOME_TEXT = st.lists(
    st.sampled_from(
        ["1", "2，000", "三", "万", "元", "至", "块", "钱", "余", "人民币", "以上", "。", "，", "云州某某", "（集团）", "（",
         "）", "有限公司", "公司", "法院", "银行", "行", "与", "被告人", " ", "\n", "x" * 120]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(SOME_TEXT)
def test_an_amount_is_found_near_its_unit_and_nowhere_else(text: str) -> None:
    near = matches_near(
        money._PATTERN, money._ANCHOR, text, 0, len(text), before=money.BEFORE, behind=money.BEHIND
    )
    assert [m.span() for m in near] == [m.span() for m in money._PATTERN.finditer(text)]


@given(SOME_TEXT)
def test_an_organisation_is_found_within_a_run_of_name_characters(text: str) -> None:
    found = [m.span() for m in firms._matches(text, 0, len(text))]
    assert found == [m.span() for m in firms._PATTERN.finditer(text)]


def test_every_pattern_of_a_relation_is_tried_where_its_telling_words_are() -> None:
    sentences = {"\ue000向\ue001借款": "lent_to", "\ue000为\ue001提供了最高额的保证担保": "guaranteed"}
    for sentence, name in sentences.items():
        tried = [p for p in patterns() if p.trigger.search(sentence)]
        assert name in {p.type for p in tried if p.whole.search(sentence)}
    assert all(p.trigger.groups == 0 or "t" not in p.trigger.groupindex for p in patterns())


def test_names_become_signs_of_their_length_and_the_text_s_own_signs_are_blanked() -> None:
    signs = SignedNames(["柳某", "柳某甲", "云州某某贸易有限公司"], not_before="某甲乙")
    text = "\ue000柳某乙与柳某甲、柳某诉云州某某贸易有限公司"
    signed = signs.signed(text)
    assert len(signed) == len(text)
    assert signed.startswith(" 柳某乙与")
    assert list(signs.named(signed)) == ["柳某甲", "柳某", "云州某某贸易有限公司"]


def test_a_name_cut_off_by_a_passage_s_end_is_none() -> None:
    text = "被告人司马青山"
    signed = SignedNames(["司马青山"], not_before="某").signed(text)
    assert re.compile(NAME).search(signed)
    assert not re.compile(NAME).search(signed, 0, len(text) - 1)


SOME_JUDGMENT = st.lists(
    st.sampled_from(
        ["如下", "如 下", "如", "规定，", "判决", "裁定：", "达成", "协议", "  ", "发出", "支付令", "：", "，", "。", "\n", " ", "；",
         "”", "（一）", "2、", "原告柳某", "上诉人", "上诉提出", "辩称", "本院", "经审理查明", "认为", "认定", "一审法院", "检察院指控",
         "起诉书", "与", "不服", "一案", "纠纷", "申请再审", "意见", "柳" * 90]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(SOME_JUDGMENT, st.integers(0, 30))
def test_an_order_s_formula_is_found_near_its_words_and_nowhere_else(text: str, start: int) -> None:
    end = max(start, len(text) - 3)
    plain = [m.end() for m in orders.FORMULA.finditer(text, start, end)]
    assert list(orders.formulas(text, start, end)) == plain


@given(SOME_JUDGMENT, st.sampled_from(sorted(sections._CUES)), st.integers(0, 30))
def test_a_cue_is_found_at_every_sentence_that_begins_with_it(text: str, name: str, begin: int) -> None:
    tried = sections._Sentences(text, 0, len(text))
    cue, end = sections._CUES[name], max(begin, len(text) - 3)
    plain = []
    for start in (s for s in tried.starts if begin <= s < end):
        item = sections._ITEM.match(text, start)
        if cue.match(text, item.end() if item else start, end) or cue.match(text, start, end):
            plain.append(start)
    assert list(tried.at(name, begin, end)) == plain


SOME_HEADER = st.lists(
    st.sampled_from(
        ["云州市", "东山区人民法院", "法庭", "刑事判决书", "暂予监外执行", "决定书", "赔偿委员会", "（原稿）", "（2019）云01刑终7号",
         "公司", "（以下", "均", "简称", "下称", "某某公司", "）", "，", "、", "。", "；", "\n", " ", "柳青山", "盗窃", "一案", "案由", "案",
         "纠纷", "再审", "系列", "诉前财产保全", "三", "不服", "（" + "柳" * 58]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(SOME_HEADER)
def test_short_names_and_cases_are_found_near_their_words_and_nowhere_else(text: str) -> None:
    for pattern, words, before, behind in (
        (SHORT_NAME, SHORT_NAME_WORDS, BEFORE, BEHIND),
        (causes._CASE, ("案",), causes.BEFORE, causes.BEHIND),
    ):
        near = matches_near(pattern, words, text, 0, len(text), before=before, behind=behind)
        assert [m.span() for m in near] == [m.span() for m in pattern.finditer(text)]


@given(SOME_HEADER)
def test_the_heading_taken_is_the_first_numbered_one_of_all(text: str) -> None:
    def headings(pattern: re.Pattern[str]) -> list[document_type.Heading]:
        return list(document_type._headings(pattern.finditer(text), text))

    listed = headings(document_type._AFTER_COURT)
    known = {h.type.end for h in listed}
    unlisted = [h for h in headings(document_type._UNLISTED) if h.type.end not in known]
    every = sorted([*listed, *unlisted], key=lambda h: h.type.start)
    numbered = [h for h in every if document_type._NUMBER_FOLLOWS.match(text, h.end)]
    assert not every or document_type.find_heading(text) == [*numbered, *every][0]


@given(
    SOME_HEADER.map(lambda text: text + "民间借贷纠纷、继承纠纷"),
    st.sampled_from(["civil", "administrative"]),
)
def test_a_cause_is_the_longest_name_that_ends_there(text: str, kind: str) -> None:
    written = official._written(kind)
    for end in range(len(text)):
        names = (text[start:end] for start in range(max(0, end - official.LONGEST), end - 1))
        longest = next((name for name in names if name in written), "")
        found = official._one_before(text, end, (kind,))
        assert (text[found[0] : found[1]] if found else "") == longest
