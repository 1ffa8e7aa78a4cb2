"""Alembic's entry point. It runs on the connection and in the transaction that `casework.kernel.database` opened."""

from alembic import context

from casework.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a column by rebuilding its table
    transactional_ddl=True,
)
context.run_migrations()
