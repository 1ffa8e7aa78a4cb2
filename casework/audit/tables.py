"""The audit table, with its final columns from the first row, and the row that serialises its writers."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from casework.kernel.tables import Moment, Table


class AuditRow(Table):
    """One act. Ids of users and bodies are plain text: the log outlives whatever they pointed to."""

    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    user_id: Mapped[str] = mapped_column(index=True)
    body_id: Mapped[str]
    role: Mapped[str]
    purpose: Mapped[str]
    case_number: Mapped[str]
    action: Mapped[str]
    question: Mapped[str]
    question_salt: Mapped[str]
    question_digest: Mapped[str]
    shown: Mapped[str]
    count: Mapped[int]
    export: Mapped[bool]
    terminal: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class AuditHeadRow(Table):
    """Always one row, id 1. Every writer locks it first, so the chain has one order."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[str]
