"""The case and purpose somebody states before personal data is shown to them; it runs out by itself.

Stating is an act of the session, so what was seen afterwards is in the audit under that case. Whether the case
entitles to anything is not decided here: grants say that, and roles.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, update

from casework.identity.model import Session, Stated, UnfitPurpose
from casework.identity.tables import PurposeRow
from casework.kernel.database import Database
from ontology.identifiers import stated_case

LONGEST: Final = timedelta(hours=8)
USUAL: Final = timedelta(hours=1)

# Made once: every request asks this, and making the statement takes as long as running it.
_CURRENT: Final = (
    select(PurposeRow.case_number, PurposeRow.purpose, PurposeRow.expires_at)
    .where(
        PurposeRow.fingerprint == bindparam("of"),
        PurposeRow.ended_at.is_(None),
        PurposeRow.expires_at > bindparam("now"),
    )
    .order_by(PurposeRow.id.desc())
)


class Purposes:
    """What each session has stated."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(
        self, session: Session, case_number: str, purpose: str, *, lifetime: timedelta = USUAL
    ) -> Stated:
        """State a case and purpose; what was stated before ends. Raises UnfitPurpose."""
        now = self._database.clock()
        stated = Stated(*checked(case_number, purpose), now + min(lifetime, LONGEST))
        with self._database.writing() as connection:
            _end(connection, session, now)
            row = {"fingerprint": session.secret.fingerprint, "created_at": now}
            words = {"case_number": stated.case_number, "purpose": stated.purpose}
            connection.execute(insert(PurposeRow).values(**row, **words, expires_at=stated.expires_at))
        return stated

    def current(self, session: Session) -> Stated | None:
        """What holds now."""
        with self._database.reading() as connection:
            row = connection.execute(
                _CURRENT, {"of": session.secret.fingerprint, "now": self._database.clock()}
            ).first()
        return Stated(row.case_number, row.purpose, row.expires_at) if row else None

    def end(self, session: Session) -> None:
        """Nothing is stated any more."""
        with self._database.writing() as connection:
            _end(connection, session, self._database.clock())


def checked(case_number: str, purpose: str) -> tuple[str, str]:
    """The case number in its one form, and the purpose; raises UnfitPurpose where either says nothing."""
    number = stated_case(case_number)
    if not number:
        raise UnfitPurpose(f"「{case_number[:80]}」不是案号，也不是立案或警情编号。请填写完整的编号。")
    if not 2 <= len(purpose.strip()) <= 200:
        raise UnfitPurpose("查询目的应为 2 至 200 个字。")
    return number, purpose.strip()


def _end(connection: Connection, session: Session, now: datetime) -> None:
    connection.execute(
        update(PurposeRow)
        .where(PurposeRow.fingerprint == session.secret.fingerprint, PurposeRow.ended_at.is_(None))
        .values(ended_at=now)
    )
