"""Sources that are looked at by themselves: taken when whole, asked whether they changed, taken up again after a kill."""

import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from casework.kernel.jobs import STALE, JobState
from casework.schedule.schedule import FOLDER, HTTP, Wish
from fuyuan.home import Home
from fuyuan.pipeline.collecting import collect
from fuyuan.pipeline.worker import KIND, Worker
from tests.casework.conftest import Watch
from tests.ingest.invented import csv_bytes, registry_row


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with Home.open(tmp_path / "home") as opened:
        yield opened


class Office(ThreadingHTTPServer):
    """A register's web server: one file with an ETag."""

    content = csv_bytes([registry_row(1)])
    answers: list[int]


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = self.server.content
        tag = f'"{hash(content)}"'
        code = 404 if not content else 304 if self.headers["If-None-Match"] == tag else 200
        self.server.answers.append(code)
        self.send_response(code)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(content) if code == 200 else 0))
        self.end_headers()
        if code == 200:
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def office() -> Iterator[Office]:
    server = Office(("127.0.0.1", 0), Answering)
    server.answers = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def dropped(folder: Path, name: str, *numbers: int, old: bool = True) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(csv_bytes([registry_row(n) for n in numbers]))
    if old:
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def test_a_folder_and_a_web_address_are_taken_once_and_a_failure_is_told(home, tmp_path, office):
    schedule, worker = home.casework.schedule, Worker(home, settle=0.01)
    dropped(tmp_path / "投放", "a.csv", 1, 2)
    schedule.add(Wish("watched", FOLDER, str(tmp_path / "投放"), 60, "registry"))
    schedule.add(Wish("pulled", HTTP, f"http://127.0.0.1:{office.server_port}/a.csv", 60, "registry"))
    assert worker.once() == 2
    assert {s.name: s.accepted for s in home.lake.status()} == {"watched": 2, "pulled": 1}
    assert worker.once() == 0  # nothing is due
    schedule.soon("pulled")
    worker.once()
    assert office.answers == [200, 304]
    Office.content, kept = b"", Office.content
    try:
        schedule.soon("pulled")
        worker.once()
    finally:
        Office.content = kept
    pulled = schedule.find("pulled")
    assert (pulled.failures, pulled.note) == (1, "网址应答 404")
    assert pulled.last_success_at < pulled.last_failure_at < pulled.next_run_at
    assert next(job.state for job in home.casework.jobs.latest()) is JobState.FAILED


def test_a_file_that_is_still_being_copied_waits(home, tmp_path):
    folder = tmp_path / "投放"
    dropped(folder, "whole.csv", 1)
    dropped(folder, "new.csv", 2, old=False)
    dropped(folder, "half.csv.part", 3)
    home.casework.schedule.add(Wish("watched", FOLDER, str(folder), 60))
    found = collect(home.casework.schedule.find("watched"), tmp_path, settle=0.5)
    assert [path.name for path in found.files] in (["whole.csv"], ["new.csv", "whole.csv"])
    growing = dropped(folder, "growing.csv", 4)
    os.utime(growing, (4_000_000_000, 4_000_000_000))
    found = collect(home.casework.schedule.find("watched"), tmp_path, settle=0.01)
    assert "growing.csv" not in [path.name for path in found.files]
    assert found.waiting == 1


def test_a_job_whose_worker_was_killed_is_taken_up_again(home, tmp_path):
    jobs, watch = home.casework.jobs, Watch()
    dropped(tmp_path / "投放", "a.csv", 1)
    home.casework.schedule.add(Wish("watched", FOLDER, str(tmp_path / "投放"), 60, "registry"))
    object.__setattr__(home.casework.database, "clock", watch)
    job = jobs.ask(KIND, "watched")
    assert jobs.take(job.id).attempt == 1
    assert jobs.take(job.id) is None
    assert jobs.ask(KIND, "watched").id == job.id
    assert jobs.revive() == 0  # it may still live
    watch.pass_(seconds=STALE.total_seconds() + 1)
    Worker(home, settle=0.01).once()
    (again,) = [j for j in jobs.latest() if j.id == job.id]
    assert (again.state, again.attempt) == (JobState.DONE, 2)
    assert home.lake.status()[0].accepted == 1
