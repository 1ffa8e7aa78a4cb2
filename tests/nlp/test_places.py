"""What is a place in prose and what only stands behind a preposition's character. All sentences are invented."""

import pytest

from nlp.facts.places import places


def found(text: str) -> list[str]:
    return [f.found.value for f in places(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "被告于本判决生效之日起十日内支付货款",
        "应于收到通知之次日起七日内答复",
        "在规定期限内未提出异议",
        "在此期间内双方未联系",
        "在保险限额范围内承担责任",
        "因经营需要租用厂房",
        "该公司经营的超市效益不好",
        "经济技术开发区",
        "由于天益公司拖延",
        "关于华氏集团的欠款",
        "现在市场萧条",
        "依法应当从轻处罚",
        "判决存在矛盾之处",
        "将人从重处",
        "双方在2008年7月29日签约",
        "已经两家公司确认",
        "从事建材市场",
        "撤回厂房的请求",
        "在审理的案件内",
        "单位石家",
    ],
)
def test_a_time_a_clause_or_half_a_word_is_no_place(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("在云州市东山区柳林路3号交货", "云州市东山区柳林路3号"),
        ("在其住处附近等候", "其住处附近"),
        ("将车停在长安宾馆内", "长安宾馆内"),
        ("被告人在江口镇白石村", "江口镇白石村"),
        ("随后到西门停车场", "西门停车场"),
        ("在出租屋内", "出租屋内"),
        ("躲在厕所内", "厕所内"),
        ("现在云州市东山区白石村", "云州市东山区白石村"),
        ("藏于床底家中", "床底家中"),
        ("出现在白石市场门口", "白石市场门口"),
        ("到云州市江口区码头路8号的厂房", "云州市江口区码头路8号的厂房"),
    ],
)
def test_a_place_behind_a_preposition_is_found(text: str, place: str) -> None:
    assert place in found(text)
