"""Whose words a passage is, whether they stand, and for or against: told with invented judgments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.components.speakers import said
from nlp.pipeline import build_pipeline
from nlp.reading import Reading, reading
from nlp.spans import Section
from nlp.speech.negation import is_negated
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
    assert speakers == ["appellant"]


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


SECOND = """云州市中级人民法院
刑 事 判 决 书
（2020）云01刑终9号
原公诉机关云州市青山区人民检察院。
上诉人（原审被告人）柳青山，男，1980年3月5日出生，汉族，住云州市。
云州市青山区人民法院审理云州市青山区人民检察院指控被告人柳青山犯诈骗罪一案，于2019年9月1日以（2019）云0102刑初90号刑事判决，认定被告人柳青山犯诈骗罪，判处有期徒刑三年。宣判后，柳青山以“其未参与诈骗”为由提出上诉。现已审理终结。
原判认定，2018年5月柳青山骗取郑秋实三万元。认定上述事实的证据有：
1、证人白露的证言，证实柳青山向她借用账户。
2、被告人柳青山的供述与辩解，其供认收取三万元。
上述事实，原判采用的证据有书证等。原判认为，柳青山虚构事实，已构成诈骗罪。依照《中华人民共和国刑法》第二百六十六条之规定，判决：一、被告人柳青山犯诈骗罪，判处有期徒刑三年；二、责令柳青山退赔郑秋实三万元。宣判后，柳青山不服，提出上诉。
上诉人柳青山提出，（1）其未冒充介绍人。（2）原判认定其收取三万元没有事实依据。（3）其系自首。
辩护人的意见是：公诉机关指控柳青山占有赃款事实不清；柳青山构成侵占罪。
经审理查明，柳青山归还一万元。公诉人出示了借条。
关于上诉人柳青山所提其系自首的意见，经查，柳青山系被抓获归案，该意见不能成立。
七、2018年6月1日，柳青山另行收取五千元。
本院认为，柳青山承认收取三万元。云州高院认定柳青山返还保证金并无不当。现有证据不足以证明柳青山与他人共谋。辩护人提出柳青山不构成犯罪的意见，本院认为，能够证实柳青山占有赃款，故不予采纳。柳青山关于原判认定其使用账户错误的理由不成立。判决如下：
一、维持云州市青山区人民法院（2019）云0102刑初90号刑事判决第二项；
二、柳青山犯诈骗罪，判处有期徒刑二年。
审判长  白  露
二〇二〇年一月二日
书记员  郑  实
"""


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("判处有期徒刑三年|。宣", ("court", "ordered", "positive")),
        ("参与诈骗|”", ("party", "denied", "negative")),
        ("骗取郑秋实", ("court", "found", "positive")),
        ("借用账户", ("unknown", "alleged", "positive")),
        ("收取三万元|。\n上", ("party", "admitted", "positive")),
        ("构成诈骗罪|。依", ("court", "found", "positive")),
        ("判处有期徒刑三年|；", ("court", "ordered", "positive")),
        ("退赔郑秋实", ("court", "ordered", "positive")),
        ("冒充介绍人", ("party", "denied", "negative")),
        ("收取三万元|没有", ("party", "denied", "negative")),
        ("系自首|。\n辩", ("party", "alleged", "positive")),
        ("占有赃款|事实", ("party", "denied", "negative")),
        ("构成侵占罪", ("party", "admitted", "positive")),
        ("归还一万元", ("court", "found", "positive")),
        ("系被抓获", ("court", "found", "positive")),
        ("收取五千元", ("court", "found", "positive")),
        ("收取三万元|。云州", ("party", "admitted", "positive")),
        ("返还保证金", ("court", "found", "positive")),
        ("共谋", ("court", "found", "negative")),
        ("占有赃款|，故", ("court", "found", "positive")),
        ("使用账户", ("court", "found", "positive")),
        ("维持云州市青山区", ("court", "ordered", "positive")),
    ],
)
def test_the_second_instance_keeps_quoted_orders_reasons_and_evidence_apart(
    passage: str, expected: tuple[str, str, str]
) -> None:
    state = reading(NLP(SECOND))
    words, _, behind = passage.partition("|")
    start = SECOND.index(words + behind)
    claim = said(state, start, start + len(words))
    assert (claim.asserted_by, claim.standing, claim.polarity) == expected


def civil(claim: str, defence: str, reasoning: str) -> str:
    return (
        "云州市青山区人民法院\n民 事 判 决 书\n（2019）云0102民初17号\n原告：柳青山，男，住云州市。\n被告：郑秋实，男，住云州市。\n"
        "原告柳青山与被告郑秋实民间借贷纠纷一案，本院立案后，现已审理终结。\n"
        f"原告柳青山向本院提出诉讼请求：判令郑秋实偿还八万元。事实和理由：{claim}\n郑秋实辩称，{defence}\n"
        f"本院认为，{reasoning}判决如下：\n郑秋实偿还柳青山八万元。\n审判员  白  露\n二〇一九年三月一日\n"
    )


def test_a_claimants_negative_is_his_allegation_a_defendants_a_denial() -> None:
    text = civil("郑秋实未归还借款。", "其未收到保证金，柳青山称其续签合同与事实不符。", "应当偿还。")
    assert of(text, "归还借款") == ("party", "alleged", "negative")
    assert of(text, "收到保证金") == ("party", "denied", "negative")
    assert of(text, "其续签合同") == ("party", "denied", "negative")


def test_a_short_name_is_no_speaker_and_a_comma_ends_what_is_refused() -> None:
    text = civil(
        "借款到期。",
        "同意调解。",
        "云州青山有限公司（以下简称青山公司）转让设备。柳青山主张违约金的请求，因其未举示合同，不予支持。原告请求过高部分，证据不足，本院不予支持。",
    )
    assert of(text, "转让设备") == ("court", "found", "positive")
    assert of(text, "举示合同") == ("court", "found", "negative")
    assert of(text, "原告请求过高部分") == ("court", "found", "negative")


@pytest.mark.parametrize("word", ["不仅", "不法", "不动产", "不顾劝阻"])
def test_a_word_that_begins_like_a_negation_is_none(word: str) -> None:
    assert not is_negated(f"柳青山{word}占有房屋", 0, len(f"柳青山{word}"))


def test_want_of_evidence_holds_for_its_clause_only() -> None:
    text = "不足以证明柳青山与郑秋实在合同签订过程中恶意串通，郑秋实支付价款"
    assert is_negated(text, 0, text.index("恶意"))
    assert not is_negated(text, 0, text.index("支付"))
