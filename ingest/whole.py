"""Whole exports: what they do not list any more has ended there. A mark beside the runs says when a source was listed
whole; which records that closes is computed by the views, so it does not depend on what arrived last, and a row that
turns up again is open again.

Silence proves something only where everything was read: a row set aside, a file broken off or refused, and nothing
is closed.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.lake.lake import Lake, now
from ingest.report import FileReport

WHOLE = "whole"
"""Kind of the mark's row in `runs`."""


@dataclass(slots=True)
class WholeExport:
    """What one delivery brought of each source; `earliest`: of its files, so that none closes what another lists."""

    earliest: dict[str, dict[str, object]] = field(default_factory=dict)

    def saw(self, run: dict[str, object]) -> None:
        """A file of the export was read."""
        source = str(run["source"])
        known = self.earliest.get(source)
        if known is None or str(run["obtained"]) < str(known["obtained"]):
            self.earliest[source] = run

    def close(self, lake: Lake, files: Sequence[FileReport]) -> dict[str, str]:
        """Mark the sources that were listed whole; why not, by source, for the others. Holds the write lock."""
        gaps = _gaps(files)
        whole = {source: run for source, run in self.earliest.items() if not gaps.get(source)}
        marks = [_mark(run) for run in whole.values() if not _marked(lake, run)]
        if marks:
            attempt = lake.begin()
            lake.commit(attempt, [mark | {"run": f"{attempt.id}-{n}"} for n, mark in enumerate(marks)])
        return {source: gaps[source] for source in self.earliest if gaps.get(source)}


def _gaps(files: Sequence[FileReport]) -> dict[str, str]:
    """What keeps a source's silence from meaning anything; a refused file may have been of any source."""
    gaps: dict[str, str] = defaultdict(str)
    refused = sum(bool(f.refused) for f in files)
    for source in {f.source for f in files}:
        of_source = [f for f in files if f.source == source]
        aside = sum(f.quarantined for f in of_source)
        if refused:
            gaps[source] = f"有 {refused} 个文件未能读入"
        elif any(f.break_note for f in of_source):
            gaps[source] = "有文件中途断开"
        elif aside:
            gaps[source] = f"有 {aside} 行被隔离"
        elif not any(f.rows_in for f in of_source):
            gaps[source] = "文件中没有数据行"
    return gaps


def _marked(lake: Lake, run: dict[str, object]) -> bool:
    with lake.reading() as cursor:
        found = cursor.execute(
            "select 1 from runs where kind = $1 and source = $2 and compartment = $3 and obtained >= $4 limit 1",
            [WHOLE, run["source"], run["compartment"], run["obtained"]],
        ).fetchall()
    return bool(found)


def _mark(run: dict[str, object]) -> dict[str, object]:
    nothing = dict.fromkeys(("rows_in", "accepted", "changed", "unchanged", "quarantined", "cell_issues"), 0)
    return run | nothing | {"kind": WHOLE, "wrote": True, "break_note": "", "started_at": now()}
