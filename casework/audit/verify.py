"""Reads the log from its first entry to its last and names every place where somebody changed it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, select

from casework.audit.anchor import Anchor
from casework.audit.model import Entry, Head
from casework.audit.rows import from_row, read_head
from casework.audit.tables import AuditRow

BATCH = 1000
"""Rows in memory at once."""


class Damage(StrEnum):
    """What can be wrong with a log."""

    EDITED = "edited"
    """The line does not have the hash of its content."""
    MISSING = "missing"
    """A number is skipped, or the first line is not number 1."""
    UNLINKED = "unlinked"
    """The line does not follow the one before it."""
    TRUNCATED = "truncated"
    """The anchor or the head names a line beyond the last one."""
    REPLACED = "replaced"
    """The line that the anchor names has another hash: the log was written anew."""
    ANCHOR = "anchor"
    """The anchor is missing or unreadable."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One damage and the number of the line where it shows."""

    damage: Damage
    seq: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many lines were read, and what is wrong; nothing wrong is `sound`."""

    entries: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify(connection: Connection, anchor: Anchor) -> Verdict:
    """Compare every line with its hash, its predecessor and the anchor."""
    # First, before the transaction sees its snapshot: a line written meanwhile must not look cut off.
    anchored = _read_anchor(anchor)
    walk = _Walk(anchored)
    rows = connection.execution_options(yield_per=BATCH).execute(
        select(AuditRow.__table__).order_by(AuditRow.seq)
    )
    findings = [*walk.findings(rows), *walk.findings_at_the_end(read_head(connection))]
    return Verdict(walk.entries, tuple(dict.fromkeys(findings)))


def _read_anchor(anchor: Anchor) -> Head | None:
    try:
        return anchor.read()
    except (OSError, ValueError):
        return None


class _Walk:
    """One reading of the log: the last line seen, and the hash found where the anchor points."""

    def __init__(self, anchored: Head | None) -> None:
        self.entries = 0
        self._last = Head()
        self._anchored = anchored
        self._found = Head().hash if anchored == Head() else ""

    def findings(self, rows: Iterable[Row[Any]]) -> Iterator[Finding]:
        for row in rows:
            self.entries += 1
            yield from _damage(row, self._last)
            self._last = Head(row.seq, row.hash)
            if self._anchored and row.seq == self._anchored.seq:
                self._found = row.hash

    def findings_at_the_end(self, head: Head) -> Iterator[Finding]:
        if head.seq > self._last.seq:
            yield Finding(Damage.TRUNCATED, self._last.seq + 1)
        if self._anchored is None:
            yield Finding(Damage.ANCHOR, 0)
        elif self._anchored.seq > self._last.seq:
            yield Finding(Damage.TRUNCATED, self._last.seq + 1)
        elif self._found != self._anchored.hash:
            yield Finding(Damage.REPLACED, self._anchored.seq)


def _damage(row: Row[Any], last: Head) -> Iterator[Finding]:
    if row.seq != last.seq + 1:
        yield Finding(Damage.MISSING, last.seq + 1)
    elif row.previous_hash != last.hash:
        yield Finding(Damage.UNLINKED, row.seq)
    if not _is_as_written(row):
        yield Finding(Damage.EDITED, row.seq)


def _is_as_written(row: Row[Any]) -> bool:
    try:
        entry: Entry = from_row(row)
    except (ValueError, TypeError):
        return False
    return entry.hash == entry.expected_hash() and entry.question_digest == entry.expected_question_digest()
