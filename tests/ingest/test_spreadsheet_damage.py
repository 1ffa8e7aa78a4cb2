"""What a spreadsheet does to a table is undone where it can be, and set aside by cell where it cannot: a card number
without its last digits names somebody else."""

import io
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from ingest import Lake, run
from ingest.errors import UnreadableFileError
from ingest.readers.workbook import sheets
from ontology.identifiers.bank_card import luhn_holds
from tests.ingest.compound import Error, old_workbook
from tests.ingest.delivered import workbook
from tests.ingest.invented import (
    credit_code_of,
    csv_bytes,
    registration_number_of,
    registry_file,
    registry_row,
)
from tests.ingest.said import rows, values


def quarantined(lake: Lake) -> list[tuple]:
    return rows(lake, 'select scope, line, "column", code, raw from quarantine order by all')


def registered(lake: Lake, tmp_path, **cells: str):
    """The report on a register of one row with those cells."""
    (report,) = run(lake, [registry_file(tmp_path / "a.csv", [registry_row(1, **cells)])]).files
    return report


@pytest.mark.parametrize(
    "written", ["'{}", "＇{}", "'{}'", '="{}"', "{}\t", "\t{} ", "\u3000{}", " '{}"], ids=repr
)
def test_marks_of_text_and_blanks_around_a_number_are_no_part_of_it(lake, tmp_path, written):
    registered(lake, tmp_path, 统一社会信用代码=written.format(credit_code_of(1)))
    assert values(lake, "company", "credit_code") == [credit_code_of(1)]
    assert quarantined(lake) == []


def test_full_width_digits_and_decimals_of_whole_numbers_are_the_number(lake, tmp_path):
    first, second = registration_number_of(1), registration_number_of(2)
    wide = first.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    registered(lake, tmp_path, 统一社会信用代码=wide)
    run(lake, [registry_file(tmp_path / "b.csv", [registry_row(2, 统一社会信用代码=second + ".0")])])
    assert values(lake, "company", "registration_number") == sorted([first, second])


@pytest.mark.parametrize("lost", ["9.11101E+17", "1.10108E+14", "9.11101e+17", "6.217E+18", "'6.217E+18"])
def test_a_number_in_scientific_notation_has_lost_its_digits(lake, tmp_path, lost):
    report = registered(lake, tmp_path, 统一社会信用代码=lost)
    assert (report.accepted, report.cell_issues) == (1, 1)
    assert quarantined(lake) == [("cell", 2, "统一社会信用代码", "digits_lost", lost)]


def test_a_card_that_ends_in_zeros_is_one_only_where_its_check_digit_says_so(lake, tmp_path):
    head = "卡号,交易时间,交易金额,借贷标志,对方账号"
    line = "{},2024-01-02,1,借,6299990000000000026"
    ends = [f"62999900000{n:04d}0000" for n in range(2000)]
    genuine, cut = next(c for c in ends if luhn_holds(c)), next(c for c in ends if not luhn_holds(c))
    (tmp_path / "a.csv").write_text("\n".join([head, line.format(genuine), line.format(cut)]) + "\n", "utf-8")
    run(lake, [tmp_path / "a.csv"])
    assert [(row[3], row[4]) for row in quarantined(lake)] == [("digits_lost", cut)]
    assert genuine in values(lake, "bank_card", "number")


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#VALUE!", "########"])
def test_an_error_is_no_value_and_not_nothing(lake, tmp_path, error):
    report = registered(lake, tmp_path, 法人代表=error)
    assert (report.accepted, report.cell_issues) == (1, 1)
    assert quarantined(lake) == [("cell", 2, "法人代表", "sheet_error", error)]
    assert values(lake, "person", "name") == []


