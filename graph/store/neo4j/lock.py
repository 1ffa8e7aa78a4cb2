"""One process at a time starts or stops servers. SQLite's file lock works alike everywhere and dies with its holder.
`casework.kernel.lock` is quicker, but this room may not lean on casework, and waits for seconds anyway."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from graph.store.neo4j.errors import ServerError

WAIT_SECONDS: Final = 240.0
"""Longer than a server may take to start."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of this file; waits for whoever holds it."""
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as connection:
        try:
            connection.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            raise ServerError(f"{path.parent} 正被另一个进程使用，请稍后重试。") from error
        yield
