"""The room as others see it: one object that holds every subject, opened from one URL."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from casework.audit.log import AuditLog
from casework.grants.grants import Grants
from casework.identity.keys import Keys
from casework.identity.links import Links
from casework.identity.passwords import Passwords
from casework.identity.purposes import Purposes
from casework.identity.sessions import Sessions
from casework.identity.users import Users
from casework.kernel.database import Database, open_database
from casework.kernel.jobs import Jobs
from casework.kernel.sources import Clock, Randomness, system_clock, system_randomness
from casework.schedule.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Casework:
    """What people do, by subject."""

    database: Database
    audit: AuditLog
    users: Users
    sessions: Sessions
    links: Links
    passwords: Passwords
    keys: Keys
    purposes: Purposes
    grants: Grants
    jobs: Jobs
    schedule: Schedule

    @classmethod
    def open(
        cls,
        url: str,
        *,
        anchor: Path | None = None,
        clock: Clock = system_clock,
        randomness: Randomness = system_randomness,
    ) -> "Casework":
        """Casework at an SQLAlchemy URL, created or migrated. The audit's anchor is a file of its own: beside an
        SQLite database unless told otherwise, to be named for a server."""
        opened = open_database(url, clock=clock, randomness=randomness)
        audit = AuditLog(opened, anchor or _beside(url))
        audit.start()
        return cls(
            database=opened,
            audit=audit,
            users=Users(opened),
            sessions=Sessions(opened),
            links=Links(opened),
            passwords=Passwords(opened),
            keys=Keys(opened),
            purposes=Purposes(opened),
            grants=Grants(opened),
            jobs=Jobs(opened),
            schedule=Schedule(opened),
        )

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def _beside(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise ValueError("a database server has no folder: say where the audit's anchor file lies")
    return Path(parsed.database).with_suffix(".audit-head")
