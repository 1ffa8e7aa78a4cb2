"""Who signed and when: a chain of offices, names and dates, and nothing behind it."""

import pytest

from tests.nlp.invented import draft, extract, one_line


def officers(signature: str, **more: str) -> list[tuple[str, str]]:
    return [(o.post, o.name.value) for o in extract(draft(signature=signature, **more)).officers]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("二〇一九年四月十日", "2019-04-10"),
        ("二○一九年四月十日", "2019-04-10"),
        ("二O一九年四月十日", "2019-04-10"),
        ("二Ο一九年四月十日", "2019-04-10"),
        ("二О一九年四月十日", "2019-04-10"),
        ("二0一九年四月十日", "2019-04-10"),
        ("二零一九年四月十日", "2019-04-10"),
        ("二 〇 一 九 年 四 月 十 日", "2019-04-10"),
        ("二〇一九年\n四月十日", "2019-04-10"),
        ("二〇一九年七月一十六日", "2019-07-16"),
        ("二〇一九年十二月三十一日", "2019-12-31"),
        ("二〇一九年元月廿三日", "2019-01-23"),
        ("二O九年四月十日", "2009-04-10"),
        ("2019年4月10日", "2019-04-10"),
        ("二〇一九年五月××日", "2019-05"),
        ("二〇一九年十一月七无", "2019-11-07"),
        ("二〇一九年二月三十日", "2019-02"),
    ],
)
def test_the_date_is_read_however_its_zero_and_spaces_are_written(written: str, value: str) -> None:
    found = extract(draft(signature=f"审判员温良\n{written}\n书记员苗苗\n"))
    assert found.decided_on is not None
    assert found.decided_on.value == value


def test_a_masked_day_is_said_to_be_missing() -> None:
    found = extract(draft(signature="审判员温良\n二〇一九年五月××日\n书记员苗苗\n"))
    assert any(w.startswith("partial_date") for w in found.warnings)


@pytest.mark.parametrize("layout", [str, one_line])
def test_padded_names_are_squeezed_and_keep_their_span(layout) -> None:
    text = layout(
        draft(
            signature="审　判　长　　温　良\n代理审判员　　叶知秋\n二〇一九年四月十日\n书　记　员　　苗　苗\n"
        )
    )
    found = extract(text)
    assert [(o.post, o.name.value) for o in found.officers] == [
        ("审判长", "温良"),
        ("代理审判员", "叶知秋"),
        ("书记员", "苗苗"),
    ]
    assert text[found.officers[0].name.start : found.officers[0].name.end] == "温　良"


def test_names_run_into_the_next_office_are_parted() -> None:
    assert officers("审判长温良审判员叶知秋人民陪审员欧阳春二〇一九年四月十日书记员苗苗") == [
        ("审判长", "温良"),
        ("审判员", "叶知秋"),
        ("人民陪审员", "欧阳春"),
        ("书记员", "苗苗"),
    ]


def test_offices_with_a_colon_and_long_names_are_read() -> None:
    assert officers("审判长：帕尔哈提·阿布拉\n二〇一九年四月十日\n见习书记员：苗苗\n") == [
        ("审判长", "帕尔哈提·阿布拉"),
        ("见习书记员", "苗苗"),
    ]


def test_two_clerks_run_together_are_two() -> None:
    assert officers("审判员温良\n二〇一九年四月十日\n书记员刘青青田野\n")[1:] == [
        ("书记员", "刘青青"),
        ("书记员", "田野"),
    ]
    assert officers("审判员温良\n二〇一九年四月十日\n书记员刘青青 田野\n")[1:] == [
        ("书记员", "刘青青"),
        ("书记员", "田野"),
    ]


@pytest.mark.parametrize("name", ["格桑白玛", "欧阳清河"])
def test_one_long_name_stays_one(name: str) -> None:
    assert officers(f"审判员温良\n二〇一九年四月十日\n书记员{name}\n")[1:] == [("书记员", name)]


def test_what_is_appended_gives_neither_name_nor_date() -> None:
    tail = "附：相关法律条文\n本院审判员应于二〇二〇年一月一日前执行。如下：\n第五条审判员回避。\n"
    found = extract(one_line(draft(tail=tail)))
    assert found.decided_on is not None
    assert found.decided_on.value == "2019-04-10"
    assert [o.name.value for o in found.officers] == ["温良", "苗苗"]


def test_a_decision_that_nobody_signs_has_the_date_on_its_own_line() -> None:
    found = extract(draft(orders="减刑期间自二〇一八年一月一日起计算。\n", signature="二〇一九年四月十日\n"))
    assert found.decided_on is not None
    assert found.decided_on.value == "2019-04-10"
    assert found.officers == ()


def test_the_publication_date_is_not_the_decisions() -> None:
    found = extract("publictime:2020-01-01\n发布日期：2020-02-02 浏览：5次\n" + draft())
    assert found.decided_on is not None
    assert found.decided_on.value == "2019-04-10"
