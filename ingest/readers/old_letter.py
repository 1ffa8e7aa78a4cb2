"""Text of a binary .doc (Word 97-2003). Its characters lie in pieces over the file; the piece table in the table stream
says in which order ([MS-DOC] 2.4.1, 2.8.35), and the runs of characters which were struck out. Not read: Word 95 and
older, pictures, which cell of a row is empty."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from struct import error as StructError  # noqa: N812 -- an exception under a name that says so
from struct import iter_unpack, unpack_from
from typing import BinaryIO, Final

import olefile

from ingest.errors import UnreadableFileError

_DAMAGED: Final = "Word 文件已损坏"
_WORD, _WORD_97 = 0xA5EC, 0x00C1
_OTHER_TABLE, _COMPRESSED, _COMPLEX = 0x0200, 0x40000000, 1
_STRUCK_OUT, _HIDDEN = 0x0800, 0x083C
_OPERAND: Final = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes after a property's number, by its three highest bits; 0: the next byte says ([MS-DOC] 2.2.5.1 Sprm)."""
_MOST: Final = 64 << 20
_PAGE: Final = 512
_HEADERS: Final = (0, 1, 4)
"""Of six stories a section: even and odd header, even and odd footer, first page's header and footer."""
_FIELD: Final = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_SIGNS: Final = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x07": "\t"})
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f]")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters from `begin` to `end` of the document, at `place` of the stream, of `width` bytes each."""

    begin: int
    end: int
    place: int
    width: int
    struck: bool


def is_old_letter(file: Path | BinaryIO) -> bool:
    """Whether a container holds a letter, whatever it is called."""
    try:
        with olefile.OleFileIO(file) as ole:
            return bool(ole.exists("WordDocument"))
    except Exception:  # noqa: BLE001 -- the library raises whatever a damaged container makes of it
        return False
    finally:
        if not isinstance(file, Path):
            file.seek(0)


def old_letter_text(file: Path | BinaryIO) -> str:
    """Headers, text with its tables, notes and boxes, then footers; raises UnreadableFileError."""
    try:
        return _OldLetter(file).text()
    except UnreadableFileError:
        raise
    except (StructError, IndexError, ValueError, OSError) as error:
        raise UnreadableFileError(_DAMAGED) from error
    except Exception as error:  # what olefile makes of a damaged container
        raise UnreadableFileError(f"{_DAMAGED}（{type(error).__name__}）") from error


