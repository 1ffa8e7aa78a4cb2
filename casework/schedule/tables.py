"""The table of scheduled sources."""

from datetime import datetime

from sqlalchemy import BigInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.kernel.tables import Moment, Table


class ScheduledRow(Table):
    """One source; `memory` is JSON of what its last look saw (ETag, files and their sizes)."""

    __tablename__ = "scheduled_sources"

    name: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    location: Mapped[str]
    mapping: Mapped[str]
    acquisition: Mapped[str]
    compartment: Mapped[int | None] = mapped_column(BigInteger)
    is_full: Mapped[bool]
    every_seconds: Mapped[int]
    memory: Mapped[str] = mapped_column(Text)
    next_run_at: Mapped[datetime | None] = mapped_column(Moment)
    last_success_at: Mapped[datetime | None] = mapped_column(Moment)
    last_failure_at: Mapped[datetime | None] = mapped_column(Moment)
    failures: Mapped[int]
    note: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Moment)
    query: Mapped[str] = mapped_column(Text, server_default="")
    secret: Mapped[str] = mapped_column(server_default="")
