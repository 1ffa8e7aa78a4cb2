"""Whose words a passage is: sections in their order, each at most once, any absent."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nlp.components.sections import NAMES
from tests.nlp.invented import APPEAL, CRIMINAL, criminal, draft, extract, one_line


def sections(text: str) -> dict[str, str]:
    return {s.name: text[s.start : s.end] for s in extract(text).sections}


def test_a_criminal_judgment_falls_into_its_parts() -> None:
    found = sections(CRIMINAL)
    assert list(found) == [
        "header",
        "claim",
        "defence",
        "finding",
        "reasoning",
        "disposition",
        "signature",
        "appendix",
    ]
    assert found["claim"].startswith("云州市东山区人民检察院以")
    assert found["defence"].startswith("被告人柳青山辩称")
    assert found["finding"].startswith("经审理查明")
    assert found["disposition"].startswith("被告人柳青山犯诈骗罪")
    assert found["appendix"].startswith("附：")


def test_line_breaks_are_not_needed() -> None:
    assert list(sections(one_line(CRIMINAL))) == list(sections(CRIMINAL))


def test_an_appeal_tells_history_claim_defence_and_the_court_below() -> None:
    found = sections(APPEAL)
    assert list(found) == [
        "header",
        "procedure",
        "claim",
        "defence",
        "lower_court",
        "reasoning",
        "disposition",
        "signature",
    ]
    assert found["lower_court"].startswith("一审法院认定事实")


def test_a_quoted_opinion_of_the_court_below_is_not_this_courts() -> None:
    text = criminal(
        history="云州市东山区人民法院审理被告人柳青山犯诈骗罪一案，作出判决。\n原判认定：本院认为，证据充分。\n经审理查明，被告人骗取钱款。\n"
    )
    assert sections(text)["reasoning"].startswith("本院认为，被告人柳青山骗取他人财物")


def test_custody_in_the_header_does_not_end_it() -> None:
    text = criminal(
        header="公诉机关云州市东山区人民检察院。\n被告人柳青山，男。因涉嫌犯诈骗罪于2019年1月2日被刑事拘留，同年2月被逮捕。\n被告人祝一鸣，男。\n"
    )
    assert [p.name.value for p in extract(text).parties][1:] == ["柳青山", "祝一鸣"]


def test_a_ruling_without_opinion_has_orders_all_the_same() -> None:
    found = sections(draft(reasoning=""))
    assert "reasoning" not in found
    assert found["disposition"].startswith("准许原告柳青山撤回起诉")


def test_an_order_inside_an_appended_statute_is_not_the_orders() -> None:
    found = sections(draft(tail="附：本案适用的法律\n第五条 应当裁定如下：\n（一）驳回；\n"))
    assert found["disposition"].startswith("准许原告")


@given(st.lists(st.sampled_from(CRIMINAL.split("\n")), max_size=30))
def test_sections_are_ordered_and_apart_in_any_jumble_of_lines(lines: list[str]) -> None:
    text = "云州市东山区人民法院\n刑事判决书\n" + "\n".join(lines)
    found = extract(text).sections
    assert len({s.name for s in found}) == len(found)
    assert {s.name for s in found} <= set(NAMES)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= s.start < s.end <= len(text) for s in found)


def test_a_slip_in_the_formula_does_not_hide_the_orders() -> None:
    for formula in ("判决如下，", "判决如下 ", "判决："):
        text = criminal(basis=f"依照《中华人民共和国刑法》第二百六十六条之规定，{formula}\n")
        assert sections(text)["disposition"].startswith("被告人柳青山犯诈骗罪")


def test_a_list_among_the_orders_does_not_cut_them() -> None:
    text = draft(orders="一、被告祝一鸣支付下列款项，明细如下：\n（一）本金一万元；\n二、驳回其他请求。\n")
    assert sections(text)["disposition"].startswith("一、被告祝一鸣支付")


def test_a_claim_that_is_put_forward_is_one_without_another_word_of_claiming() -> None:
    text = (
        "云州市中级人民法院\n刑事裁定书\n（2019）云01刑终7号\n上诉人（原审被告人）柳青山，男。\n"
        "云州市东山区人民法院审理柳青山盗窃一案，作出上述判决。\n上诉人柳青山上诉提出：量刑过重。\n"
        "经审理查明，柳青山窃得手机一部。\n"
        + "柳青山于次日到案。"
        * 60
        + "\n裁定如下：\n驳回上诉，维持原判。\n"
        "审判长  祝一鸣\n二〇一九年三月五日\n书记员  何小满\n"
    )
    assert sections(text)["claim"].startswith("上诉人柳青山上诉提出")
