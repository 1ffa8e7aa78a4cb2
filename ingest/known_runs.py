"""Which files have been read before, kept in memory while the write lock is held: a folder of ten thousand texts must
not ask the lake ten thousand times."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.acquisition import Acquisition
from ingest.delivery import Delivery
from ingest.lake.lake import Lake
from ingest.report import FileReport
from ontology.compartment import LOCAL

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
            closed = cursor.execute("select id from compartments where not is_open").fetchall()
        self._known: dict[Identity, KnownRun] = {row[:6]: KnownRun(*row[6:]) for row in rows}
        self._closed = {id for (id,) in closed}

    def openness(self, sha256: str, acquisition: Acquisition) -> tuple[str, ...]:
        """What an import of this original changes in who sees it, if it does (see ingest.lake.openness)."""
        among = {known[5] for known in self._known if known[0] == sha256}
        if acquisition.compartment == LOCAL and among & self._closed:
            return ("同一文件已在取证文书下登记为不公开，本次未登记文书的导入不会使其公开",)
        if not acquisition.is_open and acquisition.compartment != LOCAL and LOCAL.id in among:
            return (
                "同一文件此前未登记取证文书、对全体用户公开，现按本次登记收回公开（图谱在下次 fuyuan build 后生效）",
            )
        return ()

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
            messages=(*delivery.notes, "与已导入的文件相同，没有新内容"),
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
