"""Passwords, for homes without a directory service: beside one-time links, never instead of them, never preset.

argon2id as RFC 9106 advises for machines with little memory to spare. Five wrong tries in a row lock the account for
a quarter of an hour; an unknown name costs as long as a wrong password and gets the same answer.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Final

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import insert, select, update

from casework.identity.model import PasswordRefused, UnfitPassword, User
from casework.identity.tables import PasswordRow, UserRow
from casework.identity.users import read_user
from casework.kernel.database import Database

MOST_FAILURES: Final = 5
LOCKED: Final = timedelta(minutes=15)
SHORTEST: Final = 12
LONGEST: Final = 256
_HASHER: Final = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4, type=Type.ID)
"""RFC 9106, the second recommended option."""


class Passwords:
    """Sets and checks passwords."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set(self, user: str, login: str, password: str) -> None:
        """Give a user a name to sign in with and a password; unlocks. Raises UnfitPassword."""
        _check(login, password)
        hashed, now = _HASHER.hash(password), self._database.clock()
        with self._database.writing() as connection:
            read_user(connection, user)
            taken = connection.scalars(select(UserRow.id).where(UserRow.login == login)).one_or_none()
            if taken not in (None, user):
                raise UnfitPassword(f"登录名「{login}」已有人使用，请换一个。")
            connection.execute(update(UserRow).where(UserRow.id == user).values(login=login))
            connection.execute(PasswordRow.__table__.delete().where(PasswordRow.user_id == user))  # type: ignore[attr-defined]
            row = {"user_id": user, "hash": hashed, "set_at": now, "failures": 0}
            connection.execute(insert(PasswordRow).values(row))

    def check(self, login: str, password: str) -> User:
        """The user, if the password is theirs and the account is open; raises PasswordRefused."""
        with self._database.reading() as connection:
            row = connection.execute(
                select(PasswordRow.__table__)
                .join(UserRow, UserRow.id == PasswordRow.user_id)
                .where(UserRow.login == login, UserRow.closed_at.is_(None))
            ).one_or_none()
        right = _verified(row.hash if row else _nobodys_hash(), password)
        if row is None or not self._counted(row.user_id, right=right):
            raise PasswordRefused
        with self._database.reading() as connection:
            return read_user(connection, row.user_id)

    def _counted(self, user: str, *, right: bool) -> bool:
        """Count the try, under the write lock: parallel guesses are counted one by one."""
        now, mine = self._database.clock(), PasswordRow.user_id == user
        with self._database.writing() as connection:
            row = connection.execute(select(PasswordRow.__table__).where(mine)).one()
            if row.locked_until is not None and row.locked_until > now:
                return False
            failures = 0 if right else row.failures + 1
            values = {"failures": failures % MOST_FAILURES, "locked_until": _until(failures, now)}
            connection.execute(update(PasswordRow).where(mine).values(values))
        return right


def _until(failures: int, now: datetime) -> datetime | None:
    return now + LOCKED if failures >= MOST_FAILURES else None


def _check(login: str, password: str) -> None:
    if not 2 <= len(login) <= 64 or login != login.strip():
        raise UnfitPassword("登录名应为 2 至 64 个字符，首尾无空格。")
    if not SHORTEST <= len(password) <= LONGEST:
        raise UnfitPassword(f"密码应为 {SHORTEST} 至 {LONGEST} 个字符。")
    if len(set(password)) < 5 or login in password:
        raise UnfitPassword("密码过于简单，或含有登录名。请换一个。")


def _verified(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody has this password")
