"""Which jobs are in hand on this machine: each by a lock that its worker's system drops with it, so the next worker
knows at once that the former is dead, and a slow one, whose heart missed a beat, is not taken for it.

A worker on another machine, at the same PostgreSQL, has no mark here; its heartbeat tells.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from casework.kernel.jobs import Job, Jobs
from casework.kernel.lock import Lock, held_or

FOLDER: Final = "running"
_MARK: Final = ".taken"
"""Of a file beside the lock: which attempt was begun here. It is gone when the attempt has ended in any way but a
killed one."""


class InOtherHandsError(Exception):
    """Another worker has the job, or looks who has it."""


@contextmanager
def in_hand(home: Path, jobs: Jobs, id: str) -> Iterator[Job | None]:
    """Take a job and hold it until it has ended or waits; None if it is not to be taken. Raises InOtherHandsError."""
    folder = home / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    mark = folder / f"{id}{_MARK}"
    with held_or(InOtherHandsError(id), folder / id):
        job = jobs.take(id)
        if job is not None:
            mark.write_text(str(job.attempt), "ascii")
        try:
            yield job
        finally:
            mark.unlink(missing_ok=True)


def revive(home: Path, jobs: Jobs) -> None:
    """Queue again what dead workers were running. A dead one's lock is held meanwhile, so nobody takes its job between
    the look and the change."""
    running = jobs.running()
    gone: list[str] = []
    alive: list[str] = []
    with ExitStack() as dead:
        for job in running:
            if _was_taken_here(home, job):
                try:
                    dead.enter_context(Lock(home / FOLDER / job.id).held(wait=0))
                    gone.append(job.id)
                except TimeoutError:
                    alive.append(job.id)
        if running:
            jobs.revive(gone=gone, alive=alive)


def sweep(home: Path, jobs: Jobs) -> None:
    """Remove the files of jobs that have ended. Files first, then jobs: what is begun meanwhile is not among them."""
    found = list((home / FOLDER).glob("*"))
    open_ = {job.id for job in (*jobs.queued(), *jobs.running())}
    for path in found:
        if path.name.removesuffix(_MARK) not in open_:
            path.unlink(missing_ok=True)


def _was_taken_here(home: Path, job: Job) -> bool:
    try:
        return (home / FOLDER / f"{job.id}{_MARK}").read_text("ascii") == str(job.attempt)
    except FileNotFoundError:
        return False
