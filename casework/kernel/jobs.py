"""Jobs and where they stand. The row is the truth: a worker takes a job by changing it, shows that it lives by its
heartbeat, and a job whose heartbeat stopped is taken up again, so every job has to bear being run twice. Who shares a
machine with a worker may know better than its heartbeat, and says so."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import Row, and_, delete, false, func, insert, or_, select, update

from casework.kernel.database import Database
from casework.kernel.job_tables import JobRow

STALE: Final = timedelta(seconds=60)
"""A heartbeat older than this is a dead worker's; workers beat every few seconds."""
LOOK, BUILD = "source", "graph"
"""Kinds: a look at a scheduled source, and the graph brought up to what that look brought. The subject is the source's
name in both, so both are seen by whoever sees the source."""
MOST_ATTEMPTS: Final = 5
"""A job that took its worker down with it this often is not tried again by itself."""


class JobState(StrEnum):
    """`queued` and `running` are open; the others are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


_OPEN: Final = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class Job:
    """A job as its row has it."""

    id: str
    kind: str
    subject: str
    state: JobState
    attempt: int
    note: str
    created_at: datetime
    heartbeat_at: datetime | None
    ended_at: datetime | None


class Jobs:
    """The jobs of this home."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, kind: str, subject: str) -> Job:
        """A job for a subject: the open one, or a new one."""
        open_ = select(JobRow.__table__).where(
            JobRow.kind == kind, JobRow.subject == subject, JobRow.state.in_(_OPEN)
        )
        with self._database.writing() as connection:
            found = connection.execute(open_).first()
            if found is not None:
                return _job(found)
            job = Job(
                "j" + self._database.randomness(8).hex(), kind, subject, JobState.QUEUED, 0, "",
                self._database.clock(), None, None,
            )  # fmt: skip
            connection.execute(
                insert(JobRow).values(
                    id=job.id, kind=kind, subject=subject, state=job.state, attempt=0, note="",
                    created_at=job.created_at,
                )
            )  # fmt: skip
        return job

    def take(self, id: str) -> Job | None:
        """Begin a queued job; None if somebody else has it or it has ended."""
        now = self._database.clock()
        begun = (
            update(JobRow)
            .where(JobRow.id == id, JobRow.state == JobState.QUEUED)
            .values(state=JobState.RUNNING, attempt=JobRow.attempt + 1, heartbeat_at=now)
        )
        with self._database.writing() as connection:
            if connection.execute(begun).rowcount != 1:
                return None
            return _job(connection.execute(select(JobRow.__table__).where(JobRow.id == id)).one())

    def beat(self, id: str) -> None:
        """The job's worker lives."""
        self._set(id, heartbeat_at=self._database.clock())

    def end(self, id: str, *, note: str = "", failed: bool = False) -> None:
        """The job is done, or failed for a reason that trying again at once would not mend."""
        state = JobState.FAILED if failed else JobState.DONE
        self._set(id, state=state, note=note, ended_at=self._database.clock())

    def wait(self, id: str, note: str) -> None:
        """Put a job back because something it needs is busy; that attempt does not count."""
        self._set(id, state=JobState.QUEUED, note=note, attempt=JobRow.attempt - 1)

    def revive(self, *, gone: Collection[str] = (), alive: Collection[str] = ()) -> int:
        """Queue again what dead workers were running; how many. What killed too many workers has failed.

        `gone`, `alive`: jobs whose worker is known to be dead, or to live, whatever its heartbeat says."""
        stale = or_(JobRow.heartbeat_at.is_(None), JobRow.heartbeat_at < self._database.clock() - STALE)
        dead = (
            JobRow.state == JobState.RUNNING,
            or_(JobRow.id.in_(gone), and_(stale, JobRow.id.not_in(alive))),
        )
        fatal = update(JobRow).where(*dead, JobRow.attempt >= MOST_ATTEMPTS)
        again = update(JobRow).where(*dead)
        with self._database.writing() as connection:
            connection.execute(
                fatal.values(
                    state=JobState.FAILED, note="多次中断，不再自动重试", ended_at=self._database.clock()
                )
            )
            return connection.execute(again.values(state=JobState.QUEUED)).rowcount

    def queued(self) -> list[Job]:
        """What waits, oldest first."""
        wanted = select(JobRow.__table__).where(JobRow.state == JobState.QUEUED)
        return self._all(wanted.order_by(JobRow.created_at, JobRow.id))

    def running(self) -> list[Job]:
        """What somebody is at, or was when he died."""
        return self._all(select(JobRow.__table__).where(JobRow.state == JobState.RUNNING))

    def newest(self, kind: str, *, limit: int) -> list[Job]:
        """The newest jobs of a kind first."""
        wanted = select(JobRow.__table__).where(JobRow.kind == kind)
        return self._all(wanted.order_by(JobRow.created_at.desc(), JobRow.id).limit(limit))

    def prune(self, *, keep: int, younger: timedelta) -> int:
        """Let go of ended jobs; how many. Of each kind and subject the newest one stays, and of the `keep` newest those
        that are `younger`."""
        place = func.row_number().over(
            partition_by=(JobRow.kind, JobRow.subject), order_by=(JobRow.created_at.desc(), JobRow.id)
        )
        placed = select(JobRow.id, JobRow.created_at, JobRow.state, place.label("place")).subquery()
        old = placed.c.created_at < self._database.clock() - younger
        ended = select(placed.c.id).where(
            placed.c.state.not_in(_OPEN), or_(placed.c.place > keep, and_(placed.c.place > 1, old))
        )
        with self._database.writing() as connection:
            return connection.execute(delete(JobRow).where(JobRow.id.in_(ended))).rowcount

    def of(self, since: Mapping[str, datetime], *, limit: int) -> list[Job]:
        """The newest jobs of some subjects first, of each those made since a moment: a name may be given anew."""
        theirs = [and_(JobRow.subject == name, JobRow.created_at >= at) for name, at in since.items()]
        wanted = select(JobRow.__table__).where(or_(false(), *theirs))
        return self._all(wanted.order_by(JobRow.created_at.desc(), JobRow.id).limit(limit))

    def latest(self, *, limit: int = 100) -> list[Job]:
        """The newest jobs first."""
        return self._all(select(JobRow.__table__).order_by(JobRow.created_at.desc(), JobRow.id).limit(limit))

    def _all(self, wanted: object) -> list[Job]:
        with self._database.reading() as connection:
            return [_job(row) for row in connection.execute(wanted)]  # type: ignore[call-overload]

    def _set(self, id: str, **values: object) -> None:
        running = update(JobRow).where(JobRow.id == id, JobRow.state == JobState.RUNNING)
        with self._database.writing() as connection:
            connection.execute(running.values(**values))


def _job(row: Row[tuple[object, ...]]) -> Job:
    known = row._mapping
    return Job(**{**known, "state": JobState(known["state"])})
