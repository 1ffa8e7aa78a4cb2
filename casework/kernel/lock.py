"""A lock between processes: an exclusive transaction on an otherwise empty SQLite file.

It works alike on every system, and the kernel drops it with the process. The connection stays open, since opening one
takes longer than what the lock is held for; a forked child opens its own, as does everybody once the file was replaced.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casework.kernel.database import BUSY_SECONDS

_Identity = tuple[int, int, int]


class Lock:
    """One file; threads of this process wait for each other too."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()
        self._opened: tuple[_Identity, sqlite3.Connection] | None = None
        self._left: list[sqlite3.Connection] = []

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else holds it meanwhile; raises sqlite3.OperationalError after BUSY_SECONDS of waiting."""
        with self._turn:
            connection = self._connection()
            connection.execute("begin exclusive")
            try:
                yield
            finally:
                connection.rollback()

    def _connection(self) -> sqlite3.Connection:
        identity = self._identity()
        if self._opened is None or self._opened[0] != identity:
            if self._opened is not None:
                self._left.append(
                    self._opened[1]
                )  # a parent's, perhaps: closing it could drop the parent's lock
            connection = sqlite3.connect(
                self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._opened = identity, connection
        return self._opened[1]

    def _identity(self) -> _Identity:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            self._path.touch(mode=0o600)
            found = self._path.stat()
        return os.getpid(), found.st_dev, found.st_ino
