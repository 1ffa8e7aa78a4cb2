"""A casework database: opened, brought to the newest schema, read and written in transactions.

SQLite in WAL with synchronous=FULL: what people did is acknowledged only once it is on disk. A writing
transaction takes the write lock at its start (BEGIN IMMEDIATE), so reading and then writing within it is
safe against every other thread and process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from casework.errors import CaseworkError
from casework.kernel.lock import BUSY_SECONDS
from casework.kernel.sources import Clock, Randomness, system_clock, system_randomness

_FOR_WRITING = "casework_for_writing"
_NO_ADDRESS = "业务库地址（casework.url）无法识别。应形如 postgresql+psycopg://用户:口令@主机:端口/库名 或 sqlite:///文件路径。"


@dataclass(frozen=True)
class Database:
    """An open casework database with the clock and randomness its subjects use."""

    engine: Engine
    clock: Clock
    randomness: Randomness

    @cached_property
    def _writer(self) -> Engine:
        """The same pool."""
        return self.engine.execution_options(**{_FOR_WRITING: True})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the data."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One atomic change; committed, and on disk, when the block ends."""
        with self._writer.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def open_database(
    url: str | URL, *, clock: Clock = system_clock, randomness: Randomness = system_randomness
) -> Database:
    """The database at an SQLAlchemy URL, created or migrated as needed. Raises CaseworkError for an address that is
    none and a server that does not answer; neither says the password."""
    try:
        parsed = make_url(url)
        engine = _sqlite(parsed) if parsed.get_backend_name() == "sqlite" else create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise CaseworkError(_NO_ADDRESS) from error
    database = Database(engine, clock, randomness)
    try:
        _migrate(database)
    except OperationalError as error:
        database.close()
        if parsed.get_backend_name() == "sqlite":
            raise
        shown = parsed.render_as_string(hide_password=True)
        said = " ".join(str(error.orig).split())
        raise CaseworkError(f"业务库 {shown} 无法使用：{said}。请检查地址、口令和数据库服务。") from error
    return database


def _sqlite(url: URL) -> Engine:
    if url.database and not Path(url.database).exists():
        Path(url.database).touch(mode=0o600)  # WAL and shared memory files take their mode from it
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, so DDL is inside the transaction too
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_FOR_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _migrate(database: Database) -> None:
    """All pending migrations in one transaction: a killed upgrade leaves the old schema."""
    config = Config()
    config.set_main_option("script_location", "casework:migrations")
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
