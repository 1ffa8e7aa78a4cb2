"""Sources that are looked at by themselves, and the jobs that did it: whether data comes in, or since when not.

Names, times and counts alone: no person, no document, no address. A source that belongs to a case is there for whom
the case's material is there; whoever keeps the machine sees the open ones, to mend what fails.
"""

from datetime import datetime

from apiflask import APIBlueprint

from casework.identity.model import Role
from casework.kernel.jobs import Job, JobState
from casework.schedule.schedule import Scheduled
from ontology.viewer import OPEN
from webapp.api.query import JobsQuery
from webapp.api.shapes import Shape
from webapp.guard import signed_in
from webapp.services import services
from webapp.viewing import current_session, current_viewer

sources = APIBlueprint("sources", __name__)
BECAUSE = "names of data sets, times and counts; those of a case only to whom that case is open"


class SourceState(Shape):
    """`failures`: in a row; `note`: how the last time went, in counts. Moments are ISO, absent where there was none."""

    name: str
    kind: str
    every_seconds: int
    is_full: bool
    failures: int
    note: str
    next_run: str | None = None
    last_success: str | None = None
    last_failure: str | None = None


class SourcesAnswer(Shape):
    """By name."""

    sources: list[SourceState]


class JobLine(Shape):
    """One look at a source (kind `source`), or the graph brought up to what it brought (`graph`). `attempt`: how often
    it was begun; more than one where a worker died over it."""

    id: str
    kind: str
    source: str
    state: JobState
    attempt: int
    note: str
    created: str
    heartbeat: str | None = None
    ended: str | None = None


class JobsAnswer(Shape):
    """The newest first; `truncated`: there are older ones."""

    truncated: bool
    jobs: list[JobLine]


@sources.get("/sources")
@sources.output(SourcesAnswer)
@signed_in(because=BECAUSE)
def read_sources() -> SourcesAnswer:
    """定时来源：上次成功、下次执行、连续失败次数。"""
    return SourcesAnswer(sources=[_source(source) for source in _visible()])


@sources.get("/jobs")
@sources.input(JobsQuery, location="query")
@sources.output(JobsAnswer)
@signed_in(because=BECAUSE)
def read_jobs(query_data: JobsQuery) -> JobsAnswer:
    """后台任务，新的在前。"""
    since = {source.name: source.created_at for source in _visible()}
    found = services().casework.jobs.of(since, limit=query_data.limit + 1)
    lines = [_job(job) for job in found[: query_data.limit]]
    return JobsAnswer(truncated=len(found) > query_data.limit, jobs=lines)


def _visible() -> list[Scheduled]:
    session = current_session()
    assert session is not None, "check_access runs before every view"
    compartments = current_viewer(session).compartments
    if Role.SYSTEM_ADMINISTRATOR in session.user.roles:
        compartments |= {OPEN}
    return [
        source
        for source in services().casework.schedule.all()
        if (OPEN if source.compartment is None else source.compartment) in compartments
    ]


def _source(source: Scheduled) -> SourceState:
    return SourceState(
        name=source.name,
        kind=source.kind,
        every_seconds=source.every_seconds,
        is_full=source.is_full,
        failures=source.failures,
        note=source.note,
        next_run=_moment(source.next_run_at),
        last_success=_moment(source.last_success_at),
        last_failure=_moment(source.last_failure_at),
    )


def _job(job: Job) -> JobLine:
    return JobLine(
        id=job.id,
        kind=job.kind,
        source=job.subject,
        state=job.state,
        attempt=job.attempt,
        note=job.note,
        created=job.created_at.isoformat(),
        heartbeat=_moment(job.heartbeat_at),
        ended=_moment(job.ended_at),
    )


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
