"""Physical lines that can be given back. A stray quote makes a csv reader swallow everything up to the next quote;
giving those lines back confines the damage to the line that has it. A line without end (a disk image called .csv, a
page without line breaks) is cut, so that memory stays bounded."""

from collections import deque
from collections.abc import Iterator
from functools import partial
from io import StringIO, TextIOWrapper
from itertools import chain, islice
from typing import Final

_GIVE_UP: Final = 2000
"""No cell of a real table spans so many lines; without a bound each stray quote would reread the whole file."""
LONGEST: Final = 1 << 22
"""Characters of a line, or of a record, that are read; the longest judgment at hand has 145,483."""
KEPT: Final = 1_000
"""Characters of a longer line that are kept for the one who looks into it."""


class Lines:
    """Iterates over the lines of a text, remembering those of the current record."""

    def __init__(self, text: TextIOWrapper, start: str = "") -> None:
        """`start`: what was read of the first line, if it was looked at before."""
        self._text = text
        self._source: Iterator[str] = chain(
            [start] if start else [], iter(partial(text.readline, LONGEST), "")
        )
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self.first = 1
        """Number of the current record's first line, from 1."""
        self.cut: dict[int, int] = {}
        """How long the lines were that had to be cut, by number."""
        self._read = 0

    def peek(self, count: int) -> list[str]:
        """The next lines, still to come; fewer where they are long."""
        waiting, size = self._waiting, sum(map(len, self._waiting))
        for line in islice(self._source, max(count - len(waiting), 0) if size < LONGEST else 0):
            self._read += 1
            waiting.append(line if len(line) < LONGEST else self._whole(line))
            size += len(line)
            if size >= LONGEST:
                break
        return list(islice(self._waiting, count))

    def take_text(self, size: int) -> str:
        """The next lines as one text of that many characters and what its last line wants; taken, unless they are
        given back. Empty at the end."""
        self.begin()
        text = "".join(self._waiting) + self._text.read(size)
        if text and not text.endswith("\n"):
            text += self._text.readline(LONGEST)
        self._read -= len(self._waiting)
        self._waiting.clear()
        return text

    def took(self, count: int) -> None:
        """The text that was taken had so many lines, and they need no second look."""
        self._read += count
        self.first += count

    def give_back_text(self, text: str) -> int:
        """The text that was taken comes again, line by line; how many they are."""
        for line in StringIO(text, newline=""):
            self._read += 1
            self._waiting.append(line if len(line) < LONGEST else self._whole(line))
        return len(self._waiting)

    @property
    def next_line(self) -> int:
        """Number of the first line that no record has taken."""
        return self.first + len(self._taken)

    def skip(self, count: int) -> None:
        """Take lines that need no second look."""
        self.begin()
        for _ in range(count):
            self._waiting.popleft()
        self.first += count

    def begin(self) -> None:
        """A record starts here."""
        self.first += len(self._taken)
        self._taken, self._size = [], 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        if len(self._taken) >= _GIVE_UP or self._size >= LONGEST:
            raise StopIteration
        line = self._waiting.popleft() if self._waiting else self._next()
        if line is None:
            raise StopIteration
        self._taken.append(line)
        self._size += len(line)
        return line

    def _next(self) -> str | None:
        line = next(self._source, None)
        if line is None:
            return None
        self._read += 1
        return line if len(line) < LONGEST else self._whole(line)

    def _whole(self, line: str) -> str:
        """A line of that length as it is if it ends there."""
        return line if len(line) == LONGEST and line.endswith(("\n", "\r")) else self._cut(line)

    def _cut(self, line: str) -> str:
        """The beginning of a line that is too long; the rest is counted and let go."""
        length, end = len(line), "\n" if line.endswith(("\n", "\r")) else ""
        while not end and (more := self._text.readline(LONGEST)):
            length += len(more)
            end = "\n" if more.endswith(("\n", "\r")) else ""
        self.cut[self._read] = length - len(end)
        return line[:KEPT] + end

    @property
    def taken(self) -> list[str]:
        """Lines of the current record."""
        return self._taken

    def give_back(self) -> None:
        """Keep the record's first line; the others come again."""
        self._waiting.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]
