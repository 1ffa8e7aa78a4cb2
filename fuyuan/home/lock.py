"""One writer at a time: ingest, link and build take the home's lock and give way when they end or die.

The lock is an exclusive transaction on an otherwise empty SQLite file: it works alike on every system and the
kernel releases it with the process, so a killed run never leaves a lock to be removed by hand.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from fuyuan.errors import FuyuanError

FILE_NAME: Final = "writer.lock"


class HomeBusyError(FuyuanError):
    """Another process is writing to this home."""


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the home's write lock; raises HomeBusyError at once if somebody else has it."""
    with closing(sqlite3.connect(folder / FILE_NAME, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            raise HomeBusyError(f"{folder} 正被另一个导入、归并或建图进程写入，请等它结束后再试。") from error
        yield
