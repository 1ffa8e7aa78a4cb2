"""Many lines of a delimited text into columns at once, where nothing about them needs a second look: five times as
fast as a list of cells a line. Whatever is not plainly one row a line is left to the reader that looks at each."""

from collections.abc import Sequence
from json.encoder import encode_basestring
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from ingest.readers.beside import Beside
from ingest.readers.rows import Columns, texts, whole_numbers

TOGETHER: Final = 1 << 18
"""Characters read in one go; one damaged line makes all of them be read one by one."""
_USUAL: Final = bytes([*b"\t\n\r", *range(0x20, 0x100)])
_ESCAPED: Final = r'["\\\x00-\x1f]'
_MARK: Final = "\ufeff"
_QUOTE, _LINE, _RETURN = b'"\n\r'
_Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]
Named = Sequence[tuple[str, int]]
"""Headers as JSON with the places of their cells."""


class AtOnce:
    """Cuts texts of one file: its delimiter, what stands beside its rows and how wide they are, the places wanted (None
    for one that the file has not), and the others with their names."""

    def __init__(self, delimiter: str, beside: Beside, wanted: Sequence[int | None], others: Named) -> None:
        self._delimiter, self._beside, self._wanted, self._others = delimiter, beside, wanted, others
        self._names = [f"c{place}" for place in range(beside.width)]

    def columns(self, text: str, first: int, longest: int) -> Columns | None:
        """The rows of whole lines, the first of which has number `first`; None where it is not plain that each line is
        one row of cells shorter than `longest` bytes."""
        if len(self._names) == 1 or text.startswith(_MARK) or not text.endswith("\n"):
            return None
        try:
            data = text.encode()
        except UnicodeEncodeError:  # bytes that did not decode
            return None
        lines = self._lines(data, longest)
        batch = self._batch(data) if lines else None
        if batch is None or batch.num_rows != lines or _has_blank(batch):
            return None
        if self._beside.stands_among(batch.columns):
            return None
        rest = [(name, batch.column(place)) for name, place in self._others]
        return Columns(
            [pa.nulls(lines, pa.string()) if i is None else batch.column(i) for i in self._wanted],
            whole_numbers(np.arange(first, first + lines)),
            _rest(rest) if rest else pa.nulls(lines, pa.string()),
        )

    def _lines(self, data: bytes, longest: int) -> int:
        """How many lines, 0 where one of them may be something else than a row."""
        if data.translate(None, _USUAL):
            return 0
        marks = np.frombuffer(data, np.uint8)
        ends = np.flatnonzero(marks == _LINE)
        if np.count_nonzero(marks == _RETURN) != np.count_nonzero(marks[ends - 1] == _RETURN):
            return 0  # a line of Mac OS, or a cell with a return in it
        plain = np.diff(ends, prepend=-1).max() <= longest
        return len(ends) if plain and (b'"' not in data or self._is_simply_quoted(marks, ends)) else 0

    def _is_simply_quoted(self, marks: _Bytes, ends: np.ndarray[tuple[int], np.dtype[np.int64]]) -> bool:
        """Whether quotes stand around whole cells of one line and nowhere else: each odd one begins a cell, the next
        ends it. Then every reader reads the same."""
        quotes = np.flatnonzero(marks == _QUOTE)
        if len(quotes) % 2:
            return False
        opening, closing = quotes[::2], quotes[1::2]
        before, behind = marks[opening - 1], marks[closing + 1]  # at the very beginning: the last line's end
        cut = ord(self._delimiter)
        return bool(
            ((before == cut) | (before == _LINE)).all()
            and ((behind == cut) | (behind == _LINE) | (behind == _RETURN)).all()
            and (np.searchsorted(ends, opening) == np.searchsorted(ends, closing)).all()
        )

    def _batch(self, data: bytes) -> pa.RecordBatch | None:
        """None where a line has another number of cells."""
        quote: Any = '"' if b'"' in data else False
        source: Any = pa.BufferReader(data)
        try:
            with csv.open_csv(
                source,
                csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=self._names),
                csv.ParseOptions(delimiter=self._delimiter, quote_char=quote, ignore_empty_lines=False),
                csv.ConvertOptions(
                    check_utf8=False,
                    strings_can_be_null=False,
                    column_types=dict.fromkeys(self._names, pa.string()),
                ),
            ) as reader:
                return reader.read_next_batch()
        except pa.ArrowInvalid:
            return None


def rest_of(columns: Sequence[tuple[str, Sequence[Any]]]) -> list[str]:
    """Of each row the cells under no header asked for, as JSON; the names are JSON already."""
    pairs = [[f"{name}: {encode_basestring(cell)}" for cell in cells] for name, cells in columns]
    return ["{" + ", ".join(row) + "}" for row in zip(*pairs, strict=True)]


def _rest(columns: Sequence[tuple[str, Any]]) -> Any:
    """The same of Arrow's columns: joined as they are, unless a cell holds what JSON writes otherwise."""
    if any(pc.any(pc.match_substring_regex(cells, _ESCAPED)).as_py() for _, cells in columns):
        return texts(rest_of([(name, cells.to_pylist()) for name, cells in columns]))
    names = ["{" + columns[0][0], *(f'", {name}' for name, _ in columns[1:])]
    *before, end, joint = texts([*(f'{name}: "' for name in names), '"}', ""])
    parts = [part for each, (_, cells) in zip(before, columns, strict=True) for part in (each, cells)]
    return pc.binary_join_element_wise(*parts, end, joint)


def _has_blank(batch: pa.RecordBatch) -> bool:
    """Whether nothing stands in one of the rows."""
    column: Any
    total: Any = None
    for column in batch.columns:
        length = pc.binary_length(pc.utf8_trim_whitespace(column))
        total = length if total is None else pc.add(total, length)
        if pc.min(total).as_py():
            return False
    return True
