"""Physical lines that can be given back. A stray quote makes a csv reader swallow everything up to the next quote;
giving those lines back confines the damage to the line that has it."""

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Final

_GIVE_UP: Final = 2000
"""No cell of a real table spans so many lines; without a bound each stray quote would reread the whole file."""


class Lines:
    """Iterates over the lines of a text, remembering those of the current record."""

    def __init__(self, text: Iterator[str]) -> None:
        self._text = text
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self.first = 1
        """Number of the current record's first line, from 1."""

    def peek(self, count: int) -> list[str]:
        """The next lines, still to come."""
        self._waiting.extend(islice(self._text, count - len(self._waiting)))
        return list(islice(self._waiting, count))

    def begin(self) -> None:
        """A record starts here."""
        self.first += len(self._taken)
        self._taken = []

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        if len(self._taken) >= _GIVE_UP:
            raise StopIteration
        line = self._waiting.popleft() if self._waiting else next(self._text)
        self._taken.append(line)
        return line

    @property
    def taken(self) -> list[str]:
        """Lines of the current record."""
        return self._taken

    def give_back(self) -> None:
        """Keep the record's first line; the others come again."""
        self._waiting.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]
