"""A clerk's round: rows set aside, taken out into a workbook, corrected, taken back; nothing lost on the way."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import pyzipper

from ingest import Acquisition, Lake, run
from ingest.passwords import Passwords
from ingest.worklist import Outcome, groups, open_entries, take_back, write_sheet
from ontology.compartment import LOCAL
from tests.ingest.delivered import workbook
from tests.ingest.invented import (
    company_name,
    credit_code_of,
    csv_bytes,
    json_file,
    penalty,
    registry_file,
    registry_row,
)
from tests.ingest.said import everything, rows, values

BY = "程见微（u1）"
EVERY = frozenset({LOCAL.id})


def taken_out(lake: Lake, path: Path) -> list[dict[str, str]]:
    """Rows of the workbook as a person sees them."""
    write_sheet(lake, open_entries(lake, compartments=EVERY), path)
    found = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        lines = [[c.value or "" for c in row] for row in sheet.iter_rows()]
        found += [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    return found


def corrected(path: Path, place: int, **cells: str) -> Path:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    headers = [c.value for c in sheet[1]]
    for header, value in cells.items():
        sheet.cell(place, headers.index(header) + 1, value)
    book.save(path)
    return path


def take(lake: Lake, path: Path) -> Outcome:
    return take_back(lake, path, by=BY, compartments=EVERY)


@pytest.fixture
def delivered(lake: Lake, tmp_path: Path) -> Lake:
    """Two rows without a name, one whose founding day is none, one that is right."""
    run(
        lake,
        [
            registry_file(
                tmp_path / "登记.csv",
                [
                    registry_row(1, 企业名称=""),
                    registry_row(2, 企业名称="", 经营范围="=1+1"),
                    registry_row(3, 注册日期="当年"),
                    registry_row(4),
                ],
            )
        ],
    )
    return lake


def test_the_list_says_file_reason_and_count_and_nobodys_name(delivered):
    found = groups(delivered)
    assert [(g.source, g.file_name, g.scope, g.code, g.count) for g in found] == [
        ("registry", "登记.csv", "row", "missing", 2),
        ("registry", "登记.csv", "cell", "bad_date", 1),
    ]
    assert groups(delivered, source="penalty") == []
    assert credit_code_of(1) not in repr(found)


def test_the_workbook_has_the_originals_columns_as_text(delivered, tmp_path):
    first, second, third = taken_out(delivered, tmp_path / "更正.xlsx")
    assert (first["文件"], first["行"], first["列"]) == ("登记.csv", "2", "企业名称")
    assert first["统一社会信用代码"] == credit_code_of(1)
    assert second["经营范围"] == "=1+1"
    assert openpyxl.load_workbook(tmp_path / "更正.xlsx").worksheets[0]["B2"].data_type == "s"
    assert (third["原因"], third["注册日期"], third["企业名称"]) == (
        "不是可识别的日期",
        "当年",
        company_name(3),
    )


def test_a_corrected_row_is_a_record_that_says_who_corrected_what(delivered, tmp_path):
    taken_out(delivered, tmp_path / "更正.xlsx")
    before = everything(delivered)["quarantine"]
    outcome = take(delivered, corrected(tmp_path / "更正.xlsx", 2, 企业名称=company_name(1)))
    assert outcome == Outcome(accepted=1, untouched=2)
    assert company_name(1) in values(delivered, "company", "name")
    ((cells, line, name, source),) = rows(
        delivered, f"select cells, line, file_name, source from records where key = '{credit_code_of(1)}'"
    )
    said = json.loads(cells)
    assert (said["更正·更正人"], said["更正·原文件"], said["更正·原行"]) == (BY, "登记.csv", "2")
    assert (line, name, source) == (2, "登记.csv（更正）", "registry")
    assert sum(g.count for g in groups(delivered)) == 2
    assert set(before) <= set(everything(delivered)["quarantine"])


def test_a_corrected_cell_is_a_newer_version_of_its_record(delivered, tmp_path):
    taken_out(delivered, tmp_path / "更正.xlsx")
    take(delivered, corrected(tmp_path / "更正.xlsx", 4, 注册日期="2003-05-06"))
    assert values(delivered, "company", "founded_on") == ["2003-05-06", "2004-05-14"]
    assert values(delivered, "company", "name") == sorted([company_name(3), company_name(4)])
    assert {g.code for g in groups(delivered)} == {"missing"}
    closing = Acquisition("调取证据通知书", obtained="2024-09-01", case_number="松公立字8号")
    run(delivered, [tmp_path / "登记.csv"], acquisition=closing)
    opened = rows(delivered, f"select * from records where compartment = {LOCAL.id}")
    assert not opened, "a correction is as open as what it corrects"


def test_what_is_wrong_again_waits_under_its_new_reason_and_can_be_corrected_again(delivered, tmp_path):
    taken_out(delivered, tmp_path / "更正.xlsx")
    again = take(delivered, corrected(tmp_path / "更正.xlsx", 2, 企业名称=company_name(1), 注册日期="某日"))
    assert (again.accepted, again.wrong_again) == (1, 1)
    assert ("登记.csv（更正）", "bad_date") in {(g.file_name, g.code) for g in groups(delivered)}
    sheet = tmp_path / "再次更正.xlsx"
    place = next(n for n, row in enumerate(taken_out(delivered, sheet), start=2) if row["注册日期"] == "某日")
    number = next(
        n
        for n, s in enumerate(openpyxl.load_workbook(sheet).worksheets)
        for r in s.iter_rows()
        if "某日" in str(r[6].value)
    )
    assert number == 0
    take(delivered, corrected(sheet, place, 注册日期="2001-02-03"))
    assert "2001-02-03" in values(delivered, "company", "founded_on")
    assert sum(g.count for g in groups(delivered)) == 2


def test_taking_the_same_workbook_in_twice_changes_nothing(delivered, tmp_path):
    taken_out(delivered, tmp_path / "更正.xlsx")
    corrected(tmp_path / "更正.xlsx", 2, 企业名称=company_name(1))
    take(delivered, tmp_path / "更正.xlsx")
    before = everything(delivered)
    assert take(delivered, tmp_path / "更正.xlsx") == Outcome(untouched=2, unknown=1)
    assert everything(delivered) == before


def test_a_later_delivery_of_the_source_stands_above_a_correction(lake, tmp_path):
    open_ = Acquisition(instrument="数据共享协议", delivering_body="松河市市场监督管理局", is_open=True)
    compartments = {open_.compartment.id}
    first = replace(open_, obtained="2024-01-01")
    run(lake, [registry_file(tmp_path / "a.csv", [registry_row(3, 注册日期="当年")])], acquisition=first)
    later = registry_file(tmp_path / "b.csv", [registry_row(3, 注册日期="2005-05-05")])
    run(lake, [later], acquisition=replace(open_, obtained="2024-02-01"))
    write_sheet(lake, open_entries(lake, compartments=compartments), tmp_path / "更正.xlsx")
    corrected(tmp_path / "更正.xlsx", 2, 注册日期="2003-03-03")
    assert take_back(lake, tmp_path / "更正.xlsx", by=BY, compartments=compartments).accepted == 1
    assert values(lake, "company", "founded_on") == ["2005-05-05"]


def test_rows_of_a_compartment_somebody_may_not_see_neither_leave_nor_enter(delivered, tmp_path):
    taken_out(delivered, tmp_path / "更正.xlsx")
    corrected(tmp_path / "更正.xlsx", 2, 企业名称=company_name(1))
    assert open_entries(delivered, compartments=frozenset()) == []
    assert take_back(delivered, tmp_path / "更正.xlsx", by=BY, compartments=frozenset()).unknown == 3


def test_json_lines_are_corrected_in_their_own_fields(lake, tmp_path):
    run(lake, [json_file(tmp_path / "处罚.jsonl", [penalty(1, 处罚日期="某日"), penalty(2)])])
    (row,) = taken_out(lake, tmp_path / "更正.xlsx")
    assert row["处罚日期"] == "某日"
    assert take(lake, corrected(tmp_path / "更正.xlsx", 2, 处罚日期="2021-05-07")).accepted == 1
    assert "2021-05-07" in values(lake, "penalty", "decided_on")


def every_sheet(path: Path, **cells: str) -> Path:
    """Each row of each sheet corrected in the same columns, as far as a sheet has them."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        headers = [c.value for c in sheet[1]]
        for place in range(2, sheet.max_row + 1):
            for header, value in cells.items():
                if header in headers:
                    sheet.cell(place, headers.index(header) + 1, value)
    book.save(path)
    return path


