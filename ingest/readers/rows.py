"""What every reader of tables hands on: blocks of whole rows, and single rows that cannot be one."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import numpy as np
import pyarrow as pa

BLOCK_ROWS: Final = 8192
"""Small enough that Python objects of a block stay under 50 MB, large enough that its cost per row vanishes."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read: physical line from 1, `column` where one is to blame, the raw text."""

    line: int
    code: str
    raw: str
    column: str = ""
    detail: str = ""


@dataclass(slots=True)
class Block:
    """Whole rows: `rows[n][i]` is the cell of header i, None where the source has no such cell; `lines[n]` its
    physical line; `rest[n]` JSON of cells under no header asked for."""

    rows: list[Sequence[str | None]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    rest: list[str | None] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Time to hand it on."""
        return len(self.rows) >= BLOCK_ROWS

    def __len__(self) -> int:
        return len(self.rows)

    def block(self) -> "Block":
        """Itself."""
        return self

    def columns(self) -> "Columns":
        """The same as Arrow has it."""
        cells = [texts(column) for column in zip(*self.rows, strict=True)]
        return Columns(cells, whole_numbers(np.array(self.lines, np.int64)), texts(self.rest))


@dataclass(frozen=True, slots=True)
class Columns:
    """A block as Arrow columns: read many lines at a time, without an object a cell."""

    cells: "list[pa.Array[Any]]"
    lines: "pa.Array[Any]"
    rest: "pa.Array[Any]"

    def __len__(self) -> int:
        return len(self.lines)

    def columns(self) -> "Columns":
        """Itself."""
        return self

    def block(self) -> Block:
        """The same as rows, for those who look at each."""
        cells = zip(*(column.to_pylist() for column in self.cells), strict=True)
        lines: list[Any] = self.lines.to_pylist()
        return Block(list(cells), lines, self.rest.to_pylist())


def whole_numbers(numbers: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> "pa.Array[Any]":
    """The same as Arrow has them. `pa.array` would import pandas, for .25 s."""
    return pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(numbers.data)])


def texts(cells: Sequence[str | None]) -> "pa.Array[Any]":
    """The same as Arrow has them, likewise."""
    encoded = [b"" if cell is None else cell.encode() for cell in cells]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int32)
    known = None
    if None in cells:
        known = _bits([cell is not None for cell in cells])
    buffers = [known, pa.py_buffer(ends.data), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.string(), len(cells), buffers)


def truths(flags: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> "pa.Array[Any]":
    """The same as Arrow has them, likewise."""
    return pa.Array.from_buffers(pa.bool_(), len(flags), [None, _bits(flags)])


def _bits(flags: "Sequence[bool] | np.ndarray[tuple[int], np.dtype[np.bool_]]") -> "pa.Buffer":
    return pa.py_buffer(np.packbits(flags, bitorder="little").data)


@contextmanager
def without_collector() -> Iterator[None]:
    """While rows are read: lists of cells hold no cycles, but the collector would look through them again and again,
    for .7 s of 200,160 register rows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Table(Protocol):
    """An opened table. `head` holds the first rows, among which the header is searched."""

    @property
    def head(self) -> Sequence[Sequence[str]]:
        """The first rows as they stand."""

    @property
    def share(self) -> float:
        """Part of the file read so far."""

    @property
    def break_note(self) -> str:
        """Why the file ended early, empty if it did not."""

    @property
    def blank(self) -> int:
        """Rows passed over so far because nothing stands in them."""

    @property
    def filled(self) -> int:
        """Cells given what stands in the first row of their merged cell."""

    def sample(self, header: int, place: int, /) -> list[str]:
        """Cells of the first rows under one header, for telling what the file holds."""

    def rows(
        self, header: int, wanted: Sequence[int | None], taken: Sequence[str] = (), /
    ) -> Iterator[Block | Columns | BadRow]:
        """Rows after the header: cells at the wanted places, None for a place the file has not; the rest under
        their headers, numbered where a header is `taken`."""

    def close(self) -> None:
        """Let go of the file."""
