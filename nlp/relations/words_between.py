"""The telling words between any two places of a passage, found by one search of the passage.

What the search of a stretch finds is what that of the whole finds there, but for words that an edge cuts: there it may
find others, so from such a beginning, and before such an end, it is searched again. Sets of words are numbers, a bit
each.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import or_

from nlp.lexicon import alternation, table

_LISTED: list[str] = sorted(table("drug_relations")["words"])
WORDS = re.compile(alternation(_LISTED))
_BIT = {word: 1 << i for i, word in enumerate(_LISTED)}


def listed(words: int) -> Iterator[str]:
    """The words of the set."""
    while words:
        lowest = words & -words
        yield _LISTED[lowest.bit_length() - 1]
        words ^= lowest


class WordsBetween:
    """Of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._whole = list(WORDS.finditer(text))
        self._begins = [match.start() for match in self._whole]
        self._from: dict[int, tuple[list[int], list[int], list[int]]] = {}

    def __call__(self, start: int, end: int) -> int:
        """The words between the offsets, as the search of that stretch alone finds them."""
        if start not in self._from:
            self._from[start] = self._search(start)
        begins, ends, words = self._from[start]
        whole = bisect_right(ends, end)
        if whole == len(begins) or begins[whole] >= end:
            return words[whole]
        cut = WORDS.findall(self._text, begins[whole], end)
        return words[whole] | sum(_BIT[word] for word in set(cut))

    def _search(self, start: int) -> tuple[list[int], list[int], list[int]]:
        """Where words begin and end from there on, and which have ended by then, none at first."""
        first = bisect_left(self._begins, start)
        inside = first > 0 and self._whole[first - 1].end() > start
        found = list(WORDS.finditer(self._text, start)) if inside else self._whole[first:]
        words = accumulate((_BIT[match.group()] for match in found), or_, initial=0)
        return [m.start() for m in found], [m.end() for m in found], list(words)
