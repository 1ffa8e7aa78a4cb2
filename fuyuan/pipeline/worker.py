"""The worker: looks which sources are due, gives each a job, and runs the jobs by huey. The job's row in casework is
the truth; the queue only wakes somebody, and is filled again from the rows on every start and every round.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final

from huey import SqliteHuey
from huey.consumer import Consumer

from casework.kernel.jobs import Job
from casework.schedule.schedule import FOLDER, HTTP, Scheduled
from fuyuan.errors import FuyuanError
from fuyuan.home import Home, HomeBusyError, writing
from fuyuan.pipeline.collecting import SETTLE_SECONDS, collect, unchanged
from fuyuan.pipeline.found import Found, SourceError
from fuyuan.pipeline.ingesting import ingest_files
from fuyuan.pipeline.secret_places import secret_at
from ingest import NONE, IngestError, IngestReport, LakeBusyError, read_acquisition
from ingest.passwords import Passwords

KIND: Final = "source"
"""Jobs that look at a scheduled source."""
BEAT_SECONDS: Final = 5.0
ROUND_SECONDS: Final = 1.0


class _Quiet(Consumer):  # type: ignore[misc]  # huey has no types
    """huey's threads without its signal handlers, which would take the place of ours and are read by nobody."""

    def _set_signal_handlers(self) -> None:
        pass


class Worker:
    """Runs the jobs of a home. One or several may run beside each other: taking a job is one atomic change."""

    def __init__(self, home: Home, *, settle: float = SETTLE_SECONDS) -> None:
        self.home, self.settle = home, settle
        self.huey = SqliteHuey("fuyuan", filename=str(home.folder / "queue.sqlite"))
        self._task: Callable[..., Any] = self.huey.task()(self._run)

    def once(self) -> int:
        """Run everything that is due now, here; how many jobs."""
        self._fill()
        waiting = self.home.casework.jobs.queued()
        for job in waiting:
            self._run(job.id)
        return len(waiting)

    def forever(self, stop: threading.Event) -> None:
        """Run until `stop` is set; jobs in hand are finished."""
        self.huey.flush()
        consumer: Any = _Quiet(self.huey, workers=1, periodic=False, check_worker_health=False)
        consumer.start()
        try:
            while True:
                self._fill()
                self._wake()
                if stop.wait(ROUND_SECONDS):
                    return
        finally:
            consumer.stop(graceful=True)

    def _wake(self) -> None:
        # Only into an empty queue: what waits behind a long job is in it already, what was put back is not.
        if self.huey.pending_count() == 0:
            for job in self.home.casework.jobs.queued():
                self._task(job.id)

    def _fill(self) -> None:
        casework = self.home.casework
        casework.jobs.revive()
        for source in casework.schedule.due():
            casework.jobs.ask(KIND, source.name)

    def _run(self, id: str) -> None:
        """One job; whatever goes wrong in it ends in its row."""
        job = self.home.casework.jobs.take(id)
        if job is None:
            return
        with self._beating(job):
            source = self.home.casework.schedule.find(job.subject)
            if source is None:
                self.home.casework.jobs.end(job.id, note="来源已删除", failed=True)
                return
            self._look(job, source)

    def _look(self, job: Job, source: Scheduled) -> None:
        jobs, schedule = self.home.casework.jobs, self.home.casework.schedule
        try:
            note, memory = self._take_in(source)
        except (HomeBusyError, LakeBusyError):
            jobs.wait(job.id, "其他导入正在进行，稍后重试")
            return
        except (FuyuanError, IngestError) as error:
            failure = str(error)
        except Exception as error:  # noqa: BLE001 -- the worker outlives any source; the kind alone is kept: no personal data
            failure = f"内部错误（{type(error).__name__}）"
        else:
            schedule.succeeded(source, memory=memory, note=note)
            jobs.end(job.id, note=note)
            return
        schedule.failed(source, failure)
        jobs.end(job.id, note=failure, failed=True)

    def _take_in(self, source: Scheduled) -> tuple[str, str]:
        with writing(self.home.folder):
            pass  # while somebody else imports there is no use in pulling what could not be taken in
        pulled = self.home.folder / "pulled" / sha256(source.name.encode()).hexdigest()[:16]
        try:
            return self._import(source, collect(source, pulled, settle=self.settle))
        finally:
            shutil.rmtree(pulled, ignore_errors=True)

    def _import(self, source: Scheduled, found: Found) -> tuple[str, str]:
        if not found.files:
            return "没有新内容" + found.aside, found.memory
        acquisition = self.home.folder / "acquisitions" / source.acquisition if source.acquisition else None
        report = ingest_files(
            self.home,
            found.files,
            mapping=source.mapping or None,
            source=source.name,
            acquisition=read_acquisition(acquisition) if acquisition else NONE,
            full=source.is_full,
            passwords=Passwords(_of_files(source)),
        )
        return _said(report) + found.aside, found.memory if unchanged(source, found) else source.memory

    @contextmanager
    def _beating(self, job: Job) -> Iterator[None]:
        over = threading.Event()

        def beat() -> None:
            while not over.wait(BEAT_SECONDS):
                self.home.casework.jobs.beat(job.id)

        thread = threading.Thread(target=beat, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


def _of_files(source: Scheduled) -> list[str]:
    """Passwords of locked archives, workbooks and PDFs, one a line; a storage's or database's own is another thing."""
    return secret_at(source.secret).splitlines() if source.kind in (FOLDER, HTTP) else []


def _said(report: IngestReport) -> str:
    """How an import went, in counts; raises SourceError if nothing could be read at all."""
    refused = sum(bool(f.refused) for f in report.files) + len(report.unfit)
    if refused and refused == len(report.files) + len(report.unfit):
        reasons = sorted({f.refused for f in report.files if f.refused})
        raise SourceError(f"{refused} 个文件都未能读入" + (f"：{reasons[0]}" if reasons else ""))
    aside = f"，未能读入 {refused} 个文件" if refused else ""
    return f"采纳 {report.accepted} 行，未变 {report.unchanged} 行，隔离 {report.quarantined} 行{aside}"
