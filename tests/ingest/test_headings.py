"""Headers as they are compared, headers over two rows, and the lines among rows that are none."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import mapping_named
from ingest.mapping.headers import plain
from ingest.mapping.layout import fit
from ingest.readers.beside import Beside
from ingest.readers.headings import headings


@pytest.mark.parametrize(
    ("written", "header", "unit"),
    [
        ("* 1.姓 名：", "姓名", ""),
        ("＊3 toId", "toid", ""),
        ("（12）证件号码（必填）", "证件号码", ""),
        ("【交易金额】（单位：万元）", "交易金额", "万元"),
        ("交易金額(人民幣元)", "交易金额", "人民币元"),
        ("處罰決定日期（yyyy-mm-dd）", "处罚决定日期", ""),
        ("對方帳號", "对方账号", ""),
        ("登陆_IP", "登录ip", ""),
        ("通话时长（秒）", "通话时长", ""),
        ("代码_2（工商注册号）", "工商注册号", ""),
        ("作出决定机关（列入）", "作出决定机关(列入)", ""),
        ("证件号码（受害人）", "证件号码(受害人)", ""),
        ("2024年末资产", "2024年末资产", ""),
        ("*", "*", ""),
    ],
)
def test_what_offices_write_around_a_header_is_taken_off_and_what_tells_stays(written, header, unit):
    assert plain(written) == (header, unit)


def test_minutes_are_no_seconds():
    layout = fit(mapping_named("call_record"), ["通话时长（分）", "对方号码"])
    assert layout.unmapped == ("通话时长（分）",)


def test_of_two_headers_of_one_column_the_mappings_own_name_counts():
    mapping = mapping_named("sub_account")
    layout = fit(mapping, ["序号", "开户账号", "子账户序号"])
    assert layout.places[list(mapping.columns).index("子账户序号")] == 2


def test_headers_over_two_rows_of_a_text_are_one_line():
    upper = ["企业名称", "认缴出资", "", "实缴出资", "", "状态"]
    lower = ["", "金额", "日期", "金额", "日期", ""]
    row = ["松河一号", "10", "", "5", "2024-01-02", "在业"]
    assert headings([["名册", *[""] * 5], upper, lower, row])[1:] == [
        upper,
        ["企业名称", "认缴出资金额", "认缴出资日期", "实缴出资金额", "实缴出资日期", "状态"],
        row,
    ]


HEADERS = ["序号", "企业名称", "金额", "日期", "备注", "地址"]
TABLE = Beside(HEADERS, [["二〇二四年名册", "", "", "", "", ""]])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["合计", "", "7,031.50"], "total"),
        (["", "合 计：", "3"], "total"),
        (["8", "合计", "1", "2", "3", "4"], "total"),
        (["小计", "1", "2", "3", "4", "5"], "total"),
        (["制表人：赵某", "", "审核人：钱某", "", "日期：2月1日", ""], "note"),
        (["注：以上为快报数", "", "", "", "", ""], "note"),
        (["以下空白"], "note"),
        (["共 7 条记录"], "note"),
        (["第 1 页 共 2 页"], "note"),
        (HEADERS, "headers"),
        (["二〇二四年名册", "", "", "", "", ""], "headers"),
        (["1", "合肥某某设计有限公司", "", "", "", ""], ""),
        (["1", "第一建筑公司", "3", "", "", ""], ""),
        (["共和某某公司", "", "", "", "", ""], ""),
        (["10:20:31", "", "", "", "", ""], ""),
        (["", "截流某某公司", "3", "2024-01-01", "无", "松河"], ""),
        (["注某某", "", "", "", "", ""], ""),
        (["小计量仪器厂", "", "", "", "", ""], ""),
        (["累计折旧", "松河一号", "3", "2024-01-01", "无", "松河"], ""),
    ],
)
def test_lines_that_are_no_rows_are_told_from_rows_that_begin_like_them(cells, code):
    assert TABLE.kind(cells) == code


def test_a_column_of_texts_has_no_notes():
    assert not Beside(["text"]).kind(["原告：松河一号贸易有限公司。"])
    assert not Beside(["编号", "全文"]).kind(["", "原告：松河一号贸易有限公司。" * 40])


WORDS = [
    "合计",
    "合 计",
    "7",
    "8000000",
    "制表人：甲",
    "第 1 页",
    "松河一号",
    "10:20",
    "",
    " ",
    "以下空白",
    *HEADERS,
]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=6, max_size=6), min_size=1, max_size=6))
def test_many_lines_at_once_are_told_as_each_is(lines):
    columns = [pa.array(column, pa.string()) for column in zip(*lines, strict=True)]
    assert TABLE.stands_among(columns) == any(TABLE.kind(line) for line in lines)
