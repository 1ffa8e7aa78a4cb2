"""The worker: looks which sources are due, gives each a job, and runs the jobs by huey. The job's row in casework is
the truth; the queue only wakes somebody, and is filled again from the rows on every start and every round.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any, Final

from huey import SqliteHuey
from huey.consumer import Consumer

from casework.kernel.jobs import BUILD, LOOK, Job
from casework.schedule.schedule import Scheduled
from fuyuan.errors import FuyuanError
from fuyuan.home import Home, HomeBusyError
from fuyuan.pipeline.collecting import SETTLE_SECONDS
from fuyuan.pipeline.holding import InOtherHandsError, in_hand, revive, sweep
from fuyuan.pipeline.keeping_up import ask_again, keep_up
from fuyuan.pipeline.looking import look
from graph.errors import GraphError
from ingest.errors import IngestError, LakeBusyError
from linkage.errors import LinkageError

BEAT_SECONDS: Final = 5.0
ROUND_SECONDS: Final = 1.0
PRUNE_SECONDS: Final = 3_600.0
_TOLD: Final = (FuyuanError, IngestError, LinkageError, GraphError)
"""Errors whose message is meant for whoever looks after the home, and names no person."""


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
        self._pruned: float | None = None

    def once(self) -> int:
        """Run everything that is due now, and what that asks for, here; how many jobs."""
        self._fill()
        done: set[str] = set()
        while waiting := [job.id for job in self.home.casework.jobs.queued() if job.id not in done]:
            for id in waiting:
                self._run(id)
            done.update(waiting)
        return len(done)

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
        revive(self.home.folder, casework.jobs)
        for source in casework.schedule.due():
            casework.jobs.ask(LOOK, source.name)
        if self.home.config.worker_build:
            ask_again(self.home)
        if self._pruned is None or time.monotonic() - self._pruned >= PRUNE_SECONDS:
            self._prune()
            self._pruned = time.monotonic()

    def _prune(self) -> None:
        config, jobs = self.home.config, self.home.casework.jobs
        jobs.prune(keep=config.worker_keep_jobs, younger=timedelta(days=config.worker_keep_days))
        sweep(self.home.folder, jobs)

    def _run(self, id: str) -> None:
        """One job; whatever goes wrong in it ends in its row."""
        with suppress(InOtherHandsError), in_hand(self.home.folder, self.home.casework.jobs, id) as job:
            if job is not None:
                with self._beating(job):
                    self._build(job) if job.kind == BUILD else self._look(job)

    def _look(self, job: Job) -> None:
        jobs, schedule = self.home.casework.jobs, self.home.casework.schedule
        source = schedule.find(job.subject)
        if source is None:
            jobs.end(job.id, note="来源已删除", failed=True)
            return
        failure = self._try(job, lambda: self._take_in(job, source))
        if failure:
            schedule.failed(source, failure)

    def _take_in(self, job: Job, source: Scheduled) -> str:
        looked = look(self.home, source, settle=self.settle)
        # One that was killed or failed may have brought what this one finds unchanged.
        brought = looked.brought or job.attempt > 1 or source.failures > 0
        if brought and self.home.config.worker_build:
            self.home.casework.jobs.ask(BUILD, source.name)
        self.home.casework.schedule.succeeded(source, memory=looked.memory, note=looked.note)
        return looked.note

    def _build(self, job: Job) -> None:
        self._try(job, lambda: keep_up(self.home))

    def _try(self, job: Job, work: Callable[[], str]) -> str:
        """End the job by what its work says, or put it back where it has to wait; why it failed, if it did."""
        jobs = self.home.casework.jobs
        try:
            note = work()
        except (HomeBusyError, LakeBusyError):
            jobs.wait(job.id, "其他导入正在进行，稍后重试")
            return ""
        except _TOLD as error:
            failure = str(error)
        except Exception as error:  # noqa: BLE001 -- the worker outlives any job; the kind alone is kept: no personal data
            failure = f"内部错误（{type(error).__name__}）"
        else:
            jobs.end(job.id, note=note)
            return ""
        jobs.end(job.id, note=failure, failed=True)
        return failure

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
