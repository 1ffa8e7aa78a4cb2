"""The one appender. Whatever keeps an entry from being written keeps the answer from leaving.

Before it appends, it compares the database with the anchor: appending to a log whose end was cut off would
move the anchor past the hole and hide it.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from casework.audit.anchor import Anchor
from casework.audit.appender import Appender
from casework.audit.model import GENESIS, Act, AuditUnavailable, Entry, Head, digest_question
from casework.audit.rows import add, from_row, move_head, read_head_and_hash
from casework.audit.tables import AuditRow
from casework.audit.verify import Verdict, verify
from casework.kernel.database import Database

SALT_BYTES = 16
PAGE = 200
"""Lines read at once unless asked otherwise."""


class AuditLog:
    """Appends and verifies. Safe to share between threads; processes may share the database."""

    def __init__(self, database: Database, anchor: Path) -> None:
        self._database = database
        self._anchor = Anchor(anchor)
        self._appender = Appender(self._append_all)

    def start(self) -> None:
        """Give a new log its anchor and move one that a power cut left behind. A damaged log is left as it is:
        it has to be opened to be examined, and `append` refuses."""
        with _unavailable_if_it_fails(), self._anchor.held(), self._database.writing() as connection:
            self._anchor_again(connection)

    def _anchor_again(self, connection: Connection) -> None:
        with suppress(ValueError):  # an unreadable anchor is damage too
            anchored = self._anchor.read()
            head, found = read_head_and_hash(connection, anchored.seq if anchored else 0)
            anchored = anchored or (Head() if head.seq == 0 else None)
            if anchored and _is_in(anchored, head, found):
                self._anchor.write(head)

    def append(self, act: Act) -> Entry:
        """Write one act, on disk when this returns; raises AuditUnavailable otherwise."""
        return self._appender.append(act)

    def _append_all(self, acts: Sequence[Act]) -> list[Entry]:
        # Held until the anchor is written, so that of two processes none leaves the older head in the file.
        with _unavailable_if_it_fails(), self._anchor.held():
            with self._database.writing() as connection:
                entries = self._entries(acts, self._checked_head(connection))
                head = Head(entries[-1].seq, entries[-1].hash)
                add(connection, entries)
                move_head(connection, head)
            self._anchor.write(head)
            return entries

    def _entries(self, acts: Sequence[Act], head: Head) -> list[Entry]:
        entries: list[Entry] = []
        for act in acts:
            entries.append(self._entry(act, head))
            head = Head(entries[-1].seq, entries[-1].hash)
        return entries

    def read(self, *, after: int = 0, user: str = "", limit: int = PAGE) -> list[Entry]:
        """Lines after a number, oldest first; of one user, if asked. Damaged ones are verify's to report."""
        wanted = select(AuditRow.__table__).where(AuditRow.seq > after).order_by(AuditRow.seq).limit(limit)
        if user:
            wanted = wanted.where(AuditRow.user_id == user)
        with self._database.reading() as connection:
            return [from_row(row) for row in connection.execute(wanted)]

    def verify(self) -> Verdict:
        """Walk the whole log and compare it with the anchor."""
        with self._database.reading() as connection:
            return verify(connection, self._anchor)

    def _entry(self, act: Act, head: Head) -> Entry:
        salt = self._database.randomness(SALT_BYTES).hex()
        digest = digest_question(salt, act.question)
        draft = Entry(head.seq + 1, self._database.clock(), act, salt, digest, head.hash, "")
        return replace(draft, hash=draft.expected_hash())

    def _checked_head(self, connection: Connection) -> Head:
        anchored = self._anchor.read()
        if anchored is None:
            raise AuditUnavailable(f"审计日志缺少 {self._anchor.path.name}。请从最近的备份恢复这个文件。")
        head, found = read_head_and_hash(connection, anchored.seq)
        if not _is_in(anchored, head, found):
            raise AuditUnavailable(
                f"审计日志中找不到已固定的第 {anchored.seq} 条记录，日志可能被改动过。请保留现状并联系系统管理员，"
                "用最近的备份核对。"
            )
        return head


def _is_in(anchored: Head, head: Head, found: str | None) -> bool:
    """Whether the log that ends with `head` has the anchored entry; `found` is the hash it holds there."""
    return anchored.seq <= head.seq and (GENESIS if anchored.seq == 0 else found) == anchored.hash


@contextmanager
def _unavailable_if_it_fails() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError, ValueError) as cause:
        raise AuditUnavailable(
            f"审计日志无法写入（{type(cause).__name__}），因此不显示任何内容。请联系系统管理员。"
        ) from cause
