"""A unit that stands once above a table counts for its amounts; what is nearer to an amount counts more."""

import openpyxl
import pytest

from ingest import run
from ingest.mapping.unit_notes import unit_above
from ingest.worklist import open_entries, take_back, write_sheet
from ontology.compartment import LOCAL
from tests.ingest.delivered import workbook
from tests.ingest.invented import company_name, credit_code_of
from tests.ingest.said import values

EVERY = frozenset({LOCAL.id})
HEADER = ["纳税人名称", "纳税人识别号", "欠税税种", "欠税余额", "主管税务机关"]


def arrears(number: int, balance: object) -> list[object]:
    return [company_name(number), credit_code_of(number), "增值税", balance, "松河市税务局"]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", "万元"),
        ("松河市欠税公告（单位：元）", "元"),
        ("填报单位：松河市税务局  金额单位：人民币万元", "万元"),
        ("货币单位: 人民币（千元）", "千元"),
        ("币种：人民币　单位：万美元", "万美元"),
        ("单位：户、万元", "万元"),
        ("金额单位：分", "分"),
        ("评分单位：分", ""),
        ("单位：元/平方米", ""),
        ("单位：人", ""),
        ("填报单位：松河市万元乡政府", ""),
        ("单位名称：万元商店", ""),
    ],
)
def test_a_line_above_a_table_names_the_unit_of_its_amounts_or_says_nothing_of_them(line, unit):
    assert unit_above([["松河市某表", ""], [line, line, ""]]) == unit


def test_arrears_in_ten_thousands_are_no_arrears_in_yuan(lake, tmp_path):
    rows = [["欠税公告"], ["", "", "", "单位：万元"], HEADER, arrears(1, 123.45), arrears(2, "800元")]
    (report,) = run(lake, [workbook(tmp_path / "欠税.xlsx", {"一": rows})]).files
    assert values(lake, "tax_arrears", "balance") == ["CNY:123450000:exact", "CNY:80000:exact"]
    assert "表头以上写明金额单位：万元" in report.messages


def test_the_headers_own_unit_counts_more_than_the_line_above(lake, tmp_path):
    header = [*HEADER[:3], "欠税余额（元）", HEADER[4]]
    rows = [["单位：万元", "", "", "", ""], header, arrears(1, "500")]
    run(lake, [workbook(tmp_path / "欠税.xlsx", {"一": rows})])
    assert values(lake, "tax_arrears", "balance") == ["CNY:50000:exact"]


def test_where_two_units_stand_above_none_is_chosen(lake, tmp_path):
    rows = [["欠税公告（单位：元）"], ["单位：万元"], HEADER, arrears(1, "500")]
    (report,) = run(lake, [workbook(tmp_path / "欠税.xlsx", {"一": rows})]).files
    assert values(lake, "tax_arrears", "balance") == []
    assert (report.accepted, report.cell_issues) == (1, 1)


def test_a_corrected_amount_counts_in_the_unit_above_its_original(lake, tmp_path):
    rows = [["单位：万元"], HEADER, arrears(1, "一百多")]
    run(lake, [workbook(tmp_path / "欠税.xlsx", {"一": rows})])
    path = tmp_path / "更正.xlsx"
    write_sheet(lake, open_entries(lake, compartments=EVERY), path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(2, [c.value for c in sheet[1]].index("欠税余额") + 1, 120)
    book.save(path)
    assert take_back(lake, path, by="程见微（u1）", compartments=EVERY).accepted == 1
    assert values(lake, "tax_arrears", "balance") == ["CNY:120000000:exact"]
