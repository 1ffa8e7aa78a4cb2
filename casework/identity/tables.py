"""Tables of identity. Tokens appear only as their fingerprints, passwords as their argon2 hashes."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casework.kernel.tables import Moment, Table


class BodyRow(Table):
    """One body."""

    __tablename__ = "bodies"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    jurisdiction: Mapped[str]
    division_code: Mapped[str] = mapped_column(server_default="")
    parent_id: Mapped[str | None]


class UserRow(Table):
    """One user; a user who left is closed, never deleted, because the audit names them."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    login: Mapped[str | None] = mapped_column(index=True, unique=True)
    body_id: Mapped[str] = mapped_column(ForeignKey("bodies.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class UserRoleRow(Table):
    """One role of one user."""

    __tablename__ = "user_roles"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class SessionRow(Table):
    """One sign-in, until it expires or is ended."""

    __tablename__ = "sessions"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class LinkRow(Table):
    """One one-time link; `spent_at` is set by whoever comes first, and only once."""

    __tablename__ = "one_time_links"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    spent_at: Mapped[datetime | None] = mapped_column(Moment)


class PasswordRow(Table):
    """The password of one user, and how often in a row it was guessed wrong."""

    __tablename__ = "passwords"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    hash: Mapped[str]
    set_at: Mapped[datetime] = mapped_column(Moment)
    failures: Mapped[int]
    locked_until: Mapped[datetime | None] = mapped_column(Moment)


class KeyRow(Table):
    """One API key: whose it is, what it may do, until when."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(index=True, unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    label: Mapped[str]
    scopes: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class PurposeRow(Table):
    """A case and purpose stated for one sign-in, until it runs out, is ended, or is followed by another."""

    __tablename__ = "stated_purposes"

    id: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(ForeignKey("sessions.fingerprint"), index=True)
    case_number: Mapped[str]
    purpose: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
