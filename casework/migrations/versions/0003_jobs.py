"""Jobs and scheduled sources."""

import sqlalchemy as sa
from alembic import op

from casework.kernel.tables import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two tables of work that runs by itself."""
    op.create_table(
        "jobs",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False, index=True),
        sa.Column("state", sa.String, nullable=False, index=True),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("heartbeat_at", Moment),
        sa.Column("ended_at", Moment),
    )
    op.create_table(
        "scheduled_sources",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("location", sa.String, nullable=False),
        sa.Column("mapping", sa.String, nullable=False),
        sa.Column("acquisition", sa.String, nullable=False),
        sa.Column("compartment", sa.BigInteger),
        sa.Column("is_full", sa.Boolean, nullable=False),
        sa.Column("every_seconds", sa.Integer, nullable=False),
        sa.Column("memory", sa.Text, nullable=False),
        sa.Column("next_run_at", Moment),
        sa.Column("last_success_at", Moment),
        sa.Column("last_failure_at", Moment),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
    )
