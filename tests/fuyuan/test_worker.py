"""Sources that are looked at by themselves: taken when whole, asked whether they changed, taken up again after a kill."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from casework.kernel.jobs import BUILD, LOOK, STALE, JobState
from casework.kernel.sources import system_clock
from casework.schedule.schedule import FOLDER, HTTP, Wish
from fuyuan.home import Home, writing
from fuyuan.pipeline.collecting import collect
from fuyuan.pipeline.worker import Worker
from ingest import read_acquisition
from ontology.viewer import open_viewer
from tests.casework.conftest import Watch
from tests.fuyuan.command import fuyuan, words
from tests.ingest.invented import csv_bytes, registry_row


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """One that builds no graph: most of these stories end in the lake."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "fuyuan.toml").write_text("[worker]\nbuild = false\n", "utf-8")
    with Home.open(folder) as opened:
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
    job = jobs.ask(LOOK, "watched")
    assert jobs.take(job.id).attempt == 1
    assert jobs.take(job.id) is None
    assert jobs.ask(LOOK, "watched").id == job.id
    assert jobs.revive() == 0  # it may still live
    watch.pass_(seconds=STALE.total_seconds() + 1)
    Worker(home, settle=0.01).once()
    (again,) = [j for j in jobs.latest() if j.id == job.id]
    assert (again.state, again.attempt) == (JobState.DONE, 2)
    assert home.lake.status()[0].accepted == 1


def test_a_failing_source_is_tried_again_later_and_later_and_keeps_what_it_brought(home, tmp_path):
    schedule, worker, watch = home.casework.schedule, Worker(home, settle=0.01), Watch()
    object.__setattr__(home.casework.database, "clock", watch)
    folder = tmp_path / "投放"
    dropped(folder, "a.csv", 1, 2)
    schedule.add(Wish("watched", FOLDER, str(folder), 3600, "registry"))
    worker.once()
    good = schedule.find("watched")
    folder.rename(tmp_path / "umount")
    watch.now, pauses = good.next_run_at, []
    for _ in range(13):
        worker.once()
        source = schedule.find("watched")
        pauses.append((source.next_run_at - watch.now).total_seconds())
        watch.now = source.next_run_at
    assert pauses == [60 * 2**n for n in range(11)] + [86_400] * 2
    assert (source.failures, source.note) == (13, "监视的文件夹不存在或不可读")
    assert (source.memory, source.last_success_at) == (good.memory, good.last_success_at)
    assert home.lake.status()[0].accepted == 2
    (tmp_path / "umount").rename(folder)
    worker.once()
    back = schedule.find("watched")
    assert (back.failures, back.note, back.next_run_at - watch.now) == (0, "没有新内容", timedelta(hours=1))


def test_while_somebody_else_imports_nothing_is_pulled_and_nothing_is_lost(home, office):
    address = f"http://127.0.0.1:{office.server_port}/a.csv"
    home.casework.schedule.add(Wish("pulled", HTTP, address, 60, "registry"))
    worker = Worker(home, settle=0.01)
    with writing(home.folder):
        worker.once()
    (job,) = home.casework.jobs.latest()
    assert (job.state, job.attempt, office.answers) == (JobState.QUEUED, 0, [])
    worker.once()
    (job,) = home.casework.jobs.latest()
    assert (job.state, job.attempt, office.answers) == (JobState.DONE, 1, [200])


