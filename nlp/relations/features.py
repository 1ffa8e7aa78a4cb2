"""What a passage says of two names, as features: how they stand to each other, which words stand around them.

Those of every pair of places count for the pair of names, so it does not matter which of several mentions an annotator
would have linked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.lexicon import alternation, table
from nlp.relations.passages import Name, Passage, Place

WINDOW = 25
"""Characters to the left and right of the pair in which words count."""
_DISTANCES = (2, 5, 10, 20, 40, 80, 160)
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(alternation(table("drug_relations")["words"]))
_TOPICS: list[str] = table("drug_relations")["topics"]
MOST_SENTENCES = 2
"""Pairs of places with more sentence ends between them say nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names: the features that hold anywhere, and those of each pair of places."""

    subject: Name
    object: Name
    common: frozenset[str]
    local: tuple[tuple[Place, Place, frozenset[str]], ...]

    def features(self) -> set[str]:
        """All of them."""
        kind = self.subject[1] + self.object[1]
        return {f"{kind}:{f}" for f in self.common.union(*(f for _, _, f in self.local))}


def pairs(passage: Passage) -> Iterator[Pair]:
    """Every pair of names with its features."""
    topics = [f"doc:{word}" for word in _TOPICS if word in passage.text]
    defendants = sum("D" in roles for roles in passage.roles.values())
    about = [
        f"ndef{min(defendants, 3)}",
        f"nP{min(len(passage.persons), 5)}",
        f"nD{min(len(passage.drugs), 4)}",
    ]
    rank = {name: min(i, 4) for i, name in enumerate(passage.persons)}
    for one, other in passage.pairs():
        common = {*about, *topics, *_standing(passage, rank, one, other, topics)}
        places = [(a, b) for a in passage.places[one] for b in passage.places[other]]
        local = [(a, b, frozenset(found)) for a, b in places if (found := set(_local(passage, a, b)))]
        yield Pair(one, other, frozenset(common), tuple(local))


def _standing(
    passage: Passage, rank: dict[Name, int], one: Name, other: Name, topics: list[str]
) -> Iterator[str]:
    roles = f"{passage.roles[one]}|{passage.roles.get(other, '')}"
    yield from (f"rank{rank[one]}", f"ra{passage.roles[one]}", f"rab{roles}")
    yield f"n{_bucket(len(passage.places[one]))}"
    if other in rank:
        yield from (f"rankb{rank[other]}", f"rr{rank[one]}{rank[other]}", f"rb{passage.roles[other]}")
    yield from (f"{roles}&{topic}" for topic in topics)


def _bucket(number: int) -> str:
    return next((str(b) for b in _DISTANCES if number < b), "far")


def _local(passage: Passage, one: Place, other: Place) -> Iterator[str]:
    """Features of two places; nothing where they overlap or stand too far apart."""
    text, forward = passage.text, one[0] < other[0]
    start, end = (one[1], other[0]) if forward else (other[1], one[0])
    if end < start:
        return
    gap = passage.sentence(end) - passage.sentence(start)
    if gap > MOST_SENTENCES:
        yield "far"
        return
    order, middle, kinds = "F" if forward else "B", text[start:end], passage.between(start, end)
    near = "A" if "P" not in kinds else "N"
    yield from (
        f"g{gap}{order}",
        f"d{_bucket(end - start)}{order}",
        f"{'near' if not kinds else 'apart'}{order}",
    )
    yield from (f"b{kind}{min(kinds.count(kind), 3)}{order}" for kind in "PD")
    for word in _words(middle):
        yield from (f"m{word}{order}{near}", f"m{word}{order}g{min(gap, 1)}")
    yield from _around(passage, min(one[0], other[0]), max(one[1], other[1]), order + near, gap)
    if len(middle) <= 16:
        yield f"mid:{_NUMBER.sub('0', middle)}{order}"
    if len(middle) < 40:
        yield from (f"b:{middle[i : i + 2]}{order}" for i in range(len(middle) - 1))
    for letter, (a, b) in (("a", one), ("b", other)):
        yield from (f"{letter}l{text[max(0, a - n) : a]}{order}" for n in (1, 2))
        yield from (f"{letter}r{text[b : b + n]}{order}" for n in (1, 2))


def _around(passage: Passage, first: int, last: int, order: str, gap: int) -> Iterator[str]:
    left = passage.text[max(passage.sentence_place(first)[0], first - WINDOW) : first]
    right = passage.text[last : min(passage.sentence_place(max(first, last - 1))[1], last + WINDOW)]
    yield from (f"l{word}{order}" for word in _words(left))
    yield from (f"r{word}{order}g{min(gap, 1)}" for word in _words(right))


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text))
