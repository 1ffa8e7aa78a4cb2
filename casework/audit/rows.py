"""Between an entry and its row; the one place that knows the columns."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from casework.audit.model import Act, Entry, Head
from casework.audit.tables import AuditHeadRow, AuditRow

# Made once: making and hashing a statement anew takes as long as running it, and every request runs three.
_HEAD = select(AuditHeadRow.seq, AuditHeadRow.hash)
_HEAD_AND_HASH = select(
    AuditHeadRow.seq,
    AuditHeadRow.hash,
    select(AuditRow.hash).where(AuditRow.seq == bindparam("at")).scalar_subquery().label("found"),
).with_for_update(of=AuditHeadRow)
_MOVE = update(AuditHeadRow).values(seq=bindparam("to_seq"), hash=bindparam("to_hash"))
_INSERT = insert(AuditRow)


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


def read_head(connection: Connection) -> Head:
    """The head as it stands."""
    row = connection.execute(_HEAD).one()
    return Head(row.seq, row.hash)


def read_head_and_hash(connection: Connection, seq: int) -> tuple[Head, str | None]:
    """The head, held until the transaction ends (SQLite's writers already wait for each other), and the hash that
    the entry `seq` carries, or None if it is gone."""
    row = connection.execute(_HEAD_AND_HASH, {"at": seq}).one()
    return Head(row.seq, row.hash), row.found


def move_head(connection: Connection, head: Head) -> None:
    """Make `head` the one to follow."""
    connection.execute(_MOVE, {"to_seq": head.seq, "to_hash": head.hash})


def add(connection: Connection, entries: Sequence[Entry]) -> None:
    """Put entries after the last."""
    connection.execute(_INSERT, [to_row(entry) for entry in entries])
