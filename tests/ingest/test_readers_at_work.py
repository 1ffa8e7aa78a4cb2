"""Many documents are read by several processes, and nobody can tell from what they said."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest import Lake, run
from ingest.documents import statement_rows
from ingest.readers_at_work import Readers
from ontology.ids import record_id
from tests.ingest.conftest import Finder
from tests.ingest.invented import json_file, judgment_text
from tests.ingest.said import current


def batches(count: int, size: int = 20):
    documents = [
        ("run", f"j{n}", bytes.fromhex(record_id("judgment", f"j{n}")), None, judgment_text(n))
        for n in range(count)
    ]
    return [documents[first : first + size] for first in range(0, count, size)]


@pytest.fixture(autouse=True)
def two_cores_and_many_documents(monkeypatch):
    """As on the office machine, whatever this one has; four hundred documents stand for thousands."""
    monkeypatch.setattr("ingest.readers_at_work._WORTH", 200)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_several_processes_say_what_one_says_in_the_same_order():
    asked = batches(410)
    with Readers(Finder(), "judgment", 410) as readers:
        assert len(readers._processes) == 2
        tables = list(readers.tables(asked))
    assert tables == [statement_rows(Finder(), "judgment", batch) for batch in asked]


def test_a_process_that_dies_takes_nothing_with_it():
    asked = batches(410)
    with Readers(Finder(), "judgment", 410) as readers:
        answers = readers.tables(asked)
        first = next(answers)
        readers._processes[0].kill()
        tables = [first, *answers]
    assert tables == [statement_rows(Finder(), "judgment", batch) for batch in asked]


def test_a_few_documents_are_read_here():
    with Readers(Finder(), "judgment", 30) as readers:
        assert readers._processes == []
        assert len(list(readers.tables(batches(30)))) == 2


def test_an_extractor_that_only_this_process_knows_is_used_here():
    class Local(Finder):
        """Nothing outside this test can name it."""

    with Readers(Local(), "judgment", 10_000) as readers:
        assert readers._processes == []


def test_an_import_by_several_processes_leaves_the_same_lake(tmp_path):
    path = json_file(tmp_path / "a.jsonl", [{"id": f"j{n}", "text": judgment_text(n)} for n in range(450)])
    halves = [json_file(tmp_path / f"{k}.jsonl", [{"id": f"j{n}", "text": judgment_text(n)} for n in range(k, 450, 9)])
              for k in range(9)]  # fmt: skip
    many, one = Lake.open(tmp_path / "many" / "lake"), Lake.open(tmp_path / "one" / "lake")
    run(many, [path], extractor=Finder())
    for half in halves:
        run(one, [half], extractor=Finder())
    assert current(many) == current(one)


SLOW = """
import sys
from pathlib import Path
import ingest
import ingest.readers_at_work
ingest.readers_at_work._WORTH = 200
from tests.ingest.test_readers_at_work import Sleeper
ingest.run(ingest.Lake.open(Path(sys.argv[1])), [Path(sys.argv[2])], extractor=Sleeper(Path(sys.argv[3])))
"""


class Sleeper(Finder):
    """Says who it is, then takes its time."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __call__(self, text, context):
        (self.folder / str(os.getpid())).touch()
        time.sleep(0.05)
        return super().__call__(text, context)


def alive(pid: int) -> bool:
    """Runs, and is no zombie; `ps` is not on every small machine."""
    if Path("/proc/self/stat").exists():
        try:
            return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
        except OSError:
            return False
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return state.stdout.strip()[:1] not in ("", "Z")


def test_a_killed_import_leaves_no_reader_behind(tmp_path):
    path = json_file(tmp_path / "a.jsonl", [{"id": f"j{n}", "text": judgment_text(n)} for n in range(4000)])
    pids = tmp_path / "pids"
    pids.mkdir()
    process = subprocess.Popen([sys.executable, "-c", SLOW, str(tmp_path / "lake"), str(path), str(pids)])
    wait_until(lambda: any(pids.iterdir()))
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_until(lambda: not any(alive(int(each.name)) for each in pids.iterdir()))


def wait_until(condition) -> None:
    while not condition():
        time.sleep(0.05)
