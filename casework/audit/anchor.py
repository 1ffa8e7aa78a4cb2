"""The log's head, kept in a file outside the database, so that cutting off the log's end is seen.

It is written after the entry it names is on disk, so a power cut can leave it behind the log, never ahead.
Ahead, or naming another hash, means that somebody changed the log. That is why it is not synced line by line
(half the time a line took): one sector, overwritten where it stands, is the old head or the new one.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from casework.audit.model import Head
from casework.kernel.lock import Lock

SIZE: Final = 128
"""Bytes of the file, always: less than any disk's sector."""


class Anchor:
    """One small file, that somebody may read while it is written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock(path.with_name(path.name + ".lock"))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep others, threads and processes, from writing."""
        with self._lock.held():
            yield

    def read(self) -> Head | None:
        """The head as last anchored; None where there is no file. Raises ValueError on an unreadable one."""
        try:
            text = self._text()
        except FileNotFoundError:
            return None
        try:
            found = json.loads(text)
            return Head(int(found["seq"]), str(found["hash"]))
        except (ValueError, KeyError, TypeError) as bad:
            raise ValueError(f"{self.path.name} is not an anchor: restore it from the newest backup") from bad

    def write(self, head: Head) -> None:
        """Put another head in the file."""
        text = json.dumps({"seq": head.seq, "hash": head.hash}).ljust(SIZE).encode("ascii")
        if not self._overwritten(text):
            self._replace(text)

    def _text(self) -> str:
        """Read until two readings agree: the first may have met a writer at work."""
        text, again = "", self.path.read_text("ascii")
        while text != again:
            text, again = again, self.path.read_text("ascii")
        return text

    def _overwritten(self, text: bytes) -> bool:
        """Where it stands, if it stands there in full."""
        try:
            handle = os.open(self.path, os.O_WRONLY)
        except FileNotFoundError:
            return False
        try:
            return os.fstat(handle).st_size == SIZE and os.write(handle, text) == SIZE
        finally:
            os.close(handle)

    def _replace(self, text: bytes) -> None:
        beside = self.path.with_name(self.path.name + ".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
