"""Group commit: entries that arrive while one is being written share the next transaction and its two syncs.

Whoever finds nobody writing writes for all who wait, themselves included; the others sleep until theirs is on disk.
A batch is written whole or not at all, and each of its writers learns which.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from casework.audit.model import Act, Entry

LARGEST: Final = 256
"""Entries of one transaction: what waits during one is far less on any office's machine."""


@dataclass(slots=True)
class _Waiting:
    act: Act
    done: threading.Event = field(default_factory=threading.Event)
    entry: Entry | None = None
    failure: BaseException | None = None


class Appender:
    """Gathers acts of many threads into batches; `write` puts a batch on disk, in order."""

    def __init__(self, write: Callable[[Sequence[Act]], Sequence[Entry]]) -> None:
        self._write = write
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._waiting: list[_Waiting] = []

    def append(self, act: Act) -> Entry:
        """The entry, on disk; raises what writing its batch raised."""
        mine = _Waiting(act)
        with self._guard:
            self._waiting.append(mine)
        with self._turn:  # whoever held it before may have written mine too
            while not mine.done.is_set():
                self._write_batch()
        if mine.failure is not None:
            raise mine.failure
        assert mine.entry is not None
        return mine.entry

    def _write_batch(self) -> None:
        with self._guard:
            batch, self._waiting = self._waiting[:LARGEST], self._waiting[LARGEST:]
        try:
            entries = self._write([each.act for each in batch])
        except BaseException as failure:
            for each in batch:
                each.failure = failure
            if not isinstance(failure, Exception):  # an interrupt is the leader's own; the others are told
                raise
        else:
            for each, entry in zip(batch, entries, strict=True):
                each.entry = entry
        finally:
            for each in batch:
                each.done.set()
