"""Divisions of bodies, passwords, API keys, stated purposes and grants."""

import sqlalchemy as sa
from alembic import op

from casework.kernel.tables import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what says who somebody is, why they look and what they were granted."""
    op.add_column("bodies", sa.Column("division_code", sa.String, nullable=False, server_default=""))
    op.add_column("bodies", sa.Column("parent_id", sa.String))
    op.add_column("users", sa.Column("login", sa.String))
    op.create_index("ix_users_login", "users", ["login"], unique=True)
    _create_passwords()
    _create_keys()
    _create_purposes()
    _create_grants()


def _user(**options: object) -> sa.Column[str]:
    return sa.Column("user_id", sa.String, sa.ForeignKey("users.id"), **options)  # type: ignore[arg-type]


def _create_passwords() -> None:
    op.create_table(
        "passwords",
        _user(primary_key=True),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("set_at", Moment, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locked_until", Moment),
    )


def _create_keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("fingerprint", sa.String, nullable=False, index=True, unique=True),
        _user(nullable=False, index=True),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("scopes", sa.String, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.Column("revoked_at", Moment),
    )


def _create_purposes() -> None:
    session = sa.ForeignKey("sessions.fingerprint")
    op.create_table(
        "stated_purposes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("fingerprint", sa.String, session, nullable=False, index=True),
        sa.Column("case_number", sa.String, nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.Column("ended_at", Moment),
    )


def _create_grants() -> None:
    op.create_table(
        "grants",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("compartment", sa.BigInteger),
        sa.Column("of_case", sa.String, nullable=False),
        _user(nullable=True, index=True),
        sa.Column("body_id", sa.String, sa.ForeignKey("bodies.id"), index=True),
        sa.Column("case_number", sa.String, nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("approver_id", sa.String, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("valid_from", Moment, nullable=False),
        sa.Column("valid_to", Moment, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("revoked_at", Moment),
        sa.Column("revoked_by", sa.String),
    )
