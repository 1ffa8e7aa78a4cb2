"""Sessions: a random token in a cookie, its fingerprint here, gone after a working day."""

from datetime import timedelta

from sqlalchemy import insert, select, update

from casework.identity.model import Session, UnknownUser, User
from casework.identity.tables import SessionRow
from casework.identity.users import read_user
from casework.kernel.database import Database
from casework.kernel.secret import TOKEN_BYTES, Secret

LIFETIME = timedelta(hours=12)


class Sessions:
    """Opens, finds and ends sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, user: User) -> Session:
        """A new session; its secret goes into the cookie and nowhere else."""
        secret, now = Secret.of(self._database.randomness(TOKEN_BYTES)), self._database.clock()
        expires = now + LIFETIME
        with self._database.writing() as connection:
            row = {"user_id": user.id, "created_at": now, "expires_at": expires}
            connection.execute(insert(SessionRow).values(fingerprint=secret.fingerprint, **row))
        return Session(user, secret, expires)

    def find(self, secret: Secret) -> Session | None:
        """The session this secret opens, with the user's roles as they are now; None if there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                select(SessionRow.user_id, SessionRow.expires_at).where(
                    SessionRow.fingerprint == secret.fingerprint,
                    SessionRow.ended_at.is_(None),
                    SessionRow.expires_at > self._database.clock(),
                )
            ).one_or_none()
            if row is None:
                return None
            try:
                return Session(read_user(connection, row.user_id), secret, row.expires_at)
            except UnknownUser:
                return None  # closed since: their sessions end with them

    def end(self, session: Session) -> None:
        """Log out; ending twice is no error."""
        with self._database.writing() as connection:
            connection.execute(
                update(SessionRow)
                .where(SessionRow.fingerprint == session.secret.fingerprint, SessionRow.ended_at.is_(None))
                .values(ended_at=self._database.clock())
            )
