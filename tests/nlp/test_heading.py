"""What kind of document it is, whose, and whether it is one at all."""

import pytest

from nlp.components.document_type import find_heading
from nlp.shadow import shadow
from tests.nlp.invented import draft, extract, one_line


@pytest.mark.parametrize("spacing", ["民事裁定书", "民 事 裁 定 书", "民　事　裁　定　书"])
def test_a_spaced_heading_is_the_same_heading(spacing: str) -> None:
    found = extract(draft(type=spacing))
    assert found.document_type is not None
    assert found.document_type.value == "民事裁定书"
    assert draft(type=spacing)[found.document_type.start : found.document_type.end] == spacing


@pytest.mark.parametrize(
    "kind",
    [
        "结案通知书",
        "罚款决定书",
        "复议决定书",
        "再审决定书",
        "指定管辖决定书",
        "报告财产令",
        "刑事附带民事判决书",
        "执行裁定书",
    ],
)
def test_documents_beyond_judgment_and_ruling_are_known(kind: str) -> None:
    found = extract(draft(type=kind))
    assert found.document_type is not None
    assert found.document_type.value == kind


def test_a_draft_mark_is_not_part_of_the_type() -> None:
    found = extract(draft(type="民事裁定书(原稿)"))
    assert found.document_type is not None
    assert found.document_type.value == "民事裁定书"
    assert found.case_number is not None


def test_a_title_line_does_not_stand_in_for_the_heading() -> None:
    text = one_line(draft(title="柳青山与祝一鸣民间借贷纠纷一审民事判决书"))
    found = extract(text)
    assert found.document_type is not None
    assert found.document_type.value == "民事裁定书"
    assert found.title is not None
    assert found.title.value == "柳青山与祝一鸣民间借贷纠纷一审民事判决书"


def test_of_a_heading_printed_twice_the_one_before_the_number_counts() -> None:
    text = "云州市东山区人民法院\n民 事 裁 定 书\n" + draft()
    heading = find_heading(shadow(text))
    assert heading is not None
    assert heading.type.start > text.index("云州市东山区人民法院", 5)


def test_history_before_the_heading_does_not_give_the_court() -> None:
    history = "云州市西山区人民法院审理被告人一案，于2018年作出判决。现已审理终结"
    found = extract(
        history + draft(court="浙江省云州市中级人民法院").replace("\n民事裁定书", "民事裁定书", 1)
    )
    assert found.court is not None
    assert found.court.value == "浙江省云州市中级人民法院"


@pytest.mark.parametrize(
    "court",
    [
        "日照市云山区人民法院",
        "云州林区基层法院",
        "云州海事法院",
        "云州铁路运输法院",
        "云州市第二人民法院",
        "中华人民共和国最高人民法院",
        "云州高新技术产业开发区人民法院",
        "新疆维吾尔自治区高级人民法院生产建设兵团分院",
    ],
)
@pytest.mark.parametrize("layout", [str, one_line])
def test_a_court_is_read_whole_whatever_its_name(court: str, layout) -> None:
    text = layout(draft(court=court))
    found = extract(text)
    assert found.court is not None
    assert found.court.value == court
    assert text[found.court.start : found.court.end] == court


def test_web_page_residue_between_court_and_heading_is_passed_over() -> None:
    text = ".MsoNormal{margin:0}" + draft().replace("人民法院\n", "人民法院p t ” > ", 1)
    found = extract(text)
    assert found.court is not None
    assert found.court.value == "云州市东山区人民法院"


@pytest.mark.parametrize(
    "page",
    [
        "法律依据\n《中华人民共和国劳动法》\n第五十条\n第五十一条第一款",
        "基本信息\n审理法院：\n云州市东山区人民法院\n案件类型：\n行政案件",
        "category:刑事\ntitle:某案刑事裁定书\npublictime:2015-01-01\ncontent:\n",
        "",
        "今天天气很好。",
    ],
)
def test_what_is_no_judgment_is_said_to_be_none(page: str) -> None:
    found = extract(page)
    assert found.to_json()["doc_type"] is None
    assert any(w.startswith("not_a_judgment") for w in found.warnings)
    assert found.parties == ()


def test_a_mention_of_another_courts_judgment_is_no_heading() -> None:
    text = "原告提交了云州市西山区人民法院民事判决书，拟证明其主张。"
    assert find_heading(shadow(text)) is None


def test_a_text_without_heading_that_opens_with_its_number_is_still_read() -> None:
    found = extract(draft(court="", type=""))
    assert found.is_judgment
    assert found.case_number is not None
    assert [p.name.value for p in found.parties] == ["柳青山", "祝一鸣"]
