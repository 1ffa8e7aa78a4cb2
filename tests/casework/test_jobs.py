"""Rows of jobs: enough of them stay to see what happened, and not one for every look since the first."""

from datetime import timedelta

from casework.database import Casework
from casework.kernel.jobs import BUILD, LOOK
from tests.casework.conftest import Watch


def looked(casework: Casework, watch: Watch, subject: str, times: int, kind: str = LOOK) -> list[str]:
    ids = []
    for _ in range(times):
        watch.pass_(hours=1)
        job = casework.jobs.ask(kind, subject)
        casework.jobs.take(job.id)
        casework.jobs.end(job.id)
        ids.append(job.id)
    return ids


def test_of_each_source_the_newest_jobs_stay_and_the_audit_log_is_as_it_was(casework: Casework, watch: Watch):
    seldom = looked(casework, watch, "seldom", 2)
    watch.pass_(days=100)
    often, built = looked(casework, watch, "often", 7), looked(casework, watch, "often", 2, BUILD)
    open_ = casework.jobs.ask(LOOK, "often").id
    entries = casework.audit.verify().entries
    assert casework.jobs.prune(keep=5, younger=timedelta(days=90)) == 4
    kept = {job.id for job in casework.jobs.latest()}
    assert kept == {seldom[-1], *often[-4:], *built, open_}, (
        "the open one is the fifth; one old one tells when"
    )
    assert casework.jobs.prune(keep=5, younger=timedelta(days=90)) == 0
    assert (casework.audit.verify().entries, casework.audit.verify().sound) == (entries, True)
