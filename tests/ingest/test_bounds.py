"""What an import may take of the machine: a line without end, an archive that swells, a file larger than memory, more
damaged rows than whole ones. Each in a process of its own, whose peak is its own."""

import multiprocessing
import re
import resource
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest import Lake, run
from ingest.passwords import Passwords
from ingest.unpacking import Limits, Unpacking
from tests.ingest.invented import csv_bytes, json_file, judgment_text, registry_row
from tests.ingest.said import rows

MOST = 1_000
"""Megabytes that an import may need, whatever comes."""
GIGABYTE = 1 << 30


def imported(home: Path, paths: list[Path]) -> tuple[list[dict[str, Any]], float]:
    """What was reported of each file, and the process's peak in megabytes."""
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        return alone.apply(_imported, (home, paths))


def _imported(home: Path, paths: list[Path]) -> tuple[list[dict[str, Any]], float]:
    files = run(Lake.open(home / "lake"), paths).files
    said = ("rows_in", "accepted", "quarantined", "unchanged", "refused", "break_note")
    return [{name: getattr(file, name) for name in said} for file in files], peak()


def peak() -> float:
    """Megabytes at most, of this program alone: `ru_maxrss` would bring along what its parent held."""
    status = Path("/proc/self/status")
    if status.is_file():
        return float(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def register(path: Path, count: int, *, between: Callable[[int], bytes] = lambda n: b"") -> Path:
    """A register of many rows, written row by row; `between`: what stands before a row."""
    header, *_ = csv_bytes([]).splitlines(keepends=True)
    with path.open("wb") as file:
        file.write(header)
        for n in range(count):
            file.write(between(n))
            file.write(csv_bytes([registry_row(n)])[len(header) :])
    return path


def long_line(megabytes: int) -> bytes:
    return "一".encode() * (megabytes * 349_525) + b"\n"


@pytest.mark.parametrize("megabytes", [16, pytest.param(200, marks=pytest.mark.soak)])
def test_a_line_without_end_is_one_row_set_aside_with_its_beginning(megabytes, tmp_path):
    path = register(tmp_path / "a.csv", 500, between=lambda n: long_line(megabytes) if n == 250 else b"")
    (report,), most = imported(tmp_path, [path])
    assert (report["rows_in"], report["accepted"], report["quarantined"]) == (501, 500, 1)
    lake = Lake.open(tmp_path / "lake")
    ((line, code, reason, raw),) = rows(
        lake, "select line, code, reason, raw from quarantine where scope = 'row'"
    )
    assert (line, code) == (252, "too_long")
    assert str(megabytes * 349_525) in reason
    assert set(raw) == {"一"}
    assert len(raw) <= 1_000
    ((last,),) = rows(lake, "select max(line) from records")
    assert last == 502, "rows below the long line keep their numbers"
    assert most < MOST


def test_a_json_line_without_end_is_set_aside_and_an_array_without_end_is_refused(lake, tmp_path):
    judgments = [{"id": f"j{n}", "text": judgment_text(n)} for n in range(3)]
    path = json_file(tmp_path / "a.jsonl", judgments)
    whole = path.read_bytes()
    path.write_bytes(
        whole
        + b'{"id": "long", "text": "'
        + "一".encode() * (5 << 20)
        + b'"}\n'
        + whole.replace(b'"j', b'"k')
    )
    (report,) = run(lake, [path]).files
    assert (report.accepted, report.quarantined) == (6, 1)
    assert rows(lake, "select line, code from quarantine") == [(4, "too_long")]
    (tmp_path / "b.json").write_bytes(b'[{"id": "1", "text": "' + b"x" * (33 << 20) + b'"}]')
    (report,) = run(lake, [tmp_path / "b.json"]).files
    assert "JSON 数组过大" in report.refused


def test_an_archive_that_swells_is_read_up_to_the_limit_and_what_is_not_read_is_named(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.csv", csv_bytes(registry_row(n) for n in range(20)))
        packed.writestr("b.csv", b"0" * (8 << 20))
        packed.writestr("c.csv", csv_bytes(registry_row(n) for n in range(20, 40)))
    unpacking = Unpacking(tmp_path / "into", Passwords(), Limits(size=1 << 20))
    (tmp_path / "into").mkdir()
    members = unpacking.all(path, path.name)
    assert [bool(member.problem) for member in members] == [False, True, False]
    assert "上限" in members[1].problem


def test_damaged_rows_are_not_held_in_memory(tmp_path):
    # 60 MB of damaged rows beside a few whole ones.
    path = register(tmp_path / "a.csv", 300, between=lambda n: b"x" * 2_000 + b"\n" if n else b"")
    with path.open("ab") as file:
        for _ in range(30_000):
            file.write(b"y" * 2_000 + b"\n")
    (report,), most = imported(tmp_path, [path])
    assert (report["accepted"], report["quarantined"]) == (300, 30_299)
    assert most < 700


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_two_gigabytes_of_rows_come_in_whole(tmp_path):
    filler = ("批发与零售" * 100).encode()
    header, *_ = csv_bytes([]).splitlines(keepends=True)
    count, path = 0, tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(header)
        while file.tell() < 2 * GIGABYTE:
            row = csv_bytes([registry_row(count, 经营范围="@")])[len(header) :]
            file.write(row.replace(b"@", filler))
            count += 1
    (report,), most = imported(tmp_path, [path])
    assert (report["rows_in"], report["accepted"], report["quarantined"]) == (count, count, 0)
    assert most < MOST
    ((said,),) = rows(Lake.open(tmp_path / "lake"), "select count(distinct record) from raw_statements")
    assert said == count


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_an_archive_of_ten_gigabytes_stays_within_bounds(tmp_path):
    path = tmp_path / "a.zip"
    block = b"0" * (1 << 20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("a.csv", csv_bytes(registry_row(n) for n in range(2000)))
        with packed.open("b.csv", "w", force_zip64=True) as member:
            for _ in range(10 * 1024):
                member.write(block)
        packed.writestr("c.csv", csv_bytes(registry_row(n) for n in range(2000, 4000)))
    reports, most = imported(tmp_path, [path])
    assert [report["accepted"] for report in reports] == [2000, 0, 2000]
    assert "上限" in reports[1]["refused"]
    assert most < MOST
