"""The table of grants. Nothing is deleted: what was once allowed explains what was once seen."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casework.kernel.tables import Moment, Table


class GrantRow(Table):
    """One grant: a compartment, or all of a case, to a user or a body, for use in one case."""

    __tablename__ = "grants"

    id: Mapped[str] = mapped_column(primary_key=True)
    compartment: Mapped[int | None] = mapped_column(BigInteger)
    of_case: Mapped[str]
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"), index=True)
    body_id: Mapped[str | None] = mapped_column(ForeignKey("bodies.id"), index=True)
    case_number: Mapped[str]
    purpose: Mapped[str]
    approver_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    valid_from: Mapped[datetime] = mapped_column(Moment)
    valid_to: Mapped[datetime] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_by: Mapped[str | None]
