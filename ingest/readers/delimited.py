"""Delimited text with exact accounting: every physical line ends up in a row, in quarantine, or is empty.

Python's csv reader, not a faster one, because it alone gives the line and the raw text of each bad row: sniffing
readers rejected good rows or lost bad ones without a word (measured: 2,000 rows, six kinds of damage). Lines that
are plain are read many at a time.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Final

from ingest.readers.at_once import TOGETHER, AtOnce, rest_of
from ingest.readers.beside import Beside
from ingest.readers.encoding import ESCAPE, find_undecoded, shown
from ingest.readers.headings import headings
from ingest.readers.lines import KEPT, Lines
from ingest.readers.rows import BadRow, Block, Columns
from ingest.readers.stream import Stream

HEAD_ROWS: Final = 40
_MOST_HEAD_LINES: Final = 320
_DELIMITERS: Final = ",\t;|"
_DAMAGED: Final = re.compile("[\x00\ud800-\udfff]").search
_LONGEST_CELL: Final = 1 << 20  # characters; the longest judgment at hand has 145,483
_TOGETHER: Final = 256
"""Lines looked at in one go where some are not plain; a damaged one makes its neighbours be read one by one too."""


class Delimited:
    """A delimited text file, opened; the header is one of `head`."""

    filled = 0

    def __init__(self, stream: Stream, encoding: str) -> None:
        csv.field_size_limit(_LONGEST_CELL)
        self._stream, self.blank, self._beside = stream, 0, Beside(())
        self._text = io.TextIOWrapper(io.BufferedReader(stream), encoding, ESCAPE, newline="")
        self._lines = Lines(self._text)
        first = self._beginning()
        self._delimiter = _delimiter(first)
        self._first = [[shown(cell) for cell in row] for row in _parse(first, self._delimiter)]
        self.head = headings(self._first)

    def _beginning(self) -> list[str]:
        """The first lines; more of them where a quoted header with line breaks goes on."""
        count, first = HEAD_ROWS, self._lines.peek(HEAD_ROWS)
        while len(first) == count < _MOST_HEAD_LINES and "".join(first).count('"') % 2:
            count *= 2
            first = self._lines.peek(count)
        return first

    @property
    def share(self) -> float:
        """Part of the file read so far."""
        return self._stream.share

    @property
    def break_note(self) -> str:
        """Why the file ended early, empty if it did not."""
        return self._stream.break_note

    def sample(self, header: int, place: int) -> list[str]:
        """Cells of the first rows under one header."""
        return [row[place] for row in self._first[header + 1 :] if place < len(row)]

    def rows(
        self, header: int, wanted: Sequence[int | None], taken: Sequence[str] = ()
    ) -> Iterator[Block | Columns | BadRow]:
        """Blocks of whole rows, each bad row as it is met."""
        headers = self.head[header]
        self._beside = Beside(headers, self._first[: header + 1])
        rest = [i for i in range(len(headers)) if i not in wanted]
        names = [encode_basestring(name) for name in distinct([headers[i] for i in rest], taken)]
        picked, others = _picker(wanted, len(headers)), list(zip(names, rest, strict=True))
        at_once = AtOnce(self._delimiter, self._beside, wanted, others)
        block = Block()
        for item in self._records(header, len(headers), at_once):
            if isinstance(item, BadRow):
                yield item
                continue
            if isinstance(item, Columns):
                if block.rows:
                    yield block
                    block = Block()
                yield item
                continue
            first, rows = item
            block.lines.extend(range(first, first + len(rows)))
            block.rest.extend(_rest(rows, others))
            block.rows.extend(picked(rows))
            if block.is_full:
                yield block
                block = Block()
        if block.rows:
            yield block

    def _records(
        self, header: int, width: int, at_once: AtOnce
    ) -> Iterator[Columns | tuple[int, list[list[str]]] | BadRow]:
        """Whole records with their first line: as many as can be where nothing is wrong, else each by itself."""
        one_by_one = self._one_by_one(width)
        for _ in range(header + 1):
            next(one_by_one, None)
        self.blank = 0
        while text := self._lines.take_text(TOGETHER):
            columns = at_once.columns(text, self._lines.first, _LONGEST_CELL) if self._is_whole() else None
            if columns is None:
                yield from self._lines_of(text, width, one_by_one)
            else:
                self._lines.took(len(columns))
                yield columns

    def _is_whole(self) -> bool:
        """Nothing of the file is missing so far."""
        return not self._stream.break_note and not self._lines.cut

    def _lines_of(
        self, text: str, width: int, one_by_one: Iterator[tuple[int, list[list[str]]] | BadRow | None]
    ) -> Iterator[tuple[int, list[list[str]]] | BadRow]:
        """The lines of a text that are not all plain: those that are many at a time, the others one by one."""
        last = self._lines.next_line + self._lines.give_back_text(text)
        while (left := last - self._lines.next_line) > 0:
            lines = self._lines.peek(min(_TOGETHER, left))
            first, end = self._lines.next_line, self._lines.next_line + len(lines)
            if (rows := self._plain(lines, width)) is not None:
                self._lines.skip(len(lines))
                yield first, rows
                continue
            while self._lines.next_line < end:
                item = next(one_by_one)
                if item is not None:
                    yield item

    def _plain(self, lines: list[str], width: int) -> list[list[str]] | None:
        """The lines as rows if each is one: cut as the header, nothing undecodable in it, no quote left open."""
        if not self._is_whole() or _DAMAGED("".join(lines)):
            return None
        rows = _cut(lines, self._delimiter)
        if rows is None or set(map(len, rows)) != {width} or any(map(self._beside.kind, rows)):
            return None
        filled = all(map(str.strip, [c[0] for c in rows])) or not any(_is_blank(c, "") for c in rows)
        return rows if filled else None

    def _one_by_one(self, width: int) -> Iterator[tuple[int, list[list[str]]] | BadRow | None]:
        """Each record by itself, None for an empty line."""
        lines, reader = self._lines, csv.reader(self._lines, delimiter=self._delimiter)
        for cells in _each(lines, reader):
            if _is_blank(cells, lines.taken[0]):
                self.blank += 1
                yield None
                continue
            fault = None if self._is_plain(cells, width) else self._fault(cells, width)
            yield (lines.first, [cells]) if fault is None else fault

    def _is_plain(self, cells: list[str], width: int) -> bool:
        """Nothing to look into: one line, cut as the header, a row, nothing undecodable in it."""
        taken = self._lines.taken
        return (
            len(taken) == 1
            and len(cells) == width
            and not self._beside.kind(cells)
            and not self._stream.break_note
            and not self._lines.cut
            and _DAMAGED(taken[0]) is None
        )

    def _fault(self, cells: list[str], width: int) -> BadRow | None:
        taken = self._lines.taken
        if length := self._lines.cut.pop(self._lines.first, 0):
            self._lines.give_back()
            return self._bad("too_long", str(length))
        if len(taken) > 1 and (len(cells) != width or self._swallowed(width)):
            self._lines.give_back()
            return self._bad("quote")
        text = taken[0] if len(taken) == 1 else "".join(taken)
        if self.break_note and not text.endswith(("\n", "\r")):
            return self._bad("truncated")
        if _DAMAGED(text):
            return self._bad("bytes" if find_undecoded(text) else "nul")
        if not cells and len(text) > _LONGEST_CELL:
            return self._bad("too_long", str(len(text)))
        if code := self._beside.kind(cells):
            return self._bad(code)
        if len(cells) != width:
            return self._bad("cell_count", f"{len(cells)}/{width}")
        return None

    def _swallowed(self, width: int) -> bool:
        """Whether a line inside a quoted cell is a whole row by itself: then the quote was a stray one. The last
        line may look whole where the first cell has the line break, unless the first line does too."""
        first, *inside, last = [self._looks_whole(line, width) for line in self._lines.taken]
        return any(inside) or (first and last)

    def _looks_whole(self, line: str, width: int) -> bool:
        plain = line.count(self._delimiter) + 1 == width
        return plain or [len(row) for row in _parse([line], self._delimiter)] == [width]

    def _bad(self, code: str, detail: str = "") -> BadRow:
        raw = "".join(self._lines.taken).rstrip("\r\n")
        kept = raw[:KEPT] if code == "too_long" else raw
        return BadRow(self._lines.first, code, shown(kept), "", detail)

    def close(self) -> None:
        """Let go of the file."""
        self._text.close()


def _picker(
    wanted: Sequence[int | None], width: int
) -> Callable[[list[list[str]]], Iterable[Sequence[str | None]]]:
    """Takes the wanted cells out of rows, None for a place the file has not."""
    if list(wanted) == list(range(width)):
        return lambda rows: rows
    if None in wanted or len(wanted) < 2:
        return lambda rows: [[None if i is None else c[i] for i in wanted] for c in rows]
    cells: Callable[[list[str]], tuple[str, ...]] = itemgetter(*wanted)
    return lambda rows: map(cells, rows)


def _rest(rows: list[list[str]], named: Sequence[tuple[str, int]]) -> Iterable[str | None]:
    """Of each row the cells under no header asked for, as JSON."""
    if not named:
        return [None] * len(rows)
    return rest_of([(name, [cells[i] for cells in rows]) for name, i in named])


def _cut(lines: list[str], delimiter: str) -> list[list[str]] | None:
    """Lines as rows if each is one. Those without a quote, which are most, need no look at each character."""
    if max(map(len, lines)) > _LONGEST_CELL:
        return None
    rows = [line.rstrip("\r\n").split(delimiter) for line in lines]
    quoted = [n for n, line in enumerate(lines) if '"' in line]
    # A quote that the last line left open would take the word after it into its cell.
    parsed = _parse([*(lines[n] for n in quoted), "end"], delimiter) if quoted else [["end"]]
    if len(parsed) != len(quoted) + 1 or parsed.pop() != ["end"]:
        return None
    for n, row in zip(quoted, parsed, strict=True):
        rows[n] = row
    return rows


def _is_blank(cells: list[str], line: str) -> bool:
    """Whether nothing stands in a row: an empty line, or delimiters alone."""
    if cells:
        return not cells[0].strip() and not "".join(cells).strip()
    return not line.strip()


def distinct(headers: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """Headers that occur twice (证照/证件号码 of pledger and pledgee) get a number, so no cell hides another."""
    seen = Counter(taken)
    named = []
    for header in headers:
        seen[header] += 1
        named.append(header if seen[header] == 1 else f"{header}#{seen[header]}")
    return named


def _each(lines: Lines, reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """Records as the csv reader makes them; an empty one where it fails."""
    while True:
        lines.begin()
        try:
            yield next(reader)
        except csv.Error:
            yield []
        except StopIteration:
            return


def _parse(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []


def _delimiter(lines: list[str]) -> str:
    """The one that cuts the most of the first lines into equally many cells, more than one."""

    def fit(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _parse(lines, delimiter) if len(row) > 1)
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return rows, width

    return max(_DELIMITERS, key=fit)
