"""Texts that break their lines at a fixed width (printed to PDF, recognised, pasted from mail), read as if unbroken.

A line's end inside a word hides names, articles and dates from rules that know where a line ends as a row does. Breaks
between full lines are taken out, the text is read, and what was found is put back to where it stands in the text as
stored: every offset stays one of that text.
"""

from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import pairwise
from typing import Any, Final

from nlp.extraction import Extraction
from nlp.model import Reference

LONGEST_LINE: Final = 90
"""Characters of a printed line; a text that has a longer one keeps its paragraphs."""
NARROWEST: Final = 20
FEWEST: Final = 3
"""Full lines that show a width."""
SLACK: Final = 3
"""Characters by which full lines differ: half-width digits, and a stop that may not begin a line."""
_STOPS: Final = ("。", "：", "；", ":", ";", "”")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The text without its breaks; `removed` are their places in the text as stored."""

    text: str
    removed: tuple[int, ...]

    def place(self, offset: int) -> int:
        """Where a character of the unbroken text stands in the text as stored."""
        low, high = 0, len(self.removed)
        while low < high:
            middle = (low + high) // 2
            if self.removed[middle] - middle <= offset:
                low = middle + 1
            else:
                high = middle
        return offset + low

    def end(self, offset: int) -> int:
        """The end of a stretch: right behind its last character."""
        return self.place(offset - 1) + 1 if offset else 0


def unwrapped(text: str) -> Unwrapped | None:
    """The text without the breaks of its lines, or None where lines are paragraphs."""
    lines = text.split("\n")
    if len(lines) <= FEWEST or any(len(line) > LONGEST_LINE for line in lines):
        return None
    width = _width([len(line.rstrip()) for line in lines])
    if width is None:
        return None
    removed, at = [], 0
    for line, following in pairwise(lines):
        at += len(line)
        if _goes_on(line, following, width):
            removed.append(at)
        at += 1
    kept = [*removed, len(text)]
    parts, start = [], 0
    for place in kept:
        parts.append(text[start:place])
        start = place + 1
    return Unwrapped("".join(parts), tuple(removed))


def _width(lengths: list[int]) -> int | None:
    """The width at which most of the lines are broken."""
    filled = [n for n in lengths if n]
    counted = Counter(n for n in filled if n >= NARROWEST)
    if not counted:
        return None
    widths = (n for n in sorted(counted, reverse=True) if sum(counted[n - d] for d in range(SLACK)) >= FEWEST)
    width = next(widths, 0)
    full = sum(width - SLACK < n <= width for n in filled)
    longer = sum(n > width + SLACK for n in filled)
    return width if full >= FEWEST and full * 5 >= len(filled) and longer * 20 <= len(filled) else None


def _goes_on(line: str, following: str, width: int) -> bool:
    end = line.rstrip()
    begins = following[:2]  # one blank pads a name, two begin a paragraph
    if not width - SLACK < len(end) <= width + SLACK or len(end) < len(line) - 1:
        return False
    return bool(begins.strip()) and not end.endswith(_STOPS)


def put_back(extraction: Extraction, breaks: Unwrapped, text: str) -> Extraction:
    """The extraction of the unbroken text with its offsets in `text`, the one as stored."""
    moved = _moved(extraction, breaks)
    assert isinstance(moved, Extraction)
    entities = tuple(replace(e, text=text[e.start : e.end]) for e in moved.entities)
    return replace(moved, entities=entities)


def _moved(value: Any, breaks: Unwrapped) -> Any:
    if isinstance(value, tuple):
        return tuple(_moved(item, breaks) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        changed[field.name] = _field(value, field.name, old, breaks)
    return replace(value, **changed)


def _field(owner: Any, name: str, old: Any, breaks: Unwrapped) -> Any:
    if name == "start":
        return breaks.place(old)
    if name in ("end", "row_end"):
        return breaks.end(old)
    if name == "quoted" or (isinstance(owner, Reference) and name == "name" and old):
        spans = old if name == "quoted" else (old,)
        placed = tuple((breaks.place(a), breaks.end(b)) for a, b in spans)
        return placed if name == "quoted" else placed[0]
    return _moved(old, breaks)
