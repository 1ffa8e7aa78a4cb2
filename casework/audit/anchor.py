"""The log's head, kept in a file outside the database, so that cutting off the log's end is seen.

It is written after the entry it names is on disk, so a power cut can leave it behind the log, never ahead.
Ahead, or naming another hash, means that somebody changed the log.
"""

import json
import os
from pathlib import Path

from casework.audit.model import Head


class Anchor:
    """One small file, replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Head | None:
        """The head as last anchored; None where there is no file. Raises ValueError on an unreadable one."""
        try:
            text = self.path.read_text("ascii")
        except FileNotFoundError:
            return None
        try:
            found = json.loads(text)
            return Head(int(found["seq"]), str(found["hash"]))
        except (ValueError, KeyError, TypeError) as bad:
            raise ValueError(f"{self.path.name} is not an anchor: restore it from the newest backup") from bad

    def write(self, head: Head) -> None:
        """Replace the file; whoever reads it sees the old head or the new one."""
        beside = self.path.with_name(self.path.name + ".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump({"seq": head.seq, "hash": head.hash}, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
