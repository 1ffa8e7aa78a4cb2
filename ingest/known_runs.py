"""Which files have been read before, kept in memory while the write lock is held: a folder of ten thousand texts must
not ask the lake ten thousand times."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.delivery import Delivery
from ingest.lake.lake import Lake
from ingest.report import FileReport

Identity = tuple[str, str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class KnownRun:
    """What a file brought when it was read, and when it had been obtained."""

    rows_in: int
    quarantined: int
    cell_issues: int
    break_note: str
    obtained: str


class KnownRuns:
    """Committed runs by (original, part of it, source, mapping, extractor, compartment), the last obtained of each."""

    def __init__(self, lake: Lake) -> None:
        with lake.reading() as cursor:
            rows = cursor.execute(
                """select sha256, regexp_replace(file_name, '^[^!]*!?', ''), source,
                   mapping, extractor, compartment, rows_in, quarantined, cell_issues,
                   break_note, obtained from runs order by obtained"""
            ).fetchall()
        self._known: dict[Identity, KnownRun] = {row[:6]: KnownRun(*row[6:]) for row in rows}

    def earlier(self, delivery: Delivery, said_by: Sequence[str]) -> FileReport | None:
        """Counts of the very same file, read the same way into the same compartment, if that is no older."""
        known = self._known.get(identity(delivery, said_by))
        if known is None or known.obtained < delivery.obtained:
            return None
        return FileReport(
            delivery.path,
            delivery.source,
            delivery.mapping.name,
            confidence=delivery.layout.confidence,
            rows_in=known.rows_in,
            unchanged=known.rows_in - known.quarantined,
            quarantined=known.quarantined,
            cell_issues=known.cell_issues,
            break_note=known.break_note,
            messages=("与已导入的文件相同，没有新内容",),
        )

    def add(self, delivery: Delivery, said_by: Sequence[str], report: FileReport) -> None:
        """Remember a run that was just committed."""
        self._known[identity(delivery, said_by)] = KnownRun(
            report.rows_in, report.quarantined, report.cell_issues, report.break_note, delivery.obtained
        )


def identity(delivery: Delivery, said_by: Sequence[str]) -> Identity:
    """What makes two readings of a file the same reading."""
    mapping, extractor = said_by
    compartment = delivery.acquisition.compartment.id
    part = delivery.file_name.partition("!")[2]
    return delivery.original.sha256, part, delivery.source, mapping, extractor, compartment
