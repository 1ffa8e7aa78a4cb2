"""Where headers leave two kinds close the cells are evidence beside them; where that does not tell either, a person is
asked: a file read as the wrong kind would state wrong things about people."""

import csv

import pytest

from ingest import explain, mapping_named
from ingest.choosing import Chooser
from ingest.errors import UnreadableFileError
from ingest.mapping.model import Clean, Mapping
from ingest.mapping.shapes import evidence
from ingest.readers.parts import open_parts
from tests.ingest.planted_rows import UNDONE, columns, damages, valid
from tests.ingest.sheets_written import Sheet, written
from tests.ingest.varied import FILE_NAMES, TABLES, fixture, told, with_a_needed_header_unknown

KIN = [("serious_violations", "类别"), ("residences", "登记日期"), ("sub_account", "子账户账号")]
"""Each was read as a kind that knows all its other headers: 经营异常, 身份, 账户信息."""


def ending(folder, mapping, needed, seed):
    """How a table with one needed header unknown is read."""
    table = with_a_needed_header_unknown(fixture(mapping), needed, seed)
    stem = folder / FILE_NAMES.get(mapping.name, "导出")
    return told(written(stem, "utf-8:csv", [Sheet("数据", tuple(table.lines()))]), table)


@pytest.mark.parametrize(("name", "needed"), KIN)
def test_a_needed_column_under_an_unknown_name_is_not_read_as_the_next_of_kin(name, needed, tmp_path):
    outcomes = [ending(tmp_path, mapping_named(name), needed, seed) for seed in range(12)]
    assert {outcome.ending for outcome in outcomes} <= {"ambiguous", "refused"}
    assert any("同样像" in outcome.said and "「甲项内容」" in outcome.said for outcome in outcomes)


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_no_needed_column_under_an_unknown_name_makes_another_kind_of_a_table(tmp_path):
    cases = [(m, n, seed) for m in TABLES for n in m.required if n in valid(m, 1) for seed in range(12)]
    wrong = [(m.name, n, seed) for m, n, seed in cases if ending(tmp_path, m, n, seed).ending == "wrong"]
    assert wrong == []


def guessed(path, headers, rows):
    """Name of the mapping that is guessed, or why none is."""
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([headers, *rows])
    (part,) = open_parts(path, path.name)
    try:
        return Chooser().layout(part, path.name).mapping.name
    except UnreadableFileError as error:
        return error.reason
    finally:
        part.table.close()


LISTED = ["企业名称", "统一社会信用代码", "列入原因", "列入日期", "列入机关"]
WHERE = ["2023-04-05", "松河市市场监督管理局"]
LATE = "未依照《企业信息公示暂行条例》第八条规定的期限公示年度报告的"
THREE_YEARS = "被列入经营异常名录届满3年仍未履行公示年度报告义务"


def listed(reason, *more):
    return [[f"松河{n}号贸易有限公司", "", reason, *WHERE, *more] for n in range(1, 5)]


def test_reasons_tell_operating_anomalies_from_serious_violations_where_headers_do_not(tmp_path):
    path = tmp_path / "名单.csv"
    assert guessed(path, LISTED, listed(LATE)) == "operating_anomalies"
    assert guessed(path, [*LISTED, "经办科室"], listed(LATE, "信用科")) == "operating_anomalies"
    asked = guessed(path, LISTED, listed(THREE_YEARS))
    assert "「严重违法失信名单」（serious_violations）" in asked
    assert "--mapping operating_anomalies" in asked
    unclear = guessed(path, [*LISTED, "经办科室"], listed("其他情形", "信用科"))
    assert "「经办科室」" in unclear


def test_what_offices_put_beside_any_table_is_no_needed_column(tmp_path):
    beside = ["序号", "备注", "录入人", "数据更新时间"]
    rows = listed("其他情形", "1", "已核", "赵某", "2024-01-02")
    assert guessed(tmp_path / "名单.csv", [*LISTED, *beside], rows) == "operating_anomalies"


@pytest.mark.parametrize("mapping", TABLES, ids=lambda mapping: mapping.name)
def test_cells_of_a_column_look_like_it_damaged_or_not(mapping: Mapping):
    for column, cell in zip(columns(mapping), valid(mapping, 1).values(), strict=True):
        assert evidence(mapping, column.name, [cell]).alike == 1, (column.name, cell)
        undone = [change(cell) for _, change, ends in damages(mapping, column) if ends == UNDONE]
        assert not evidence(mapping, column.name, undone).is_strange, (column.name, undone)


def test_a_column_without_one_cell_of_its_kind_is_strange():
    mapping = mapping_named("operating_anomalies")
    (date,) = [n for n, c in mapping.columns.items() if c.clean is Clean.DATE and n.startswith("列入")]
    assert evidence(mapping, date, ["松河", "某局", "年报", ""]).is_strange
    assert not evidence(mapping, date, ["松河", "某局"]).is_strange
    assert not evidence(mapping, date, ["", "-", "无"]).is_strange


def test_the_evidence_of_cells_is_said_without_a_cell(tmp_path):
    path = tmp_path / "名单.csv"
    rows = [*listed(LATE), ["松河九号厂", "9133", "年报", "去年", "某局"]]
    guessed(path, LISTED, rows)
    (found,) = explain([path])
    told_of = {column.header: column.values for column in found.columns}
    assert told_of == {
        "企业名称": "",
        "统一社会信用代码": "统一社会信用代码或注册号 0/1",
        "列入原因": "常见写法 5/5",
        "列入日期": "日期 4/5",
        "列入机关": "",
    }
