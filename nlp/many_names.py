"""Where any of a document's own names stand, however many it has.

A pattern tries its alternatives one by one: with the thousands of names of a forged header, or of a bankruptcy's
creditors, every character of the body would be compared with each. Names are looked up by their first two characters
then. pyahocorasick's `iter_long` would do it too, but it loses a match behind some that fail (version 2.3.1).
"""

import re
from collections.abc import Collection, Iterator

from nlp.lexicon import alternation

FEW = 60
"""Names up to which one pattern is faster than looking at every character."""
_HEAD = 2


def places_of(names: Collection[str], shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the names between the offsets, in order: of those that begin at one place the longest, none overlapping
    another. Each has two characters or more."""
    if len(names) > FEW:
        yield from _looked_up(frozenset(names), shadow, start, end)
    elif names:
        yield from (match.span() for match in re.compile(alternation(names)).finditer(shadow, start, end))


def _looked_up(names: frozenset[str], shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[:_HEAD], set()).add(len(name))
    longest_first = {head: sorted(of_head, reverse=True) for head, of_head in lengths.items()}
    free = start
    for at in range(start, end - 1):
        if at >= free and (tried := longest_first.get(shadow[at : at + _HEAD])):
            stops = (at + n for n in tried if at + n <= end and shadow[at : at + n] in names)
            free = next(stops, free)
            if free > at:
                yield at, free
