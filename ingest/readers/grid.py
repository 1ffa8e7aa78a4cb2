"""A table that comes as cells, not as text: a sheet, a table of a page or of a letter. What people add around the rows
(titles, headers over two lines, totals below) is told apart from the rows, and each is accounted for."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from ingest.readers.beside import Beside
from ingest.readers.delimited import HEAD_ROWS, distinct
from ingest.readers.headings import Span, headings
from ingest.readers.rows import BadRow, Block
from ingest.readers.stretched import Stretched

_UNPRINTABLE: Final = re.compile("[\x00\ud800-\udfff]")


class Grid:
    """Rows of cells; `first` is the number of the first one where the file was looked at."""

    def __init__(
        self, rows: Iterable[Sequence[str]], *, first: int = 1, merged: Sequence[Span] = (), note: str = ""
    ) -> None:
        waiting = iter(rows)
        self._first = [list(row) for row in islice(waiting, HEAD_ROWS)]
        self._rows: Iterator[Sequence[str]] = chain(self._first, waiting)
        self._line = first
        self._merged = merged
        self.head = headings(self._first, merged)
        self.break_note, self.blank, self.filled = note, 0, 0

    @property
    def share(self) -> float:
        """Part of the file read so far; a sheet is opened whole."""
        return 1.0

    def sample(self, header: int, place: int) -> list[str]:
        """Cells of the first rows under one header."""
        return [row[place] for row in self._first[header + 1 :] if place < len(row)]

    def rows(
        self, header: int, wanted: Sequence[int | None], taken: Sequence[str] = ()
    ) -> Iterator[Block | BadRow]:
        """Blocks of whole rows; sums and notes are named, empty rows are none."""
        named = self._rest(header, wanted, taken)
        above = self._first[: header + 1]
        beside, block = Beside(above[-1] if above else (), above[:-1]), Block()
        stretched = Stretched(self._merged, self.head[header])
        for place, written in enumerate(self._rows):
            if place <= header:
                continue
            line, row = self._line + place, stretched.row(place, written)
            cells = [_UNPRINTABLE.sub("\ufffd", cell) if _UNPRINTABLE.search(cell) else cell for cell in row]
            if not any(map(str.strip, cells)):
                self.blank += 1
                continue
            if code := beside.kind(cells):
                yield BadRow(line, code, "\t".join(cells))
                continue
            block.lines.append(line)
            block.rows.append([None if i is None or i >= len(cells) else cells[i] for i in wanted])
            rest = {named[i]: cell for i, cell in enumerate(cells) if i in named and cell.strip()}
            rest |= {
                f"第 {i + 1} 列": cells[i] for i in range(len(self.head[header]), len(cells)) if cells[i]
            }
            block.rest.append(json.dumps(rest, ensure_ascii=False) if rest else None)
            if block.is_full:
                yield block
                block = Block()
        self.filled = stretched.filled
        if block.rows:
            yield block

    def _rest(self, header: int, wanted: Sequence[int | None], taken: Sequence[str]) -> dict[int, str]:
        """Names of the columns that were not asked for."""
        heads = self.head[header]
        rest = [i for i in range(len(heads)) if i not in wanted]
        names = distinct([heads[i].strip() or f"第 {i + 1} 列" for i in rest], taken)
        return dict(zip(rest, names, strict=True))

    def close(self) -> None:
        """Nothing is held open."""
