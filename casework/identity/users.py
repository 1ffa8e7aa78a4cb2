"""The register of bodies and users."""

import re
from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select

from casework.identity.model import Body, Role, UnknownBody, UnknownUser, User
from casework.identity.tables import BodyRow, UserRoleRow, UserRow
from casework.kernel.database import Database

DIVISION: Final = re.compile(r"[1-9]\d{5}")


class Users:
    """Bodies and users of this home."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def body(
        self, name: str, *, jurisdiction: str = "", division_code: str = "", parent: str | None = None
    ) -> Body:
        """The body of that name, added if it is new; an existing one stays as it is."""
        if division_code and not DIVISION.fullmatch(division_code):
            raise ValueError(f"division code {division_code!r} is not six digits (GB/T 2260)")
        with self._database.writing() as connection:
            found = connection.execute(select(BodyRow.__table__).where(BodyRow.name == name)).one_or_none()
            if found is not None:
                return _body(found)
            body = Body("b" + self._database.randomness(8).hex(), name, jurisdiction, division_code, parent)
            row = {"name": name, "jurisdiction": jurisdiction, "division_code": division_code}
            connection.execute(insert(BodyRow).values(id=body.id, parent_id=parent, **row))
            return body

    def body_of(self, id: str) -> Body:
        """The body with this id; raises UnknownBody."""
        with self._database.reading() as connection:
            found = connection.execute(select(BodyRow.__table__).where(BodyRow.id == id)).one_or_none()
        if found is None:
            raise UnknownBody(f"no body has the id {id!r}")
        return _body(found)

    def above(self, body: Body) -> Iterator[Body]:
        """The bodies above one, nearest first; a circle ends where it closes."""
        seen = {body.id}
        while body.parent is not None and body.parent not in seen:
            seen.add(body.parent)
            body = self.body_of(body.parent)
            yield body

    def add(self, name: str, *, body: Body, roles: Collection[Role]) -> User:
        """A new user; two users may share a name."""
        if not roles:
            raise ValueError("a user without a role can do nothing: name at least one role")
        user = User("u" + self._database.randomness(8).hex(), name, body.id, frozenset(roles))
        with self._database.writing() as connection:
            row = {"id": user.id, "name": name, "body_id": body.id, "created_at": self._database.clock()}
            connection.execute(insert(UserRow).values(row))
            connection.execute(
                insert(UserRoleRow), [{"user_id": user.id, "role": role} for role in sorted(roles)]
            )
        return user

    def find(self, user: str) -> User:
        """The user with this id; raises UnknownUser, for one who left as well."""
        with self._database.reading() as connection:
            return read_user(connection, user)


def _body(row: Row[Any]) -> Body:
    return Body(row.id, row.name, row.jurisdiction, row.division_code, row.parent_id)


def read_user(connection: Connection, user: str) -> User:
    """The open user with this id, in the caller's transaction; raises UnknownUser."""
    row = connection.execute(
        select(UserRow.__table__).where(UserRow.id == user, UserRow.closed_at.is_(None))
    ).one_or_none()
    if row is None:
        raise UnknownUser(user)
    roles = connection.scalars(select(UserRoleRow.role).where(UserRoleRow.user_id == user))
    return User(row.id, row.name, row.body_id, frozenset(Role(role) for role in roles))
