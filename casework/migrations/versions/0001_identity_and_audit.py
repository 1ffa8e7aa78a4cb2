"""Bodies, users, sessions, one-time links and the audit log.

The audit refuses UPDATE and DELETE in the database itself. That stops slips and half-hearted edits; what stops
the rest is the hash chain, which finds them.
"""

import sqlalchemy as sa
from alembic import op

from casework.audit.model import GENESIS
from casework.kernel.tables import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create everything that the first release needs."""
    _create_identity()
    _create_audit()
    if op.get_bind().dialect.name == "sqlite":
        _refuse("UPDATE")
        _refuse("DELETE")


def _create_identity() -> None:
    op.create_table(
        "bodies",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("jurisdiction", sa.String, nullable=False),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("body_id", sa.String, sa.ForeignKey("bodies.id"), nullable=False, index=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("closed_at", Moment),
    )
    op.create_table(
        "user_roles",
        sa.Column("user_id", sa.String, sa.ForeignKey("users.id"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
    )
    _create_token_table("sessions", "ended_at")
    _create_token_table("one_time_links", "spent_at")


def _create_token_table(name: str, over: str) -> None:
    op.create_table(
        name,
        sa.Column("fingerprint", sa.String, primary_key=True),
        sa.Column("user_id", sa.String, sa.ForeignKey("users.id"), nullable=False, index=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.Column(over, Moment),
    )


def _create_audit() -> None:
    words = ("body_id", "role", "purpose", "case_number", "action", "question", "question_salt")
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", Moment, nullable=False, index=True),
        sa.Column("user_id", sa.String, nullable=False, index=True),
        *(sa.Column(word, sa.String, nullable=False) for word in (*words, "question_digest", "shown")),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("export", sa.Boolean, nullable=False),
        *(sa.Column(word, sa.String, nullable=False) for word in ("terminal", "previous_hash", "hash")),
    )
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0, "hash": GENESIS}])


def _refuse(act: str) -> None:
    op.execute(
        f"CREATE TRIGGER audit_refuses_{act.lower()} BEFORE {act} ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
    )
