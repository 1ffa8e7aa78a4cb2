"""Keeps, finds and moves on scheduled sources. A source that fails is tried again later and later, up to a day, and
says since when; it is never dropped by itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, delete, insert, select, update

from casework.errors import CaseworkError
from casework.kernel.database import Database
from casework.schedule.tables import ScheduledRow

FOLDER, HTTP, DATABASE, BUCKET = "folder", "http", "database", "bucket"
FIRST_PAUSE: Final = 60
"""Seconds after a first failure, unless the source is looked at more often anyway: most are over by then."""
LONGEST_PAUSE: Final = 86_400
"""Seconds: a source that has failed for long is still tried once a day."""


def pause(failures: int, *, first: int = FIRST_PAUSE) -> int:
    """Seconds until the next try after so many failures before this one."""
    return min(first << min(failures, 16), LONGEST_PAUSE)


class UnfitSource(CaseworkError):  # noqa: N818 - says what happened
    """A scheduled source that is there already, or is not."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a source is to be. `compartment`: the lake's restricted one that its acquisition belongs to; None: open.
    `query`: what a database is asked; `secret`: where its password lies (env:NAME, file:PATH), never the secret."""

    name: str
    kind: str
    location: str
    every_seconds: int
    mapping: str = ""
    acquisition: str = ""
    compartment: int | None = None
    is_full: bool = False
    query: str = ""
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A source as it stands: `failures` in a row, `note` how the last time went."""

    name: str
    kind: str
    location: str
    mapping: str
    acquisition: str
    compartment: int | None
    is_full: bool
    every_seconds: int
    memory: str
    next_run_at: datetime | None
    last_success_at: datetime | None
    last_failure_at: datetime | None
    failures: int
    note: str
    created_at: datetime
    query: str
    secret: str


class Schedule:
    """The scheduled sources of this home."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, wish: Wish) -> None:
        """Keep a source, due at once; raises UnfitSource for a name that is taken."""
        now = self._database.clock()
        row = {name: getattr(wish, name) for name in Wish.__slots__}
        with self._database.writing() as connection:
            if connection.execute(select(ScheduledRow.name).where(ScheduledRow.name == wish.name)).first():
                raise UnfitSource(f"已有名为「{wish.name}」的定时来源。")
            connection.execute(
                insert(ScheduledRow).values(
                    **row, memory="{}", next_run_at=now, failures=0, note="", created_at=now
                )
            )

    def remove(self, name: str) -> None:
        """Stop a source; what it brought stays. Raises UnfitSource if there is none."""
        with self._database.writing() as connection:
            if connection.execute(delete(ScheduledRow).where(ScheduledRow.name == name)).rowcount != 1:
                raise UnfitSource(f"没有名为「{name}」的定时来源。请用 fuyuan sources 查看已有的来源。")

    def find(self, name: str) -> Scheduled | None:
        """A source by name."""
        return next((source for source in self.all() if source.name == name), None)

    def all(self) -> list[Scheduled]:
        """Every source by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(ScheduledRow.__table__).order_by(ScheduledRow.name))
            return [_scheduled(row) for row in rows]

    def due(self) -> list[Scheduled]:
        """Sources whose time has come."""
        now = self._database.clock()
        return [each for each in self.all() if each.next_run_at is None or each.next_run_at <= now]

    def soon(self, name: str) -> None:
        """Make a source due at once. Raises UnfitSource if there is none."""
        if self.find(name) is None:
            raise UnfitSource(f"没有名为「{name}」的定时来源。请用 fuyuan sources 查看已有的来源。")
        self._set(name, next_run_at=self._database.clock())

    def succeeded(self, source: Scheduled, *, memory: str, note: str) -> None:
        """It went well: remember what was seen, and when to look again."""
        now = self._database.clock()
        after = now + timedelta(seconds=source.every_seconds)
        self._set(source.name, memory=memory, note=note, failures=0, last_success_at=now, next_run_at=after)

    def failed(self, source: Scheduled, note: str) -> None:
        """It did not: what was seen before still counts, and the next try waits longer."""
        now = self._database.clock()
        wait = pause(source.failures, first=min(source.every_seconds, FIRST_PAUSE))
        values = {"note": note, "failures": source.failures + 1, "last_failure_at": now}
        self._set(source.name, **values, next_run_at=now + timedelta(seconds=wait))

    def _set(self, name: str, **values: Any) -> None:
        with self._database.writing() as connection:
            connection.execute(update(ScheduledRow).where(ScheduledRow.name == name).values(**values))


def _scheduled(row: Row[Any]) -> Scheduled:
    return Scheduled(**row._mapping)
