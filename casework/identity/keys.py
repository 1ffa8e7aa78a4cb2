"""API keys: for programs of a user, hashed, scoped to named acts, and always ending."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import insert, select, update

from casework.identity.model import Session, UnknownUser
from casework.identity.tables import KeyRow
from casework.identity.users import read_user
from casework.kernel.database import Database
from casework.kernel.secret import TOKEN_BYTES, Secret

PREFIX: Final = "fyk_"
"""So that a key left in a file is recognised by scanners."""
LONGEST: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is listed; its secret is nowhere."""

    id: str
    user: str
    label: str
    scopes: frozenset[str]
    expires_at: datetime


class Keys:
    """Issues, finds and revokes API keys."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue(
        self, user: str, *, label: str, scopes: Collection[str], lifetime: timedelta
    ) -> tuple[Key, Secret]:
        """A new key; its secret is shown once. `scopes` are the audit's names of acts."""
        if not scopes:
            raise ValueError("a key without a scope can do nothing: name at least one act")
        if not timedelta() < lifetime <= LONGEST:
            raise ValueError(f"a key lives for at most {LONGEST.days} days")
        secret = Secret(PREFIX + Secret.of(self._database.randomness(TOKEN_BYTES)).text)
        now = self._database.clock()
        key = Key("k" + self._database.randomness(8).hex(), user, label, frozenset(scopes), now + lifetime)
        row = {"id": key.id, "user_id": user, "label": label, "scopes": json.dumps(sorted(scopes))}
        with self._database.writing() as connection:
            read_user(connection, user)
            dates = {"created_at": now, "expires_at": key.expires_at}
            connection.execute(insert(KeyRow).values(fingerprint=secret.fingerprint, **row, **dates))
        return key, secret

    def find(self, secret: Secret) -> Session | None:
        """Who signs in with this key, limited to its scopes; None if it opens nothing."""
        if not secret.text.startswith(PREFIX):
            return None
        with self._database.reading() as connection:
            row = connection.execute(
                select(KeyRow.__table__).where(
                    KeyRow.fingerprint == secret.fingerprint,
                    KeyRow.revoked_at.is_(None),
                    KeyRow.expires_at > self._database.clock(),
                )
            ).one_or_none()
            if row is None:
                return None
            try:
                user = read_user(connection, row.user_id)
            except UnknownUser:
                return None
        return Session(user, secret, row.expires_at, frozenset(json.loads(row.scopes)))

    def revoke(self, id: str) -> bool:
        """End a key at once; whether there was an open one."""
        with self._database.writing() as connection:
            ended = connection.execute(
                update(KeyRow)
                .where(KeyRow.id == id, KeyRow.revoked_at.is_(None))
                .values(revoked_at=self._database.clock())
            )
        return ended.rowcount == 1
