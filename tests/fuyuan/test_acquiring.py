"""A delivery is asked for its papers once: by a sheet, at the terminal, or told by the export's own task sheets."""

import csv
import json
import os
import pty
import re
import subprocess
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
import pyzipper
import yaml
from typer.testing import CliRunner

from fuyuan.cli.acquiring import acquired
from fuyuan.home import Home
from fuyuan.pipeline.deliveries import remember, remembered
from ingest import NONE, Acquisition, AcquisitionError, read_acquisition
from ingest.acquisition import missing
from ingest.passwords import Passwords
from ingest.task_sheet import told_by_tasks
from tests.fuyuan.command import words
from tests.fuyuan.here import Ran
from tests.fuyuan.test_cli import valid
from tests.ingest.invented import csv_bytes, registry_row

TASKS = ["任务流水号", "银行名称", "账卡号", "请求时间", "反馈时间", "反馈结果", "请求单号", "请求单位"]
PAPER = Acquisition(
    "调取证据通知书", "松公调证字〔2024〕8号", "松河市公安局", "松河银行", "光盘", "2024-09-01"
)
STATEMENTS = ["交易卡号", "交易户名", "交易时间", "交易金额", "收付标志", "交易对手账卡号", "对手户名"]


def answering(home: Home, path: Path, *answers: str) -> Acquisition:
    """What is registered when somebody at a terminal gives these answers, no more and no fewer."""
    with CliRunner().isolation(input="".join(f"{answer}\n" for answer in (*answers, "END"))):
        found = acquired(home, [path], None, asking=True)
        assert input() == "END"
    return found


