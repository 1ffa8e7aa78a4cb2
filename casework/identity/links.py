"""One-time links: how somebody signs in for the first time, or on a machine without a directory service.

32 random bytes, stored hashed, ten minutes, spent once: of any number of simultaneous tries one wins.
"""

from datetime import timedelta

from sqlalchemy import insert, select, update

from casework.identity.model import LinkRefused, User
from casework.identity.tables import LinkRow
from casework.identity.users import read_user
from casework.kernel.database import Database
from casework.kernel.secret import TOKEN_BYTES, Secret

LIFETIME = timedelta(minutes=10)


class Links:
    """Issues and spends one-time links."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue(self, user: str) -> Secret:
        """A new link's token for a user; the caller shows it once and forgets it."""
        token, now = Secret.of(self._database.randomness(TOKEN_BYTES)), self._database.clock()
        with self._database.writing() as connection:
            read_user(connection, user)
            row = {"user_id": user, "created_at": now, "expires_at": now + LIFETIME}
            connection.execute(insert(LinkRow).values(fingerprint=token.fingerprint, **row))
        return token

    def spend(self, token: Secret) -> User:
        """The link's user; raises LinkRefused for every try after the first, and after ten minutes."""
        now = self._database.clock()
        mine = LinkRow.fingerprint == token.fingerprint
        with self._database.writing() as connection:
            spent = connection.execute(
                update(LinkRow)
                .where(mine, LinkRow.spent_at.is_(None), LinkRow.expires_at > now)
                .values(spent_at=now)
            )
            if spent.rowcount != 1:
                raise LinkRefused
            return read_user(connection, connection.scalars(select(LinkRow.user_id).where(mine)).one())
