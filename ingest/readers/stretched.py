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
        self._firsts = set[tuple[int, int]]()
        self._under = defaultdict[int, list[tuple[int, int]]](list)
        self._said = dict[tuple[int, int], str]()
        self.filled = 0
        """Cells that were given what stands above them."""
        for (top, left), (bottom, _) in merged:
            if left < len(headers) and not _SUM(headers[left].strip()):
                for row in range(top + 1, bottom + 1):
                    self._under[row].append((top, left))
                    self._firsts.add((top, left))

    def row(self, number: int, cells: Sequence[str]) -> Sequence[str]:
        """The row with what is said above it; an empty one stays empty, for it is none."""
        for place in range(len(cells)) if self._firsts else ():
            if (number, place) in self._firsts:
                self._said[number, place] = cells[place]
        above = self._under.pop(number, ())
        if not above or not any(map(str.strip, cells)):
            return cells
        filled = list(cells)
        for first in above:
            if first[1] < len(filled) and not filled[first[1]].strip() and self._said.get(first, "").strip():
                filled[first[1]] = self._said[first]
                self.filled += 1
        return filled
