"""Searching only where a match can be: around the words it must hold.

A pattern that may begin with nearly any character (a name, a number) is tried at each one; most of a judgment has no
公司 and no 元 near. Looking only within reach of those gives the same matches in a fraction of the time.
"""

import re
from collections.abc import Iterable, Iterator


def matches_near(
    pattern: re.Pattern[str],
    anchor: re.Pattern[str] | tuple[str, ...],
    shadow: str,
    start: int,
    end: int,
    *,
    before: int,
    behind: int,
) -> Iterator[re.Match[str]]:
    """`pattern.finditer(shadow, start, end)`, given that every match holds an `anchor` match.

    `before`: most characters of a match before the first anchor in it, and between two; `behind`: most characters
    that its rest, lookahead included, reaches behind the last. An anchor of a few rare words is given as these: a
    plain word is found in a tenth of the time that a choice of words takes.
    """
    anchors = _spans(anchor, shadow, start, end)
    for begin, stop in _windows(anchors, start, end, before, behind):
        yield from pattern.finditer(shadow, begin, stop)


def _spans(
    anchor: re.Pattern[str] | tuple[str, ...], shadow: str, start: int, end: int
) -> Iterable[tuple[int, int]]:
    if isinstance(anchor, re.Pattern):
        return (match.span() for match in anchor.finditer(shadow, start, end))
    return sorted((at, at + len(word)) for word in anchor for at in word_places(word, shadow, start, end))


def word_places(word: str, shadow: str, start: int, end: int) -> Iterator[int]:
    """Where the word stands between the offsets."""
    at = shadow.find(word, start, end)
    while at >= 0:
        yield at
        at = shadow.find(word, at + 1, end)


def _windows(
    anchors: Iterable[tuple[int, int]], start: int, end: int, before: int, behind: int
) -> Iterator[tuple[int, int]]:
    begin, stop = -1, -1
    for anchored, behind_anchor in anchors:
        first, last = anchored - before, behind_anchor + behind
        if begin < 0:
            begin = max(start, first)
        elif first > stop:
            yield begin, stop
            begin = first
        stop = min(end, last)
    if begin >= 0:
        yield begin, stop
