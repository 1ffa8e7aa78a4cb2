"""The clerk's round at the command line: who may take rows out and bring them back, and what the log says of it."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from casework.audit.model import Act
from casework.grants.grants import Wish as Grant
from casework.identity.model import READS_CASE_DATA, Role
from fuyuan.cli.sign_in import remember
from fuyuan.home import Home
from ingest import Acquisition, run
from ontology.ids import record_id
from tests.fuyuan.here import Ran, fuyuan
from tests.ingest.invented import company_name, credit_code_of, registry_file, registry_row

MATTER = "A3301002024090001"
STATED = ("--case", MATTER, "--purpose", "更正登记数据")
CLOSED = Acquisition("调取证据通知书", obtained="2024-09-01", case_number=MATTER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A home with a row that lacks a name, in the open and in a closed file of a case."""
    with Home.open(tmp_path / "home") as home:
        rows = [registry_row(1, 企业名称=""), registry_row(2)]
        run(home.lake, [registry_file(tmp_path / "登记.csv", rows)])
        rows = [registry_row(3, 企业名称=""), registry_row(4)]
        run(home.lake, [registry_file(tmp_path / "封存.csv", rows)], acquisition=CLOSED)
    return tmp_path / "home"


def signs_in(folder: Path, role: Role) -> str:
    with Home.open(folder) as home:
        users = home.casework.users
        user = users.add("程见微", body=users.body("松河市公安局"), roles={role})
        remember(home, user)
        return user.id


def acts(folder: Path) -> list[Act]:
    with Home.open(folder) as home:
        return [e.act for e in home.casework.audit.read() if e.act.action.startswith("quarantine.")]


def filled(path: Path, name: str) -> Path:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(2, [c.value for c in sheet[1]].index("企业名称") + 1, name)
    book.save(path)
    return path


def test_nobody_takes_rows_out_or_brings_them_in_without_signing_in(folder, tmp_path):
    for command in ("export", "import"):
        ran = Ran("quarantine", command, tmp_path / "更正.xlsx", *STATED, home=folder)
        assert (ran.code, "请先登录" in ran.error) == (1, True)
    assert not (tmp_path / "更正.xlsx").exists()
    assert acts(folder) == []
    assert Ran("quarantine", "--json", home=folder).json["count"] == 2, "counts ask nobody"


@pytest.mark.parametrize("role", [role for role in Role if role not in READS_CASE_DATA])
def test_other_roles_do_neither(folder, tmp_path, role):
    signs_in(folder, role)
    for command in ("export", "import"):
        ran = Ran("quarantine", command, tmp_path / "更正.xlsx", *STATED, home=folder)
        assert ran.code == 1
        assert ran.error
    assert not (tmp_path / "更正.xlsx").exists()
    assert acts(folder) == []


def test_case_and_purpose_are_stated_for_both(folder, tmp_path):
    signs_in(folder, Role.INVESTIGATOR)
    for command in ("export", "import"):
        ran = Ran("quarantine", command, tmp_path / "更正.xlsx", home=folder)
        assert (ran.code, "请先登记案号和用途" in ran.error) == (1, True)
    assert acts(folder) == []


def test_a_source_nobody_delivered_is_not_called_clean(folder):
    told = Ran("quarantine", "--source", "registy", home=folder)
    assert told.code == 2
    assert "相近的有：registry" in " ".join(told.err.split())
    far = Ran("quarantine", "--source", "婚姻登记", home=folder)
    assert far.code == 2
    assert "没有名为「婚姻登记」的数据集" in far.err


def test_a_folder_that_is_not_there_takes_no_workbook(folder, tmp_path):
    signs_in(folder, Role.INVESTIGATOR)
    told = fuyuan("quarantine", "export", tmp_path / "没有" / "更正.xlsx", *STATED, home=folder, expect=1).err
    assert "文件夹不存在" in told


