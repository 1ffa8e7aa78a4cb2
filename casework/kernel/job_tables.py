"""The table of jobs, the truth about work apart from a request: a queue forgets the task of a killed worker."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from casework.kernel.tables import Moment, Table


class JobRow(Table):
    """One job; `subject` names what it works on, `note` says how it went, without personal data."""

    __tablename__ = "jobs"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(index=True)
    attempt: Mapped[int]
    note: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Moment)
    heartbeat_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
