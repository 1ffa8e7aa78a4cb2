"""Connections to one build's file: one a thread, opened in the process that uses it.

A connection carried through a fork would share file locks and memory with its parent, so a child opens its own.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import apsw

from graph.errors import OtherFormatError, StoreError, UnfinishedBuildError
from graph.store.sqlite.schema import FORMAT

BUSY_MS: Final = 10_000
PRAGMAS: Final = "pragma cache_size = -32768; pragma synchronous = normal; pragma mmap_size = 2147418112"
"""Mapped, because a look-up touches some ten pages, and a system call for each was a third of its time."""


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """Whose connection it is."""

    process: int
    thread: threading.Thread
    connection: apsw.Connection


class Connections:
    """Hands each thread its connection and closes them all at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._opened: list[_Opened] = []
        self._guard = threading.Lock()
        self._closed = False
        self._check(self._mine())

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """One snapshot for all reads inside: an increment becomes visible between two answers, never within."""
        connection = self._mine()
        if connection.in_transaction:
            yield connection
            return
        connection.execute("begin")
        try:
            yield connection
        finally:
            connection.execute("commit")

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One transaction, all or nothing; waits for another writer."""
        connection = self._mine()
        connection.execute("begin immediate")
        try:
            yield connection
        except BaseException:
            connection.execute("rollback")
            raise
        connection.execute("commit")

    def close(self) -> None:
        """Close every connection this process opened; those a parent opened are the parent's."""
        self._closed = True
        self._close_opened(all_of_them=True)

    def _close_opened(self, *, all_of_them: bool) -> None:
        """Those of threads that have ended, or all."""
        with self._guard:
            here = (each for each in self._opened if each.process == os.getpid())
            mine = [each for each in here if all_of_them or not each.thread.is_alive()]
            self._opened = [each for each in self._opened if each not in mine]
        for each in mine:
            each.connection.close()

    def _mine(self) -> apsw.Connection:
        if self._closed:
            raise StoreError(f"{self.path.name} was closed: open the store again")
        known: _Opened | None = getattr(self._local, "opened", None)
        if known is None or known.process != os.getpid():
            # A server with a thread a request would else keep a connection a request.
            self._close_opened(all_of_them=False)
            known = _Opened(os.getpid(), threading.current_thread(), self._open())
            self._local.opened = known
            with self._guard:
                self._opened.append(known)
        return known.connection

    def _open(self) -> apsw.Connection:
        if not self.path.is_file():
            raise StoreError(f"没有图谱文件 {self.path.name}。请先运行 fuyuan build。")
        try:
            connection = apsw.Connection(*self._address())
            connection.set_busy_timeout(BUSY_MS)
            connection.execute(PRAGMAS)
        except apsw.Error as error:
            raise self._unfinished(str(error)) from error
        return connection

    def _unfinished(self, why: str) -> UnfinishedBuildError:
        return UnfinishedBuildError(self.path.name, why)

    def _address(self) -> tuple[str, int]:
        """Where nothing can be written (a disc, a read-only share) nothing can change: read it as immutable."""
        if os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK):
            return str(self.path), apsw.SQLITE_OPEN_READWRITE
        uri = f"{self.path.absolute().as_uri()}?immutable=1"
        return uri, apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI

    def _check(self, connection: apsw.Connection) -> None:
        try:
            rows: Any = connection.execute("select key, value from meta").fetchall()
        except apsw.Error as error:
            raise self._unfinished(str(error)) from error
        facts: dict[str, str] = dict(rows)
        if facts.get("complete") != "1":
            raise self._unfinished("建图未结束")
        if facts.get("format") != FORMAT:
            raise OtherFormatError(self.path.name, found=facts.get("format"), wanted=FORMAT)