class _OldLetter:
    def __init__(self, file: Path | BinaryIO) -> None:
        with olefile.OleFileIO(file) as ole:
            self._main: bytes = ole.openstream("WordDocument").read()
            ident, version = unpack_from("<HH", self._main)
            if ident != _WORD or version < _WORD_97:
                raise UnreadableFileError("Word 95 及更早的文件无法读取，请另存为 .docx 后导入")
            which = unpack_from("<H", self._main, 0x0A)[0] & _OTHER_TABLE
            self._table: bytes = ole.openstream("1Table" if which else "0Table").read()
        self._struck = self._struck_out()
        self._begins = [begin for begin, _ in self._struck]
        self._pieces = list(self._piece_table())

    def text(self) -> str:
        main, notes, heads, _, remarks, ends, boxes, head_boxes = unpack_from("<8I", self._main, 0x4C)
        heads_at = main + notes
        after = heads_at + heads + remarks
        stories = self._header_stories(heads_at)
        headers = [t for kind, t in stories if kind in _HEADERS]
        footers = [t for kind, t in stories if kind not in _HEADERS]
        # Remarks in the margin are no part of what the document says.
        body = [
            self._plain(0, main),
            self._plain(main, heads_at),
            self._plain(after, after + ends + boxes + head_boxes),
        ]
        parts = [*dict.fromkeys(headers), *body, *dict.fromkeys(footers)]
        return "\n".join(line.rstrip() for part in parts for line in part.split("\n") if line.strip())

    def _header_stories(self, begin: int) -> list[tuple[int, str]]:
        """Kind and text; the first six are rules between text and notes."""
        bounds = [begin + place for (place,) in self._numbers(0xF2, "<I")]
        stories = list(enumerate(pairwise(bounds)))[6:]
        told = [(n % 6, self._plain(first, last)) for n, (first, last) in stories if first < last]
        return [(kind, text) for kind, text in told if any(c.isalpha() for c in text)]

    def _numbers(self, at: int, form: str) -> list[tuple[int, ...]]:
        """Of a table that the header places."""
        place, size = unpack_from("<II", self._main, at)
        return list(iter_unpack(form, self._table[place : place + size]))

    def _piece_table(self) -> Iterator[_Piece]:
        place, size = unpack_from("<II", self._main, 0x1A2)
        clx, at, properties = self._table[place : place + size], 0, []
        while clx[at] == 1:
            length = unpack_from("<H", clx, at + 1)[0]
            properties.append(clx[at + 3 : at + 3 + length])
            at += 3 + length
        if clx[at] != 2:
            raise UnreadableFileError(_DAMAGED)
        count = (unpack_from("<I", clx, at + 1)[0] - 4) // 12
        bounds = unpack_from(f"<{count + 1}I", clx, at + 5)
        for n, (begin, end) in enumerate(pairwise(bounds)):
            where, property_ = unpack_from("<2xIH", clx, at + 5 + 4 * (count + 1) + 8 * n)
            packed = where & _COMPRESSED
            where &= ~_COMPRESSED & 0x7FFFFFFF
            struck = bool(property_ & _COMPLEX) and _is_struck(properties[property_ >> 1])
            if not begin <= end <= _MOST:
                raise UnreadableFileError(_DAMAGED)
            yield _Piece(begin, end, where // 2 if packed else where, 1 if packed else 2, struck)

    def _plain(self, begin: int, end: int) -> str:
        """Characters of the document as lines."""
        raw = (
            "".join(self._characters(begin, end))
            .encode("utf-16-le", "surrogatepass")
            .decode("utf-16-le", "replace")
        )
        count = 1
        while count:  # fields lie in fields
            raw, count = _FIELD.subn(lambda field: field[1] or "", raw)
        return _CONTROL.sub("", raw.replace("\x07\x07", "\n").translate(_SIGNS))

    def _characters(self, begin: int, end: int) -> Iterator[str]:
        for piece in self._pieces:
            first, last = max(begin, piece.begin), min(end, piece.end)
            if first >= last or piece.struck:
                continue
            place = piece.place + (first - piece.begin) * piece.width
            until = piece.place + (last - piece.begin) * piece.width
            if until > len(self._main):
                raise UnreadableFileError(_DAMAGED)
            for kept, kept_until in self._kept(place, until):
                raw = self._main[kept:kept_until]
                yield raw.decode("utf-16-le", "surrogatepass") if piece.width == 2 else _ansi(raw)

    def _kept(self, place: int, until: int) -> Iterator[Range]:
        """What of a stretch of the stream was not struck out."""
        for begin, end in self._struck[max(bisect_right(self._begins, place) - 1, 0) :]:
            if begin >= until:
                break
            if end > place:
                if begin > place:
                    yield place, begin
                place = max(place, end)
        if place < until:
            yield place, until

    def _struck_out(self) -> list[Range]:
        """Stretches of the stream that are marked as deleted or hidden, in order ([MS-DOC] 2.9.33 ChpxFkp)."""
        place, size = unpack_from("<II", self._main, 0xFA)
        pages = (size - 4) // 8
        numbers = unpack_from(f"<{max(pages, 0)}I", self._table, place + 4 * (pages + 1)) if pages > 0 else ()
        return sorted(run for number in numbers for run in self._struck_on((number & 0x3FFFFF) * _PAGE))

    def _struck_on(self, at: int) -> Iterator[Range]:
        page = self._main[at : at + _PAGE]
        runs = page[_PAGE - 1]
        bounds = unpack_from(f"<{runs + 1}I", page)
        for n, run in enumerate(pairwise(bounds)):
            offset = page[4 * (runs + 1) + n] * 2
            if offset and _is_struck(page[offset + 1 : offset + 1 + page[offset]]):
                yield run


def _is_struck(properties: bytes) -> bool:
    """Whether properties of characters say that they were deleted or are hidden."""
    at, struck = 0, False
    while at + 2 < len(properties):
        number = unpack_from("<H", properties, at)[0]
        length = _OPERAND[number >> 13] or 1 + properties[at + 2]
        if number in (_STRUCK_OUT, _HIDDEN):
            struck = struck or bool(properties[at + 2] & 1)
        at += 2 + length
    return struck


def _ansi(raw: bytes) -> str:
    """Characters of one byte; those that cp1252 lacks are what they are in Latin-1."""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