def titled(*rows: dict[str, str]) -> list[list[str]]:
    """A sheet with a title above its header, as offices write them."""
    return [["企业登记导出表"], list(rows[0]), *([*row.values()] for row in rows)]


def test_rows_of_a_workbooks_sheets_and_of_files_in_an_archive_are_corrected_in_their_own_columns(
    lake, tmp_path
):
    reworded = {("名称" if h == "企业名称" else h): v for h, v in registry_row(2, 企业名称="").items()}
    sheets = {"一": titled(registry_row(1, 企业名称="")), "二": titled(dict(reversed(reworded.items())))}
    book = workbook(tmp_path / "登记.xlsx", sheets)
    with zipfile.ZipFile(tmp_path / "里.zip", "w") as packed:
        packed.write(book, "盘/登记.xlsx")
        packed.writestr("三.csv", csv_bytes([registry_row(3, 企业名称="")]))
    with zipfile.ZipFile(tmp_path / "资料!.zip", "w") as packed:
        packed.write(tmp_path / "里.zip", "里.zip")
    run(lake, [tmp_path / "资料!.zip"])
    waiting = open_entries(lake, compartments=EVERY)
    assert {(e.file_name, e.line) for e in waiting} == {
        ("资料!.zip!里.zip!盘/登记.xlsx!一", 3),
        ("资料!.zip!里.zip!盘/登记.xlsx!二", 3),
        ("资料!.zip!里.zip!三.csv", 2),
    }
    assert write_sheet(lake, waiting, tmp_path / "更正.xlsx") == (3, 0)
    books = openpyxl.load_workbook(tmp_path / "更正.xlsx").worksheets
    assert [[c.value for c in sheet[1]][7] for sheet in books].count("企业名称") == 2
    back = take(lake, every_sheet(tmp_path / "更正.xlsx", 企业名称=company_name(1), 名称=company_name(2)))
    assert back == Outcome(accepted=3)
    said = values(lake, "company", "name")
    assert (said.count(company_name(1)), said.count(company_name(2))) == (2, 1)
    assert groups(lake) == []


def test_rows_of_a_locked_archive_are_corrected_without_its_password(lake, tmp_path):
    with pyzipper.AESZipFile(tmp_path / "a.zip", "w", encryption=pyzipper.WZ_AES) as packed:
        packed.setpassword(b"1234")
        packed.writestr("登记.csv", csv_bytes([registry_row(1, 企业名称=""), registry_row(2)]))
    assert run(lake, [tmp_path / "a.zip"], passwords=Passwords(["1234"])).quarantined == 1
    taken_out(lake, tmp_path / "更正.xlsx")
    back = take(lake, corrected(tmp_path / "更正.xlsx", 2, 企业名称=company_name(1)))
    assert (back.accepted, groups(lake)) == (1, [])
