"""An import that is killed leaves a lake that opens, shows nothing half-done, and ends up equal to an undisturbed one
when the same command is given again."""

import random
import signal
import time
from pathlib import Path

import pytest

from ingest import Lake
from tests.ingest.invented import csv_bytes, json_file, judgment_text, registry_file, registry_row
from tests.ingest.killed import FULL, elsewhere, import_and_die, import_whole, import_without_room
from tests.ingest.said import everything, rows

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


@pytest.mark.parametrize("seed", range(20))
def test_killed_at_a_random_moment(seed, deliveries, undisturbed, tmp_path):
    _, seconds = undisturbed
    moment = random.Random(seed).uniform(0.05, 1.0) * seconds
    elsewhere(import_whole, tmp_path, deliveries, kill_after=moment)
    check_after_a_kill(tmp_path, deliveries, undisturbed)


@pytest.mark.parametrize("size", [6_000, 12_000, 30_000])
def test_a_full_disk_is_said_and_nothing_is_half_written(size, deliveries, undisturbed, tmp_path):
    assert elsewhere(import_without_room, tmp_path, deliveries, size) in (FULL, 0)
    check_after_a_kill(tmp_path, deliveries, undisturbed)
