"""What a database is asked, and where a source's secret lies."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Sources of before have neither."""
    op.add_column("scheduled_sources", sa.Column("query", sa.Text, nullable=False, server_default=""))
    op.add_column("scheduled_sources", sa.Column("secret", sa.String, nullable=False, server_default=""))
