"""The register of bodies and users."""

from collections.abc import Collection

from sqlalchemy import Connection, insert, select

from casework.identity.model import Body, Role, UnknownUser, User
from casework.identity.tables import BodyRow, UserRoleRow, UserRow
from casework.kernel.database import Database


class Users:
    """Bodies and users of this home."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def body(self, name: str, *, jurisdiction: str = "") -> Body:
        """The body of that name, added if it is new; an existing one keeps its jurisdiction."""
        with self._database.writing() as connection:
            found = connection.execute(select(BodyRow.__table__).where(BodyRow.name == name)).one_or_none()
            if found is not None:
                return Body(found.id, found.name, found.jurisdiction)
            body = Body("b" + self._database.randomness(8).hex(), name, jurisdiction)
            connection.execute(insert(BodyRow).values(id=body.id, name=name, jurisdiction=jurisdiction))
            return body

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


def read_user(connection: Connection, user: str) -> User:
    """The open user with this id, in the caller's transaction; raises UnknownUser."""
    row = connection.execute(
        select(UserRow.__table__).where(UserRow.id == user, UserRow.closed_at.is_(None))
    ).one_or_none()
    if row is None:
        raise UnknownUser(user)
    roles = connection.scalars(select(UserRoleRow.role).where(UserRoleRow.user_id == user))
    return User(row.id, row.name, row.body_id, frozenset(Role(role) for role in roles))
