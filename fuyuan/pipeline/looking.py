"""One look at a scheduled source: what it has that is new comes into the lake, under the source's own sheet."""

import shutil
from dataclasses import dataclass
from hashlib import sha256

from casework.schedule.schedule import FOLDER, HTTP, Scheduled
from fuyuan.home import Home, writing
from fuyuan.pipeline.collecting import collect, unchanged
from fuyuan.pipeline.found import Found, SourceError
from fuyuan.pipeline.ingesting import ingest_files
from fuyuan.pipeline.secret_places import secret_at
from ingest import NONE, IngestReport, read_acquisition
from ingest.passwords import Passwords


@dataclass(frozen=True, slots=True)
class Looked:
    """How a look went, in counts, what to remember of it, and whether it may have brought anything."""

    note: str
    memory: str
    brought: bool


def look(home: Home, source: Scheduled, *, settle: float) -> Looked:
    """Take in what is new; raises SourceError, IngestError, or HomeBusyError before anything was pulled."""
    with writing(home.folder):
        pass  # while somebody else imports there is no use in pulling what could not be taken in
    pulled = home.folder / "pulled" / sha256(source.name.encode()).hexdigest()[:16]
    try:
        return _import(home, source, collect(source, pulled, settle=settle))
    finally:
        shutil.rmtree(pulled, ignore_errors=True)


def _import(home: Home, source: Scheduled, found: Found) -> Looked:
    if not found.files:
        return Looked("没有新内容" + found.aside, found.memory, brought=False)
    acquisition = home.folder / "acquisitions" / source.acquisition if source.acquisition else None
    report = ingest_files(
        home,
        found.files,
        mapping=source.mapping or None,
        source=source.name,
        acquisition=read_acquisition(acquisition) if acquisition else NONE,
        full=source.is_full,
        passwords=Passwords(_of_files(source)),
    )
    memory = found.memory if unchanged(source, found) else source.memory
    # A whole export may end records without bringing one.
    return Looked(_said(report) + found.aside, memory, brought=report.accepted > 0 or source.is_full)


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
