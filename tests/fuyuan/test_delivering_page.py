"""The clerk's page is run as it stands, over a delivery as it describes: every command, every line it promises."""

import re
import shlex
import sqlite3
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.fuyuan.here import Ran
from tests.fuyuan.test_acquiring import reply
from tests.fuyuan.test_tutorial import commands, promised
from tests.ingest.delivered import workbook
from tests.ingest.invented import REGISTRY_HEADER, company_name, csv_bytes, registry_row

PAGE = Path("docs/delivering.md")
pytestmark = [pytest.mark.timeout(600)]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """What the page says lies there: a register whose header is not on line 1 and one row of which has no name, a
    bank's reply, a table of the shared platform with its query, a folder to watch."""
    (tmp_path / "交付").mkdir()
    rows = [registry_row(n, **({"企业名称": ""} if n == 2 else {})) for n in (1, 2, 3)]
    sheet = [["企业登记导出表"], list(REGISTRY_HEADER), *([*row.values()] for row in rows)]
    workbook(tmp_path / "交付" / "企业登记.xlsx", {"名录": sheet})
    reply(tmp_path / "松河银行")
    watched = tmp_path / "投放"
    watched.mkdir()
    (watched / "周报.csv").write_bytes(csv_bytes([registry_row(4)]))
    with sqlite3.connect(tmp_path / "平台.db") as database:
        database.execute(f"create table 企业 ({', '.join(REGISTRY_HEADER)})")
        row = tuple(registry_row(5)[name] for name in REGISTRY_HEADER)
        database.execute(f"insert into 企业 values ({', '.join('?' * len(row))})", row)
    (tmp_path / "企业.sql").write_text("select * from 企业", "utf-8")
    return tmp_path


def correct(path: Path) -> None:
    """What the page tells the clerk to do in Excel."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(2, [c.value for c in sheet[1]].index("企业名称") + 1, company_name(2))
    book.save(path)


def test_every_command_of_the_page_does_what_it_says(desk, monkeypatch):
    ran, link = commands(PAGE), ""
    monkeypatch.chdir(desk)
    monkeypatch.delenv("FUYUAN_HOME", raising=False)
    assert len(ran) >= 12
    for command, lines in ran:
        said = done(command.replace("链接", f"'{link}'"))
        for line in lines:
            assert promised(line).search(said), f"{command}\npromised: {line}\n{said}"
        link = found.group() if (found := re.search(r"http\S+login#\S+", said)) else link
        if "quarantine export" in command:
            correct(desk / "更正.xlsx")


def done(command: str) -> str:
    """What a command prints; those of this program run here."""
    program, *arguments = shlex.split(command)
    if program != "fuyuan":
        return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True).stdout
    ran = Ran(*arguments)
    said = ran.out + ran.err + ran.error
    assert ran.code in (0, 3), f"{command}\n{said}"
    return said
