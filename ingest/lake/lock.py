"""One writer at a time. The lock is an exclusive transaction on an otherwise empty SQLite file: it works alike on
every system, and the kernel drops it with the process, so a killed import leaves nothing to clear by hand."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ingest.errors import LakeBusyError


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the lake's write lock; raises LakeBusyError at once if another import has it."""
    with closing(sqlite3.connect(folder / "writer.lock", timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            raise LakeBusyError(f"数据湖 {folder} 正被另一个导入进程写入，请等它结束后再试。") from error
        yield
