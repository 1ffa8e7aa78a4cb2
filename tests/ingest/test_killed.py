"""An import that is killed leaves a lake that opens, shows nothing half-done, and ends up equal to an undisturbed one
when the same command is given again."""

import gzip
import os
import random
import signal
import time
import zipfile
from pathlib import Path

import pytest

from ingest import Lake
from tests.ingest.delivered import cells, letter, workbook
from tests.ingest.invented import csv_bytes, json_file, judgment_text, registry_file, registry_row
from tests.ingest.killed import FULL, elsewhere, import_and_die, import_whole, import_without_room, nothing
from tests.ingest.said import everything, rows

KILLS = int(os.environ.get("KILLS", "50"))
"""Of the long campaign; every fifth home is given time to finish and looked at."""
STEPS_TAKEN = (1, 2, 3, 4, 5, 6, 7, 12, 17, 22)
"""The first seven are one run's: each table's file and commit, then the run's own; the others fall into later runs."""


@pytest.fixture(scope="module")
def deliveries(tmp_path_factory) -> list[Path]:
    """Rows good and bad, documents, and a folder's worth of small texts."""
    folder = tmp_path_factory.mktemp("deliveries")
    register = registry_file(folder / "a.csv", [registry_row(n) for n in range(120)])
    with register.open("ab") as file:
        file.write("坏行,太短\n".encode())
    documents = json_file(folder / "c.jsonl", [{"id": f"j{n}", "text": judgment_text(n)} for n in range(30)])
    texts = []
    for n in range(4):
        texts.append(folder / f"d{n}.txt")
        texts[-1].write_text(judgment_text(1000 + n), "utf-8")
    later = folder / "e.csv"
    later.write_bytes(csv_bytes(registry_row(n, 注册地址="新址") for n in range(0, 120, 7)))
    return [register, documents, *texts, later]


@pytest.fixture(scope="module")
def undisturbed(deliveries, tmp_path_factory):
    """What an import that nobody disturbed leaves, and how long it took."""
    home = tmp_path_factory.mktemp("undisturbed")
    elsewhere(nothing)
    begun = time.monotonic()
    assert elsewhere(import_whole, home, deliveries) == 0
    return everything(Lake.open(home / "lake")), time.monotonic() - begun


def check_after_a_kill(home: Path, deliveries: list[Path], undisturbed) -> None:
    lake = Lake.open(home / "lake")
    half = everything(lake)
    assert not list((home / "lake" / "staging").glob("*")), "opening the lake undoes what was left"
    ((said, vouched),) = rows(
        lake, "select count(*), count(*) filter (run in (select run from runs)) from raw_statements"
    )
    assert said == vouched, "nothing of an unfinished run stays in the tables"
    assert elsewhere(import_whole, home, deliveries) == 0
    whole, _ = undisturbed
    again = everything(lake)
    counted_twice = {
        row[5] for row in half["runs"]
    }  # files that were whole before the kill are unchanged now
    assert {**again, "runs": None} == {**whole, "runs": None}
    assert [row for row in again["runs"] if row[5] not in counted_twice] == [
        row for row in whole["runs"] if row[5] not in counted_twice
    ]
    assert not list((home / "originals").glob("*.part"))


@pytest.mark.parametrize("step", STEPS_TAKEN)
def test_killed_right_after_any_step_towards_disk(step, deliveries, undisturbed, tmp_path):
    code = elsewhere(import_and_die, tmp_path, deliveries, step)
    assert code == -signal.SIGKILL
    check_after_a_kill(tmp_path, deliveries, undisturbed)


@pytest.mark.parametrize("seed", range(10))
def test_killed_at_a_random_moment(seed, deliveries, undisturbed, tmp_path):
    _, seconds = undisturbed
    moment = random.Random(seed).uniform(0.05, 1.0) * seconds
    elsewhere(import_whole, tmp_path, deliveries, kill_after=moment)
    check_after_a_kill(tmp_path, deliveries, undisturbed)


@pytest.fixture(scope="module")
def mixed(deliveries, tmp_path_factory) -> list[Path]:
    """The above and what comes packed, in sheets and in letters, bank rows among it."""
    folder = tmp_path_factory.mktemp("mixed")
    table = cells(40)
    bank = [
        ["交易卡号", "交易时间", "交易金额", "交易余额", "收付标志", "交易对手账卡号", "对手户名", "摘要说明"]
    ]
    for n in range(60):
        amount, left, other = f"{n}.50", f"{1000 - n}.00", f"62178800{n:08d}"
        bank.append(
            [
                "6222000011112222",
                f"2024-01-{n % 28 + 1:02d} 10:00:00",
                amount,
                left,
                "出",
                other,
                "钱某甲",
                "转账",
            ]
        )
    book = workbook(folder / "f.xlsx", {"登记": table, "交易明细": bank})
    letter(folder / "h.docx", judgment_text(2000))
    with zipfile.ZipFile(folder / "g.zip", "w") as packed:
        packed.write(folder / "h.docx", "文书/h.docx")
        packed.writestr("名册.csv", csv_bytes(registry_row(n) for n in range(300, 380)))
    (folder / "i.csv.gz").write_bytes(
        gzip.compress(csv_bytes(registry_row(n) for n in range(500, 900)), mtime=0)
    )
    return [*deliveries, book, folder / "g.zip", folder / "i.csv.gz"]


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_killed_at_many_moments_over_mixed_sources(mixed, tmp_path):
    elsewhere(nothing)
    begun = time.monotonic()
    assert elsewhere(import_whole, tmp_path / "undisturbed", mixed) == 0
    seconds = time.monotonic() - begun
    undisturbed = everything(Lake.open(tmp_path / "undisturbed" / "lake")), seconds
    pick, killed, home = random.Random(21), 0, tmp_path / "0"
    while killed < KILLS:
        moment = pick.uniform(0.02, 1.0) * seconds
        if elsewhere(import_whole, home, mixed, kill_after=moment) != -signal.SIGKILL:
            seconds *= 0.9  # it was over before; this home is whole, the next is killed earlier
        else:
            killed += 1
            if killed % 5:
                continue
        check_after_a_kill(home, mixed, undisturbed)
        home = tmp_path / str(killed) / f"{seconds:.3f}"


@pytest.mark.parametrize("size", [6_000, 12_000, 30_000])
def test_a_full_disk_is_said_and_nothing_is_half_written(size, deliveries, undisturbed, tmp_path):
    assert elsewhere(import_without_room, tmp_path, deliveries, size) in (FULL, 0)
    check_after_a_kill(tmp_path, deliveries, undisturbed)
