"""Orders of a court below in a text that was cut before its own, line ends kept or lost: somebody appeals behind them."""

import pytest

from nlp.components.speakers import said
from nlp.reading import reading
from tests.nlp.test_speakers import NLP, of
from tests.nlp.test_speakers_wordings import ALLEGED, CHARGED, FOUND, HEAD, ORDERED, appeal

DENIES = ("party", "denied", "negative")
ORDERS = "一、被告人柳青山犯诈骗罪，判处有期徒刑三年。二、责令柳青山退赔三万元。"
BELOW = [
    f"原判认定，柳青山骗取三万元。原审法院认为，柳青山构成诈骗罪。依照《中华人民共和国刑法》第二百六十六条之规定，判决：{ORDERS}",
    f"一审法院经审理查明，柳青山骗取三万元。据此，判决：{ORDERS}",
    f"云州市青山区人民法院根据上述事实，依照《中华人民共和国刑法》第二百六十六条之规定，判决如下：{ORDERS}",
    f"原审判决：{ORDERS}",
]
BEHIND = [
    "上诉人柳青山上诉称，其没有虚构事实。柳青山使用了钱款。",
    "其上诉理由为：其没有虚构事实。柳青山使用了钱款。",
    "上诉人柳青山上诉提出：其没有虚构事实。柳青山使用了钱款。",
    "宣判后，柳青山不服，提出上诉，其上诉理由为：其没有虚构事实。柳青山使用了钱款。",
    "柳青山不服，向本院提出上诉，理由是：其没有虚构事实。柳青山使用了钱款。",
    "辩护人提出：柳青山没有虚构事实。柳青山使用了钱款。",
    "其辩护人认为，柳青山没有虚构事实。柳青山使用了钱款。",
]


PASSAGES = {
    "判处有期徒刑三年": ORDERED,
    "退赔三万元": ORDERED,
    "虚构事实。": DENIES,
    "使用了钱款": ALLEGED,
}


def claims(text: str) -> dict[str, tuple[str, str, str]]:
    state = reading(NLP(text))
    places = {passage: text.index(passage) for passage in PASSAGES}
    found = {passage: said(state, at, at + len(passage)) for passage, at in places.items()}
    return {passage: (c.asserted_by, c.standing, c.polarity) for passage, c in found.items()}


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("behind", BEHIND)
def test_who_appeals_behind_the_orders_of_a_court_below_has_the_word(below: str, behind: str) -> None:
    assert claims(HEAD.replace("\n", " ") + below + behind) == PASSAGES
    assert claims(HEAD + below + "\n" + behind) == PASSAGES


@pytest.mark.parametrize(
    ("behind", "passage", "expected"),
    [
        ("云州市人民检察院抗诉提出，柳青山使用了钱款。", "使用了钱款", CHARGED),
        ("经二审审理查明，柳青山使用了钱款。", "使用了钱款", FOUND),
        ("本院认为，柳青山使用了钱款。", "使用了钱款", FOUND),
    ],
)
def test_so_have_prosecution_and_this_court(
    behind: str, passage: str, expected: tuple[str, str, str]
) -> None:
    for below in BELOW[:2]:
        assert of(HEAD.replace("\n", " ") + below + behind, passage) == expected


@pytest.mark.parametrize(
    "behind",
    [
        "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向云州市中级人民法院提出上诉。",
        " 如不服本判决，可在接到判决书之日起十日内提起上诉。",
        "如不服本判决，可上诉于云州市中级人民法院。上诉人应在提出上诉状时预交上诉案件受理费。",
        "三、准许云州市人民检察院撤回抗诉。",
        "三、驳回上诉人柳青山提出的其他请求。",
        "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日。）",
        "本判决为终审判决。",
    ],
)
@pytest.mark.parametrize("cut", [True, False])
def test_the_documents_own_orders_stay_its_own(behind: str, cut: bool) -> None:
    text = appeal("", "原判不当。").split("驳回上诉")[0] + ORDERS + behind
    text += "" if cut else "\n审判长  白  露\n二〇二〇年一月二日\n"
    section = next(s for s in reading(NLP(text)).sections if s.name == "disposition")
    assert text[section.start :].startswith("一、被告人柳青山")
