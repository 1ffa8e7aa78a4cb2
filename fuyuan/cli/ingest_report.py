"""What an import did, told to a person or to a program."""

from typing import Any

from fuyuan.cli.options import complain, say
from ingest.report import FileReport, IngestReport

NAMED = 20
"""Files of unknown kind named in the one line about them."""


def as_json(report: IngestReport) -> dict[str, Any]:
    """Schema: docs/schemas/ingest.json."""
    return {
        "files": [_file_json(file) for file in report.files],
        "unfit": [str(path) for path in report.unfit],
        "accepted": report.accepted,
        "unchanged": report.unchanged,
        "quarantined": report.quarantined,
        "not_closed": dict(report.not_closed),
    }


def _file_json(file: FileReport) -> dict[str, Any]:
    counts = ("rows_in", "accepted", "changed", "unchanged", "quarantined", "cell_issues", "blank")
    return {
        "path": str(file.path),
        "source": file.source,
        "mapping": file.mapping,
        "confidence": file.confidence,
        **{name: getattr(file, name) for name in counts},
        "seconds": round(file.seconds, 3),
        "problems": [note for note in (file.refused, file.break_note, *file.messages) if note],
    }


def tell(report: IngestReport) -> None:
    """One line a file, then what was set aside."""
    for file in report.files:
        _tell_file(file)
    if report.unfit:
        names = "、".join(path.name for path in report.unfit[:NAMED])
        more = "……" if len(report.unfit) > NAMED else ""
        complain("ingest.unmapped", count=len(report.unfit), names=names + more)
    for source, why in report.not_closed.items():
        complain("ingest.not_closed", source=source, why=why)
    if rows := sum(file.quarantined for file in report.files if not file.refused):
        complain("ingest.quarantine", count=rows)
    if not report.files:
        complain("ingest.nothing")


def _tell_file(file: FileReport) -> None:
    if file.refused:
        complain("ingest.refused", path=file.path, reason=file.refused)
        return
    say("ingest.file", **{name: getattr(file, name) for name in _SHOWN})
    for note in (file.break_note, *file.messages):
        if note:
            complain("ingest.note", path=file.path, note=note)


_SHOWN = ("path", "rows_in", "accepted", "changed", "unchanged", "quarantined")
