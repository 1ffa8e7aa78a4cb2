"""A plain text file as a table of one row: its whole text, which a document mapping reads."""

import codecs
import io
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.errors import UnreadableFileError
from ingest.readers.encoding import ESCAPE, find_undecoded, shown
from ingest.readers.rows import BadRow, Block
from ingest.readers.stream import Stream

TEXT: Final = "text"
_LARGEST: Final = 64 << 20
"""Bytes of one text; the longest judgment at hand has half a megabyte, a packed file may promise gigabytes."""


class PlainText:
    """An opened text file."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._stream = stream
        with io.BufferedReader(stream) as whole:
            raw = whole.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            raise UnreadableFileError(f"文本超过 {_LARGEST >> 20} MB，不像一份文书")
        self.text = codecs.decode(raw, encoding, ESCAPE)
        self.head = [[TEXT]]

    @property
    def share(self) -> float:
        """Part of the file read so far."""
        return 1.0

    @property
    def break_note(self) -> str:
        """Why the file ended early, empty if it did not."""
        return self._stream.break_note

    def sample(self, _header: int, _place: int) -> list[str]:
        """The text."""
        return [self.text]

    def rows(
        self, _header: int, wanted: Sequence[int | None], _taken: Sequence[str] = ()
    ) -> Iterator[Block | BadRow]:
        """The one row."""
        fault = self._fault()
        if fault:
            yield BadRow(1, fault, shown(self.text))
            return
        yield Block([[None if i is None else self.text for i in wanted]], [1], [None])

    def _fault(self) -> str:
        if self.break_note:
            return "truncated"
        if "\x00" in self.text:
            return "nul"
        return "bytes" if find_undecoded(self.text) else ""

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()
