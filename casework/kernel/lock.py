"""A lock between processes that the kernel drops with its holder, so a killed process leaves nothing to remove.

Where the system has flock it is that: .005 ms, where an exclusive transaction on an SQLite file takes .12 and filelock
.07, and every request waits for it. Elsewhere it is that transaction. All processes of one machine take the same way.

Casework and the front door share it. `ingest` and `graph` may lean on neither, and the vocabulary below them does no
I/O, so each has a few lines of its own.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # not a POSIX system
    HAS_FLOCK = False
else:
    HAS_FLOCK = True

BUSY_SECONDS = 30
"""How long a writer waits for another: well above the longest transaction, below a person's patience."""
PAUSE = 0.002


class Lock:
    """One file; threads of this process that share the object wait for each other too."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()

    @contextmanager
    def held(self, *, wait: float | None = None) -> Iterator[None]:
        """Nobody else holds it meanwhile; raises TimeoutError after `wait` seconds, by default BUSY_SECONDS."""
        patience = BUSY_SECONDS if wait is None else wait
        with self._turn, self._flock(patience) if HAS_FLOCK else self._transaction(patience):
            yield

    @contextmanager
    def _flock(self, patience: float) -> Iterator[None]:
        # Opened anew each time: a lock belongs to what was opened, which a forked child would share.
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._wait_for(handle, patience)
            yield
        finally:
            os.close(handle)

    def _wait_for(self, handle: int, patience: float) -> None:
        end = time.monotonic() + patience
        while True:
            try:
                return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise TimeoutError(f"{self._path.name} was held for {patience:g} s") from None
                time.sleep(PAUSE)

    @contextmanager
    def _transaction(self, patience: float) -> Iterator[None]:
        self._path.touch(mode=0o600)
        with closing(sqlite3.connect(self._path, timeout=patience, isolation_level=None)) as connection:
            try:
                connection.execute("begin exclusive")
            except sqlite3.OperationalError as error:
                raise TimeoutError(f"{self._path.name} was held for {patience:g} s") from error
            yield


@contextmanager
def held_or(busy: Exception, path: Path) -> Iterator[None]:
    """Hold the lock of a file; raises `busy` at once where somebody else does."""
    with ExitStack() as holding:
        try:
            holding.enter_context(Lock(path).held(wait=0))
        except TimeoutError as error:
            raise busy from error
        yield