def table(path: Path, *rows: list[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def tasks(folder: Path, bank: str, *days: str) -> Path:
    rows = [
        [f"R{n}\t", bank, f"62220000000000{n:02}", "", day, "成功", "QQ20240801\t", "松河市公安局"]
        for n, day in enumerate(days)
    ]
    return table(folder / "任务信息.csv", ["任务导出"], TASKS, *rows)


def reply(folder: Path, bank: str = "松河银行", *days: str) -> Path:
    """One bank's folder of a police export."""
    tasks(folder, bank, *(days or ("20240901103000", "2024/8/31 9:00")))
    paid = ["6222000000000001", "程某", "2024-07-01 10:00:00", "100.00", "出", "6222000000000002", "乙"]
    table(folder / "交易明细信息.csv", STATEMENTS, paid)
    return folder


def register(path: Path, *numbers: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(csv_bytes([registry_row(n) for n in numbers]))
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_the_task_sheet_tells_who_asked_who_answered_and_when(tmp_path):
    told = told_by_tasks([reply(tmp_path / "回复")])
    assert told == Acquisition(
        issuing_body="松河市公安局", delivering_body="松河银行", obtained="2024-09-01", receipt="QQ20240801"
    )
    assert missing(told) == ("instrument", "number", "medium")
    assert told.compartment == NONE.compartment, "without an instrument it closes nothing off"


def test_several_banks_one_request(tmp_path):
    for n, bank in enumerate(["甲银行", "乙银行", "丙银行", "丁银行"]):
        reply(tmp_path / "回复" / f"{n}", bank)
    told = told_by_tasks([tmp_path / "回复"])
    assert (told.delivering_body, told.receipt) == ("甲银行、乙银行、丙银行等4个", "QQ20240801")


def test_a_sheet_is_known_by_its_headers_and_a_broken_archive_tells_nothing(tmp_path):
    folder = reply(tmp_path / "回复")
    (folder / "任务信息.csv").rename(folder / "反馈.csv")
    assert told_by_tasks([folder / "交易明细信息.csv"]).delivering_body == "松河银行"
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04 no more")
    assert told_by_tasks([tmp_path / "坏.zip"]) == NONE


def packed(path: Path, folder: Path, password: str = "") -> Path:
    """The folder as a bank packs it: a zip, locked or not, or a tar."""
    if path.suffix == ".tgz":
        with tarfile.open(path, "w:gz") as tar:
            tar.add(folder, "松河银行")
        return path
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES if password else None) as archive:
        archive.setpassword(password.encode() or None)
        for file in sorted(folder.iterdir()):
            archive.write(file, f"松河银行/{file.name}")
    return path


@pytest.mark.parametrize("name", ["任务信息.csv", "反馈.csv"])
@pytest.mark.parametrize("ending", ["zip", "tgz"])
def test_a_sheet_is_found_in_an_archive_by_its_name_or_its_headers(tmp_path, name, ending):
    folder = reply(tmp_path / "回复")
    (folder / "任务信息.csv").rename(folder / name)
    whole = packed(tmp_path / f"回复.{ending}", folder)
    assert told_by_tasks([whole]).receipt == "QQ20240801"
    with zipfile.ZipFile(tmp_path / "外层.zip", "w") as outer:
        outer.write(whole, f"二层/{whole.name}")
    assert told_by_tasks([tmp_path / "外层.zip"]).delivering_body == "松河银行"


def test_a_locked_archive_tells_whoever_has_its_password(tmp_path):
    locked = packed(tmp_path / "回复.zip", reply(tmp_path / "回复"), "口令八号")
    asked: list[str] = []
    assert told_by_tasks([locked]) == NONE
    assert told_by_tasks([locked], Passwords(["别的", "口令八号"])).receipt == "QQ20240801"
    knowing = Passwords(ask=lambda name: asked.append(name) or "口令八号")
    assert told_by_tasks([locked], knowing).receipt == "QQ20240801"
    assert (asked, knowing.known) == (["回复.zip"], ["口令八号"]), "its import asks no more"


def test_of_what_lies_beside_a_reply_it_says_nothing(tmp_path):
    reply(tmp_path / "案件" / "松河银行")
    register(tmp_path / "案件" / "登记" / "名录.csv", 1)
    assert told_by_tasks([tmp_path / "案件"]) == NONE
    assert told_by_tasks([tmp_path / "none"]) == NONE


def test_without_a_terminal_what_is_known_is_used_and_what_lacks_is_said(tmp_path, home):
    ran = Ran("ingest", reply(tmp_path / "回复"), home=home)
    assert "任务信息中已有：出具单位 松河市公安局，提供单位 松河银行，取得日期 2024-09-01" in ran.err
    assert "尚缺：文书名称、文书编号、介质" in ran.err
    again = Ran("ingest", tmp_path / "回复", "--json", home=home).json
    valid("ingest", again)
    assert again["acquisition"] == {
        "issuing_body": "松河市公安局",
        "delivering_body": "松河银行",
        "obtained": "2024-09-01",
        "receipt": "QQ20240801",
        "missing": ["instrument", "number", "medium"],
    }
    listed = Ran("acquisition", "--json", home=home).json
    valid("acquisition", listed)
    (known,) = listed["acquisitions"]
    assert (known["instrument"], known["delivering_body"], known["files"]) == ("", "松河银行", 2)


def test_a_sheet_given_once_holds_for_the_second_file_and_the_second_run(tmp_path, home):
    sheet = tmp_path / "登记表.yaml"
    Ran("acquisition", "template", sheet, reply(tmp_path / "回复"))
    filled = yaml.safe_load(sheet.read_text("utf-8"))
    assert (filled["delivering_body"], filled["instrument"], filled["open"]) == ("松河银行", "", False)
    with pytest.raises(AcquisitionError, match="须写明 instrument"):
        read_acquisition(sheet)
    assert "已存在" in Ran("acquisition", "template", sheet).error
    sheet.write_text(
        sheet.read_text("utf-8").replace('instrument: ""', 'instrument: "调取证据通知书"'), "utf-8"
    )
    assert read_acquisition(sheet).instrument == "调取证据通知书"
    folder = tmp_path / "交付"
    first, second = register(folder / "a.csv", 1), register(folder / "更多" / "b.csv", 2)
    Ran("ingest", first, "--acquisition", sheet, home=home)
    with Home.open(home) as opened:
        assert remembered(opened, [register(folder / "c.csv", 3)]), "it lies beside the first"
        assert remembered(opened, [second]) is None
        remember(opened, [folder], PAPER)
        assert remembered(opened, [second, folder]) == PAPER, "given whole, it holds for what lies below"
        assert remembered(opened, [first, second]) is None, "the first has its own"
    assert "取证依据：调取证据通知书" in Ran("ingest", folder / "c.csv", home=home).out


def typed(home: Path, path: Path, *answers: str) -> str:
    """What a person at a terminal is told, answering line by line."""
    outside, inside = pty.openpty()
    process = subprocess.Popen(
        words("ingest", path, home=home),
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"},
        start_new_session=True,
    )
    os.close(inside)
    said, left = b"", list(answers)
    while True:
        try:
            block = os.read(outside, 65_536)
        except OSError:
            break
        if not block:
            break
        said += block
        if left and re.search(rb"(: |\? )$", said):
            os.write(outside, left.pop(0).encode() + b"\n")
            time.sleep(0.05)
    os.close(outside)
    assert process.wait(60) == 0, said.decode()
    assert not left, said.decode()
    return said.decode()


ANSWERS = [
    "调取证据通知书",
    "松公调证字〔2024〕8号",
    "",
    "",
    "光盘",
    "去年",
    "",
    "程见微",
    "",
    "松公立字8号",
    "y",
]


def test_at_a_terminal_it_is_asked_once(tmp_path, home):
    folder = reply(tmp_path / "回复")
    said = typed(home, folder, *ANSWERS)
    assert "「去年」不是日期" in said
    assert "取证依据：调取证据通知书，松公调证字〔2024〕8号，松河银行，2024-09-01" in said
    with Home.open(home) as opened:
        found = answering(opened, folder)
    assert (found.issuing_body, found.medium, found.case_number) == ("松河市公安局", "光盘", "松公立字8号")
    assert found.is_open


def test_who_has_no_paper_says_so_once(tmp_path, home):
    path = register(tmp_path / "交付" / "a.csv", 1)
    with Home.open(home) as opened:
        assert answering(opened, path, "") == NONE
        assert answering(opened, path) == NONE


def test_an_instrument_without_its_day_is_no_answer(tmp_path, home):
    path = register(tmp_path / "交付" / "a.csv", 1)
    with Home.open(home) as opened:
        with pytest.raises(AcquisitionError, match="不是日期"):
            answering(opened, path, "协查函", "", "", "", "", "", "昨天", "2024-13-01")
        assert remembered(opened, [path]) is None


def test_a_folder_where_anything_lands_is_no_delivery(tmp_path):
    with Home.open(tmp_path / "home") as home:
        one, other = register(tmp_path / "下载" / "a.csv", 1), register(tmp_path / "下载" / "b.csv", 2)
        remember(home, [one], PAPER)
        assert remembered(home, [one]) == PAPER
        assert remembered(home, [other]) is None
        assert remembered(home, [one, other]) is None
        remember(home, [tmp_path / "下载"], PAPER)
        assert remembered(home, [tmp_path / "下载"]) is None
        mine, yours = register(tmp_path / "甲" / "a.csv", 1), register(tmp_path / "乙" / "b.csv", 2)
        remember(home, [mine], PAPER)
        remember(home, [yours], Acquisition("协查函", obtained="2024-10-01"))
        assert remembered(home, [mine, yours]) is None, (
            "two deliveries at once: neither's paper holds for both"
        )
        assert json.loads((home.folder / "deliveries.json").read_text("utf-8"))
        assert (home.folder / "deliveries.json").stat().st_mode & 0o077 == 0
