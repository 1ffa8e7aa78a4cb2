"""Stretches of the orders that something else has read already, asked for by place."""

from bisect import bisect_right
from collections.abc import Iterable


class Taken:
    """Stretches, joined where they meet; a look-up does not grow with their number."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, place: int) -> bool:
        """Whether the place lies in one."""
        before = bisect_right(self._starts, place)
        return before > 0 and place < self._ends[before - 1]

    def meets(self, start: int, end: int) -> bool:
        """Whether a stretch has a character in common with one."""
        before = bisect_right(self._starts, end - 1)
        return before > 0 and start < self._ends[before - 1]
