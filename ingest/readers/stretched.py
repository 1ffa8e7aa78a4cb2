"""Cells that stretch down over several rows of a table: a company's name merged over the rows of its shareholders.
Each of the rows says what stands in the first. A sum does not: 100万元 merged over three rows is paid once, and whose
part is how much nobody said."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from ingest.readers.headings import Span

_SUM: Final = re.compile(
    r"额|价|[款费]$|[（(/]?(?:元|分|股|%|％)[)）]?$|数量|股数|比例|重量|合计|小计"
).search


class Stretched:
    """The merged cells of a table whose headers are known; rows are numbered from 0, and asked in their order."""

    def __init__(self, merged: Iterable[Span], headers: Sequence[str]) -> None:
        self._begin = defaultdict[int, list[tuple[int, int]]](list)
        """By the row in which they begin: their columns and last rows."""
        self._open = dict[int, tuple[int, str]]()
        """By column: the last row of the cell that stretches down it now, and what it says."""
        self.filled = 0
        """Cells that were given what stands above them."""
        for (top, left), (bottom, _) in merged:
            if top < bottom and left < len(headers) and not _SUM(headers[left].strip()):
                self._begin[top].append((left, bottom))

    def row(self, number: int, cells: Sequence[str]) -> Sequence[str]:
        """The row with what is said above it; an empty one stays empty, for it is none."""
        self._open = {left: held for left, held in self._open.items() if held[0] >= number}
        if self._open and any(map(str.strip, cells)):
            cells = [self._filled(place, cell) for place, cell in enumerate(cells)]
        for left, bottom in self._begin.get(number, ()):
            self._open[left] = bottom, cells[left] if left < len(cells) else ""
        return cells

    def _filled(self, place: int, cell: str) -> str:
        _, said = self._open.get(place, (0, ""))
        if cell.strip() or not said.strip():
            return cell
        self.filled += 1
        return said