def started(home_folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(words("worker", home=home_folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def until(true: Callable[[], bool]) -> None:
    for _ in range(1200):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


def test_the_worker_runs_until_it_is_told_to_stop(home, tmp_path, office):
    folder, schedule = tmp_path / "投放", home.casework.schedule
    folder.mkdir()
    process = started(home.folder)
    address = f"http://127.0.0.1:{office.server_port}/a.csv"
    schedule.add(Wish("watched", FOLDER, str(folder), 5, "registry"))
    schedule.add(Wish("pulled", HTTP, address, 5, "registry"))
    until(lambda: all(source.last_success_at for source in schedule.all()))
    dropped(folder, "a.csv", 1, 2, 3)
    until(lambda: {s.name: s.accepted for s in home.lake.status()} == {"watched": 3, "pulled": 1})
    until(lambda: 304 in office.answers)
    process.terminate()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode()) == (0, "")
    assert office.answers[0] == 200
    assert set(office.answers[1:]) == {304}
    shown = {s["name"]: s for s in fuyuan("sources", "--json", home=home.folder).json["sources"]}
    assert {name: (s["failures"], bool(s["last_success"])) for name, s in shown.items()} == {
        "watched": (0, True),
        "pulled": (0, True),
    }


def test_a_worker_killed_in_the_middle_is_followed_at_once_by_one_that_finishes(home, tmp_path):
    folder, jobs, later = tmp_path / "投放", home.casework.jobs, Watch()
    for part in range(4):
        dropped(folder, f"{part}.csv", *range(part * 3_000, part * 3_000 + 3_000))
    home.casework.schedule.add(Wish("watched", FOLDER, str(folder), 3600, "registry"))
    process = started(home.folder)
    until(lambda: any(job.state is JobState.RUNNING for job in jobs.latest()))
    later.now = datetime.now(UTC) + STALE + timedelta(seconds=30)
    object.__setattr__(home.casework.database, "clock", later)
    assert Worker(home, settle=0.01).once() == 0, "its heart missed beats, but it lives"
    object.__setattr__(home.casework.database, "clock", system_clock)
    process.kill()
    process.communicate()
    (job,) = jobs.latest()
    assert (job.state, job.attempt) == (JobState.RUNNING, 1), "its row is all that is left of it"
    assert Worker(home, settle=0.01).once() == 1
    (job,) = jobs.latest()
    assert (job.state, job.attempt) == (JobState.DONE, 2)
    with home.lake.connect() as lake:
        assert lake.execute("select count(distinct key), count(*) from records").fetchall() == [
            (12_000, 12_000)
        ]
    Worker(home).once()
    assert not list((home.folder / "running").iterdir())


def test_the_graph_keeps_up_with_what_comes_in_and_a_closed_delivery_stays_closed(tmp_path):
    with Home.open(tmp_path / "home") as home:
        jobs, schedule, watch = home.casework.jobs, home.casework.schedule, Watch()
        object.__setattr__(home.casework.database, "clock", watch)
        for name, numbers in (("公开", (1, 2)), ("涉案", (3, 4, 5))):
            dropped(tmp_path / name, "a.csv", *numbers)
        sheet = home.folder / "acquisitions" / "sheet.yaml"
        sheet.parent.mkdir()
        sheet.write_text(
            "instrument: 调取通知书\nobtained: 2026-01-05\ncase_number: A1\nopen: false\n", "utf-8"
        )
        closed = read_acquisition(sheet).compartment.id
        schedule.add(Wish("公开", FOLDER, str(tmp_path / "公开"), 60, "registry"))
        schedule.add(
            Wish("涉案", FOLDER, str(tmp_path / "涉案"), 60, "registry", "sheet.yaml", compartment=closed)
        )
        (home.folder / "builds").write_text("in the way", "utf-8")
        assert Worker(home, settle=0.01).once() == 4
        failed = [job for job in jobs.latest() if job.state is JobState.FAILED]
        assert {(job.kind, job.subject) for job in failed} == {(BUILD, "公开"), (BUILD, "涉案")}
        (home.folder / "builds").unlink()
        schedule_again = [source.next_run_at for source in schedule.all()]
        assert Worker(home, settle=0.01).once() == 0, "after two failures it waits for two minutes"
        watch.now = max(*schedule_again, watch.now + timedelta(seconds=120))
        Worker(home, settle=0.01).once()
        (job,) = [job for job in jobs.newest(BUILD, limit=9) if job.state is JobState.DONE]
        assert job.note == f"图谱 {home.builds.current()} 已包含本次数据"
        viewers = open_viewer("u"), open_viewer("u", {closed})
        seen = [home.store().counts(who).entities["company"] for who in viewers]
        assert seen[0] < seen[1]
        assert seen[0] == 2