def test_the_round_is_in_the_log_and_the_record_names_original_and_correction(folder, tmp_path):
    user, sheet = signs_in(folder, Role.INVESTIGATOR), tmp_path / "更正.xlsx"
    assert Ran("quarantine", "export", sheet, *STATED, "--json", home=folder).json == {
        "written": 1,
        "to_redeliver": 0,
    }
    assert sheet.stat().st_mode & 0o077 == 0
    returned = sha256(filled(sheet, company_name(1)).read_bytes()).hexdigest()
    back = Ran("quarantine", "import", sheet, *STATED, "--json", home=folder)
    assert (back.code, back.json["accepted"], back.json["unknown"]) == (0, 1, 0)
    out, into = acts(folder)
    assert (out.action, out.user, out.case_number, out.export, out.count) == (
        "quarantine.export", user, MATTER, True, 1,
    )  # fmt: skip
    assert (into.action, into.purpose, into.question) == ("quarantine.import", "更正登记数据", returned)
    with Home.open(folder) as home:
        record = home.lake.record(record_id("registry", credit_code_of(1)))
        cells = {cell.header or cell.column: cell.value for cell in record.cells}
        original = sha256((tmp_path / "登记.csv").read_bytes()).hexdigest()
        assert (record.file_name, record.line, record.file) == ("登记.csv（更正）", 2, returned)
        assert (cells["更正·原文件SHA-256"], cells["更正·原行"]) == (original, "2")
        assert cells["更正·更正人"].endswith(f"（{user}）")
        for kept in (original, returned):
            assert home.lake.originals.joinpath(kept).exists(), "both can be looked at again"
    left = Ran("quarantine", "--json", home=folder).json["groups"]
    assert [group["file_name"] for group in left] == ["封存.csv"]


def test_a_closed_files_rows_go_only_to_whom_its_case_is_granted(folder, tmp_path):
    user, sheet = signs_in(folder, Role.INVESTIGATOR), tmp_path / "更正.xlsx"
    Ran("quarantine", "export", sheet, *STATED, home=folder)
    assert len(openpyxl.load_workbook(sheet).worksheets) == 1
    with Home.open(folder) as home:
        users = home.casework.users
        approver = users.add("批准人", body=users.body("某局"), roles={Role.INVESTIGATOR})
        until = home.casework.database.clock() + timedelta(days=1)
        home.casework.grants.give(
            Grant(STATED[1], STATED[3], until, of_case=STATED[1], user=user), approver=approver.id
        )
    assert Ran("quarantine", "export", sheet, *STATED, "--json", home=folder).json["written"] == 2
    other = ("--case", "（2024）松01刑初1号", "--purpose", "核对")
    assert Ran("quarantine", "export", sheet, *other, "--json", home=folder).json["written"] == 1


def test_a_correction_stays_under_its_originals_instrument(folder, tmp_path):
    with Home.open(folder) as home:
        run(
            home.lake,
            [registry_file(tmp_path / "公开.csv", [registry_row(5, 企业名称="")])],
            acquisition=replace(CLOSED, is_open=True, number="第2号", case_number=""),
        )
    signs_in(folder, Role.INVESTIGATOR)
    sheet = tmp_path / "更正.xlsx"
    Ran("quarantine", "export", sheet, *STATED, home=folder)
    book = openpyxl.load_workbook(sheet)
    for n, page in enumerate(book.worksheets):
        page.cell(2, [c.value for c in page[1]].index("企业名称") + 1, company_name(n))
    book.save(sheet)
    assert Ran("quarantine", "import", sheet, *STATED, "--json", home=folder).json["accepted"] == 2
    with Home.open(folder) as home, home.lake.reading() as lake:
        rows = lake.execute(
            """select r.file_name, a.number from runs r left join acquisitions a using (acquisition)
               where r.file_name like '%（更正）' order by 1"""
        ).fetchall()
    assert rows == [("公开.csv（更正）", "第2号"), ("登记.csv（更正）", None)]
