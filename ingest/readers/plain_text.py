"""A text as a table of one row: the whole of it, which a document mapping reads."""

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.errors import UnreadableFileError
from ingest.readers.encoding import ESCAPE, find_undecoded, shown
from ingest.readers.rows import BadRow, Block
from ingest.readers.stream import Stream

TEXT: Final = "text"
_HALF: Final = re.compile("[\ud800-\udfff]").search
_LARGEST: Final = 64 << 20
"""Bytes of one text; the longest judgment at hand has half a megabyte, a packed file may promise gigabytes."""


class Text:
    """A text that was taken out of a file; `unread` names pages that have none."""

    filled = 0

    def __init__(self, text: str, *, note: str = "", unread: Sequence[int] = ()) -> None:
        self.text, self.break_note, self._unread = text, note, unread
        self.head, self.blank = [[TEXT]], 0

    @property
    def share(self) -> float:
        """Part of the file read so far."""
        return 1.0

    def sample(self, _header: int, _place: int) -> list[str]:
        """The text."""
        return [self.text]

    def rows(
        self, _header: int, wanted: Sequence[int | None], _taken: Sequence[str] = ()
    ) -> Iterator[Block | BadRow]:
        """The one row."""
        if self._unread:
            yield BadRow(self._unread[0], "scanned", "", "", "、".join(map(str, self._unread[:20])))
        fault = self._fault()
        if fault:
            yield BadRow(1, fault, shown(self.text))
        elif self.text.strip() or not self._unread:
            yield Block([[None if i is None else self.text for i in wanted]], [1], [None])

    def _fault(self) -> str:
        if self.break_note:
            return "truncated"
        if "\x00" in self.text:
            return "nul"
        if find_undecoded(self.text):
            return "bytes"
        return "surrogate" if _HALF(self.text) else ""

    def close(self) -> None:
        """Nothing is held open."""


class PlainText(Text):
    """An opened text file."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        with io.BufferedReader(stream) as whole:
            raw = whole.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            raise UnreadableFileError(f"文本超过 {_LARGEST >> 20} MB，不像一份文书")
        super().__init__(codecs.decode(raw, encoding, ESCAPE), note=stream.break_note)
