"""A lock between processes that the kernel drops with its holder, so a killed process leaves nothing to remove.

Where the system has flock it is that: .005 ms, where an exclusive transaction on an SQLite file takes .12, and every
request waits for it. Elsewhere it is that transaction. All processes of one machine take the same way.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from casework.kernel.database import BUSY_SECONDS

try:
    import fcntl
except ImportError:  # not a POSIX system
    HAS_FLOCK = False
else:
    HAS_FLOCK = True

PAUSE = 0.002


class Lock:
    """One file; threads of this process wait for each other too."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else holds it meanwhile; raises TimeoutError or sqlite3.OperationalError after BUSY_SECONDS."""
        with self._turn, self._flock() if HAS_FLOCK else self._transaction():
            yield

    @contextmanager
    def _flock(self) -> Iterator[None]:
        # Opened anew each time: a lock belongs to what was opened, which a forked child would share.
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._wait_for(handle)
            yield
        finally:
            os.close(handle)

    def _wait_for(self, handle: int) -> None:
        end = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    raise TimeoutError(f"{self._path.name} was held for {BUSY_SECONDS} s") from None
                time.sleep(PAUSE)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._path.touch(mode=0o600)
        with closing(sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
            connection.execute("begin exclusive")
            yield
