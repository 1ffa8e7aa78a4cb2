"""Between an entry and its row; the one place that knows the columns."""

import json
from typing import Any

from sqlalchemy import Connection, Row, select, update

from casework.audit.model import Act, Entry, Head
from casework.audit.tables import AuditHeadRow, AuditRow


def to_row(entry: Entry) -> dict[str, object]:
    """Column values of an entry."""
    act = entry.act
    return {
        "seq": entry.seq,
        "at": entry.at,
        "user_id": act.user,
        "body_id": act.body,
        "role": act.role,
        "purpose": act.purpose,
        "case_number": act.case_number,
        "action": act.action,
        "question": act.question,
        "question_salt": entry.question_salt,
        "question_digest": entry.question_digest,
        "shown": json.dumps(act.shown),
        "count": act.count,
        "export": act.export,
        "terminal": act.terminal,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def from_row(row: Row[Any]) -> Entry:
    """The entry a row holds; raises ValueError where `shown` is no list any more."""
    act = Act(
        user=row.user_id,
        body=row.body_id,
        role=row.role,
        action=row.action,
        question=row.question,
        terminal=row.terminal,
        purpose=row.purpose,
        case_number=row.case_number,
        shown=tuple(json.loads(row.shown)),
        count=row._mapping["count"],  # `row.count` is the tuple's method
        export=row.export,
    )
    return Entry(row.seq, row.at, act, row.question_salt, row.question_digest, row.previous_hash, row.hash)


def read_head(connection: Connection, *, lock: bool = False) -> Head:
    """The head; `lock` holds it until the transaction ends (SQLite's writers already wait for each other)."""
    wanted = select(AuditHeadRow.seq, AuditHeadRow.hash)
    row = connection.execute(wanted.with_for_update() if lock else wanted).one()
    return Head(row.seq, row.hash)


def move_head(connection: Connection, head: Head) -> None:
    """Make `head` the one to follow."""
    connection.execute(update(AuditHeadRow).values(seq=head.seq, hash=head.hash))


def hash_at(connection: Connection, seq: int) -> str | None:
    """The hash that the entry `seq` carries, or None if it is gone."""
    return connection.scalars(select(AuditRow.hash).where(AuditRow.seq == seq)).one_or_none()
