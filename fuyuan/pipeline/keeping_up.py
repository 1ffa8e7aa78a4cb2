"""The graph kept up with what scheduled sources bring: linked and built anew after a delivery, as `fuyuan build` does,
beside the one that answers. Each build tells its source alone; what it counted would tell of deliveries that others
may not see, so a note names the build and nothing in it."""

from datetime import timedelta

from casework.kernel.jobs import BUILD, JobState
from casework.schedule.schedule import pause
from fuyuan.home import Home
from fuyuan.pipeline.building import build_graph

_COUNTED = 20
"""Failures in a row that are looked at: by then the pause has long been the longest."""


def keep_up(home: Home) -> str:
    """Bring the graph up to the lake, unless it is; how that went. Raises HomeBusyError."""
    build = home.builds.current()
    if build is None or home.lake_version(build) != home.lake.version() or not home.graphs.holds(build):
        build = build_graph(home).build
    return f"图谱 {build} 已包含本次数据"


def ask_again(home: Home) -> None:
    """A build that failed is tried again later and later, up to a day: no delivery may come that would ask for it."""
    jobs = home.casework.jobs
    newest = jobs.newest(BUILD, limit=_COUNTED)
    failed = next((n for n, job in enumerate(newest) if job.state is not JobState.FAILED), len(newest))
    if failed and newest[0].ended_at is not None:
        waited = home.casework.database.clock() - newest[0].ended_at
        if waited >= timedelta(seconds=pause(failed - 1)):
            jobs.ask(BUILD, newest[0].subject)