def test_errors_of_a_workbook_are_seen_although_its_reader_hides_them(lake, tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet("名单 & 其他")
        sheet.write_row(0, 0, ["企业名称", "统一社会信用代码", "法人代表"])
        sheet.write_row(1, 0, ["松河甲贸易有限公司", credit_code_of(1), "赵一"])
        sheet.write_row(2, 0, ["松河乙贸易有限公司", credit_code_of(2)])
        sheet.write_formula(2, 2, "=Sheet9!A1", None, "#REF!")
    report = run(lake, [tmp_path / "a.xlsx"]).files[0]
    assert (report.accepted, report.cell_issues) == (2, 1)
    assert quarantined(lake) == [("cell", 3, "法人代表", "sheet_error", "#REF!")]


def test_a_formula_whose_result_was_never_saved_is_no_empty_cell(lake, tmp_path):
    """As programs write it that do not calculate; a text of no characters is a result and says nothing."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["企业名称", "统一社会信用代码", "法人代表"],
        ["松河甲贸易有限公司", credit_code_of(1), '=VLOOKUP(A2,Sheet2!A:B,2,"<0>")'],
        ["松河乙贸易有限公司", credit_code_of(2), '="赵"&D3'],
        ["松河丙贸易有限公司", credit_code_of(3), '="赵一"'],
        ["松河丁贸易有限公司", credit_code_of(4), "=D5"],
    ):
        sheet.append(row)
    sheet.cell(8, 1, "=A2")
    book.save(tmp_path / "a.xlsx")
    report = run(lake, [tmp_path / "a.xlsx"]).files[0]
    assert (report.accepted, report.quarantined, report.cell_issues) == (4, 1, 4)
    assert quarantined(lake)[:4] == [
        ("cell", 2, "法人代表", "no_result", '=VLOOKUP(A2,Sheet2!A:B,2,"<0>")'),
        ("cell", 3, "法人代表", "no_result", '= "赵"&D3'),
        ("cell", 5, "法人代表", "no_result", "=D5"),
        ("cell", 8, "企业名称", "no_result", "=A2"),
    ]
    assert [row[:2] for row in quarantined(lake)[4:]] == [("row", 8)]
    assert values(lake, "person", "name") == ["赵一"]


ERRORS = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]
SAID = [("cell", 2 + n, "法人代表", "sheet_error", error) for n, error in enumerate(ERRORS)]


def people(error: Callable[[str], str]) -> list[list[str]]:
    rows = [[f"松河{n}号贸易有限公司", credit_code_of(n), error(each)] for n, each in enumerate(ERRORS)]
    return [
        ["企业名称", "统一社会信用代码", "法人代表"],
        *rows,
        ["松河末号贸易有限公司", credit_code_of(9), "赵一"],
    ]


@pytest.mark.parametrize("mark", ["", "="], ids=["typed", "calculated"])
def test_errors_of_an_old_workbook_are_seen_too(lake, tmp_path, mark):
    path = old_workbook(tmp_path / "a.xls", "名单", people(lambda each: Error(mark + each)))
    report = run(lake, [path]).files[0]
    assert (report.accepted, report.cell_issues) == (8, 7)
    assert quarantined(lake) == SAID
    assert values(lake, "person", "name") == ["赵一"]


def open_workbook(path: Path, rows: list[list[str]]) -> Path:
    """An .ods as LibreOffice writes it (errors as texts of nothing) and as older ones did (errors as 0)."""
    cells = {
        "": '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>',
        "#": '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>{}</text:p></table:table-cell>',
        "0": '<table:table-cell table:formula="oooc:=1/0" office:value-type="float" office:value="0">'
        "<text:p>{}</text:p></table:table-cell>",
    }
    lines = [
        "".join(cells["" if cell[0] != "#" else "#0"[n % 2]].format(cell) for cell in row)
        for n, row in enumerate(rows)
    ]
    names = "office table text calcext"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names.split()
    )
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/>'
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    with ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="名单">{blank}</table:table-row>{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def test_errors_of_an_open_workbook_are_neither_blanks_nor_noughts(lake, tmp_path):
    report = run(lake, [open_workbook(tmp_path / "a.ods", people(str))]).files[0]
    assert (report.accepted, report.cell_issues) == (8, 7)
    assert [(*row[:1], row[1] - 2, *row[2:]) for row in quarantined(lake)] == SAID
    assert values(lake, "person", "name") == ["赵一"]


def test_an_old_workbook_cut_off_anywhere_is_refused_or_read(tmp_path):
    """The reader's panics are no Exceptions: 15 of 93 cuts were a traceback."""
    whole = old_workbook(tmp_path / "a.xls", "名单", people(str)).read_bytes()
    refused = 0
    for cut in range(8, len(whole), 61):
        with suppress(UnreadableFileError):
            list(sheets(io.BytesIO(whole[:cut])))
            continue
        refused += 1
    assert refused


@pytest.mark.parametrize("system", ["1900", "1904"])
def test_an_old_workbook_says_its_date_system_too(lake, tmp_path, system):
    rows = [["企业名称", "统一社会信用代码", "成立日期"], ["松河甲贸易有限公司", credit_code_of(1)]]
    rows[1].append(45293.0 if system == "1900" else 43831.0)
    run(lake, [old_workbook(tmp_path / "a.xls", "名单", rows, epoch_1904=system == "1904")])
    assert values(lake, "company", "founded_on") == ["2024-01-02"]
    assert quarantined(lake) == []


@pytest.mark.parametrize("system", ["1900", "1904"])
def test_days_that_are_numbers_are_counted_in_the_system_of_their_workbook(lake, tmp_path, system):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": system == "1904"}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy/m/d"})
        sheet.write_row(0, 0, ["企业名称", "统一社会信用代码", "成立日期"])
        sheet.write_row(1, 0, ["松河甲贸易有限公司", credit_code_of(1)])
        sheet.write_datetime(1, 2, datetime(2024, 1, 2), day)  # noqa: DTZ001 -- a sheet knows no zones
        sheet.write_row(2, 0, ["松河乙贸易有限公司", credit_code_of(2)])
        sheet.write_number(2, 2, 45293 if system == "1900" else 43831)
    run(lake, [path])
    assert values(lake, "company", "founded_on") == ["2024-01-02", "2024-01-02"]
    assert quarantined(lake) == []


