"""Whose words a passage is, whether they stand, and for or against: told with invented judgments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.components.speakers import said
from nlp.pipeline import build_pipeline
from nlp.reading import Reading, reading
from nlp.spans import Section
from nlp.speech.regions import SPOKEN, voices

NLP = build_pipeline()
FIRST = """云州市青山区人民法院
刑 事 判 决 书
（2019）云0102刑初17号
公诉机关云州市青山区人民检察院。
被告人柳青山，男，1980年3月5日出生，汉族，住云州市。
云州市青山区人民检察院以云青检刑诉〔2019〕11号起诉书指控被告人柳青山犯盗窃罪，于2019年2月1日向本院提起公诉。现已审理终结。
公诉机关指控，2018年5月，柳青山向郑秋实出售赃车一辆。
被告人柳青山辩称，其并未出售赃车，其已归还车款。
经审理查明，2018年5月，柳青山将赃车转让给郑秋实。上述事实，有下列证据证实：
1、证人白露的证言，证实柳青山曾向她借款五千元。
2、被害人郑秋实的陈述，证实他支付车款三万元。
3、被告人柳青山的供述，其供认收取了车款。
上述证据，本院予以确认。另查明，柳青山退缴赃款三万元。
本院认为，柳青山销售赃车，其行为已构成掩饰、隐瞒犯罪所得罪。公诉机关指控柳青山犯盗窃罪证据不足，不予认定。辩护人提出柳青山系从犯的意见，与事实不符，不予采纳。辩护人提出柳青山不构成犯罪的意见，不予采纳。公诉机关指控柳青山收取车款三万元的事实清楚，本院予以确认。被告人主张车款已交付银行。柳青山未退赔其余损失。依照《中华人民共和国刑法》第三百一十二条之规定，判决如下：
被告人柳青山犯掩饰、隐瞒犯罪所得罪，判处有期徒刑一年。
审判员  白  露
二〇一九年三月一日
书记员  郑  实
"""
APPEAL = """云州市中级人民法院
民 事 判 决 书
（2019）云01民终88号
上诉人（原审被告）：云州青山机械有限公司，住所地云州市。
被上诉人（原审原告）：柳青山，男，1980年3月5日出生，汉族，住云州市。
上诉人云州青山机械有限公司因与被上诉人柳青山民间借贷纠纷一案，不服云州市青山区人民法院（2018）云0102民初5号民事判决，向本院提起上诉。本案现已审理终结。
青山公司上诉称：青山公司已偿还借款。一审法院判令青山公司支付利息，没有依据。
柳青山辩称：青山公司收到借款八万元。青山公司对保证金无异议。
一审法院查明：2017年柳青山出借八万元。另查明，青山公司返还一万元。
一审法院认为，青山公司应当还款七万元。判决：青山公司偿还七万元。
本院二审查明，青山公司另行支付二万元。
本院认为，一审法院认定返还一万元有误，本院予以纠正。青山公司关于借款系投资款的主张，不予支持。判决如下：
驳回上诉，维持原判。
审判长  白  露
二〇一九年六月一日
书记员  郑  实
"""


def of(text: str, passage: str) -> tuple[str, str, str]:
    state = reading(NLP(text))
    start = text.index(passage)
    claim = said(state, start, start + len(passage))
    return claim.asserted_by, claim.standing, claim.polarity


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("犯盗窃罪，于2019年2月1日", ("prosecutor", "alleged", "positive")),
        ("向郑秋实出售", ("prosecutor", "alleged", "positive")),
        ("出售赃车，其已", ("party", "denied", "negative")),
        ("归还车款", ("party", "alleged", "positive")),
        ("转让给郑秋实", ("court", "found", "positive")),
        ("借款五千元", ("unknown", "alleged", "positive")),
        ("支付车款三万元", ("party", "alleged", "positive")),
        ("收取了车款", ("party", "admitted", "positive")),
        ("退缴赃款", ("court", "found", "positive")),
        ("构成掩饰", ("court", "found", "positive")),
        ("犯盗窃罪证据", ("court", "found", "negative")),
        ("系从犯", ("court", "found", "negative")),
        ("构成犯罪的意见", ("party", "denied", "negative")),
        ("收取车款三万元的事实", ("court", "found", "positive")),
        ("交付银行", ("party", "alleged", "positive")),
        ("退赔其余", ("court", "found", "negative")),
        ("判处有期徒刑", ("court", "ordered", "positive")),
    ],
)
def test_at_first_instance_each_passage_is_its_speakers(passage: str, expected: tuple[str, str, str]) -> None:
    assert of(FIRST, passage) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("偿还借款", ("party", "alleged", "positive")),
        ("支付利息", ("party", "alleged", "positive")),
        ("收到借款八万元", ("party", "alleged", "positive")),
        ("保证金", ("party", "admitted", "positive")),
        ("出借八万元", ("court", "found", "positive")),
        ("返还一万元。", ("court", "found", "positive")),
        ("还款七万元", ("court", "found", "positive")),
        ("支付二万元", ("court", "found", "positive")),
        ("认定返还一万元", ("court", "found", "negative")),
        ("系投资款", ("court", "found", "negative")),
    ],
)
def test_on_appeal_quoted_courts_and_arguments_are_kept_apart(
    passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(APPEAL, passage) == expected


def test_what_the_appellant_says_of_the_court_below_stays_the_appellants() -> None:
    state = reading(NLP(APPEAL))
    speakers = [v.speaker for v in state.voices if v.start <= APPEAL.index("一审法院判令") < v.end]
    assert speakers == ["claimant"]


@given(st.text(alphabet="本院认为一审原判查明被告人辩称诉指控证人证言，。；：\n 经", max_size=300))
def test_any_text_is_covered_once_and_in_order(text: str) -> None:
    for name in SPOKEN:
        found = list(voices(text, (Section(name, 0, len(text)),)))
        assert [v.start for v in found[1:]] == [v.end for v in found[:-1]]
        assert (found[0].start, found[-1].end) == (0, len(text))


def test_voices_travel_with_the_document_between_processes() -> None:
    doc = NLP(FIRST)
    again: Reading = reading(type(doc)(doc.vocab).from_bytes(doc.to_bytes()))
    assert again.voices == reading(doc).voices
