"""Searching only where a match can be: around the words it must hold.

A pattern that may begin with nearly any character (a name, a number) is tried at each one; most of a judgment has no
公司 and no 元 near. Looking only within reach of those gives the same matches in a fraction of the time.
"""

import re
from collections.abc import Iterator


def matches_near(
    pattern: re.Pattern[str],
    anchor: re.Pattern[str],
    shadow: str,
    start: int,
    end: int,
    *,
    before: int,
    behind: int,
) -> Iterator[re.Match[str]]:
    """`pattern.finditer(shadow, start, end)`, given that every match holds an `anchor` match.

    `before`: most characters of a match before the first anchor in it, and between two; `behind`: most characters
    that its rest, lookahead included, reaches behind the last.
    """
    for begin, stop in _windows(anchor, shadow, start, end, before, behind):
        yield from pattern.finditer(shadow, begin, stop)


def _windows(
    anchor: re.Pattern[str], shadow: str, start: int, end: int, before: int, behind: int
) -> Iterator[tuple[int, int]]:
    begin, stop = -1, -1
    for match in anchor.finditer(shadow, start, end):
        first, last = match.start() - before, match.end() + behind
        if begin < 0:
            begin = max(start, first)
        elif first > stop:
            yield begin, stop
            begin = first
        stop = min(end, last)
    if begin >= 0:
        yield begin, stop