def test_days_that_are_numbers_in_a_text_are_read_and_flagged(lake, tmp_path):
    report = registered(lake, tmp_path, 注册日期="45293")
    assert values(lake, "company", "founded_on") == ["2024-01-02"]
    assert quarantined(lake) == [("cell", 2, "注册日期", "serial_date", "45293")]
    assert any("1900" in message for message in report.messages)


def test_a_number_with_a_fraction_is_a_time_to_the_second(lake, tmp_path):
    head = "卡号,交易时间,交易金额,借贷标志,对方账号"
    line = "6299990000000000018,45293.42361111111,1,借,6299990000000000026"
    (tmp_path / "a.csv").write_text(f"{head}\n{line}\n", "utf-8")
    run(lake, [tmp_path / "a.csv"])
    assert values(lake, "transfer", "at") == ["2024-01-02T10:10:00"]


@pytest.mark.parametrize("word", ["未共享", "未查询", "无记录", "无", "--", "不详"])
def test_a_word_for_no_answer_names_nobody(lake, tmp_path, word):
    registered(lake, tmp_path, 法人代表=word, 统一社会信用代码=word)
    assert values(lake, "person", "name") == []
    assert values(lake, "company", "credit_code") == []
    assert quarantined(lake) == []
    (cells,) = rows(lake, "select json_extract_string(cells, '法人代表') from records")
    assert cells == (word,), "the row keeps what was written: three words for nothing are three states"


def test_blank_rows_are_counted_and_are_no_rows(lake, tmp_path):
    text = csv_bytes([registry_row(1), registry_row(2)]).decode()
    first, second, third = text.splitlines()
    blank = "," * first.count(",")
    (tmp_path / "a.csv").write_text(
        "\n".join([first, "", second, blank, " " + blank, third, "", ""]), "utf-8"
    )
    (report,) = run(lake, [tmp_path / "a.csv"]).files
    assert (report.rows_in, report.accepted, report.quarantined, report.blank) == (2, 2, 0, 4)
    cells = [["企业名称", "统一社会信用代码"], ["", ""], ["松河丙贸易有限公司", credit_code_of(3)], ["", " "]]
    (report,) = run(lake, [workbook(tmp_path / "b.xlsx", {"一": [*cells, ["松河丁贸易有限公司", ""]]})]).files
    assert (report.rows_in, report.accepted, report.blank) == (2, 2, 2)
