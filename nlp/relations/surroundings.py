"""What stands around and between two places of a passage: traits, each with a number, written as features once.

A passage has few names, but with 14 persons at 12 places each more than ten thousand pairs of places, which say much
the same: the words left of a pair are those left of its first place, and who is subject changes a letter. Of many
pairs the numbers are put together, and only what is left is written or weighed.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, pairwise
from typing import Any

from nlp.relations.passages import Name, Passage, Place
from nlp.relations.words_between import WORDS, WordsBetween, listed

WINDOW = 25
"""Characters to the left and right of the pair in which words count."""
MOST_SENTENCES = 2
"""Pairs of places with more sentence ends between them say nothing."""
_DISTANCES = (2, 5, 10, 20, 40, 80, 160)
_TOLD, _PAIRED = 16, 39
"""Most characters between two places that count as they stand, and of which every two count."""
_NUMBER = re.compile(r"\d+")


@cache
def bucket(number: int) -> str:
    """The least of the distances that is more, "far" beyond them."""
    return next((str(d) for d in _DISTANCES if number < d), "far")


Trait = tuple[str, str, str]
"""A feature without its order, which is F where the subject stands before and B where the object does: what comes
before the order in either case, and what behind it."""
_OTHER = {"a": "b", "b": "a"}
_ORDERED = re.compile(r"(?P<head>.*)(?P<order>[FB])(?P<tail>A|N|g\d|[AN]g\d)?", re.DOTALL)
_BESIDE = re.compile("[ab][lr]")


class Traits(dict[Trait, int]):
    """Numbers of traits, given as they are met."""

    def __init__(self) -> None:
        super().__init__()
        self.listed: list[Trait] = []

    def number(self, trait: Trait) -> int:
        """The trait's number."""
        if trait not in self:
            self[trait] = len(self.listed)
            self.listed.append(trait)
        return self[trait]

    def written(self, number: int, order: str) -> str:
        """The feature."""
        forward, backward, tail = self.listed[number]
        return f"{forward}F{tail}" if order == "F" else f"{backward}B{tail}"


UNKNOWN = -1


class KnownTraits(Traits):
    """Those of the features that a model knows; all others are UNKNOWN."""

    def __init__(self, features: Iterable[str]) -> None:
        super().__init__()
        for match in filter(None, map(_ORDERED.fullmatch, features)):
            head, tail = match["head"], match["tail"] or ""
            other = _OTHER[head[0]] + head[1:] if _BESIDE.match(head) else head
            trait = (head, other, tail) if match["order"] == "F" else (other, head, tail)
            super().number(trait)

    def number(self, trait: Trait) -> int:
        """The trait's number, or UNKNOWN."""
        return self.get(trait, UNKNOWN)


Part = frozenset[int]
"""Traits that many pairs of places share; the same object wherever it is shared, so that it is counted once."""

_NOTHING = Part({UNKNOWN})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: the sentences it begins and ends in, how many names begin before it, and before its end."""

    place: Place
    begins: int
    ends: int
    before: int
    until: int


class Together:
    """Pairs of places of two names, one before the other: the traits of all, or of each with its places."""

    def __init__(self, around: "Surroundings", pairs: list[tuple[Spot, Spot]]) -> None:
        near = [(x, y) for x, y in pairs if y.begins - x.ends <= MOST_SENTENCES]
        self._around, self._near = around, near
        self.far = [(x.place, y.place) for x, y in pairs if y.begins - x.ends > MOST_SENTENCES]
        """Those with too much between them to say anything."""

    @cached_property
    def traits(self) -> Part:
        """The traits of all pairs."""
        return Part().union(*{part for x, y in self._near for part in self._around.parts(x, y)})

    def each(self) -> Iterator[tuple[Place, Place, tuple[Part, ...]]]:
        """The places of each pair, and its traits."""
        return ((x.place, y.place, self._around.parts(x, y)) for x, y in self._near)

    def written(self, order: str) -> Iterator[str]:
        """The features of all pairs."""
        return (self._around.traits.written(number, order) for number in self.traits)


class _Once(dict[Any, Part]):
    """Parts by what they are of, made when first asked for."""

    def __init__(self, make: Callable[..., Iterable[int]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, of: tuple[Any, ...]) -> Part:
        part = self[of] = Part(self._make(*of)) - _NOTHING
        return part


class Surroundings:
    """Of one passage: what its places say, looked up once."""

    def __init__(self, passage: Passage, traits: Traits) -> None:
        self._passage, self._text, self.traits = passage, passage.text, traits
        starts = sorted((start, name[1]) for name, places in passage.places.items() for start, _ in places)
        self._starts = [start for start, _ in starts]
        self._persons = [0, *accumulate(kind == "P" for _, kind in starts)]
        self._spots = {name: [self._spot(p) for p in places] for name, places in passage.places.items()}
        self._middle = WordsBetween(passage.text)
        self._about, self._words = _Once(self._abouts), _Once(self._said)
        self._left, self._right, self._beside = _Once(self._lefts), _Once(self._rights), _Once(self._sides)
        twos = [f"b:{a}{b}" for a, b in pairwise(passage.text)]
        self._twos = [traits.number((two, two, "")) for two in twos]

    def _spot(self, place: Place) -> Spot:
        sentences = (self._passage.sentence(offset) for offset in place)
        return Spot(place, *sentences, *(bisect_left(self._starts, offset) for offset in place))

    def of(self, one: Name, other: Name) -> tuple[Together, Together]:
        """The pairs of places where one stands before the other, and those where the other does."""
        found = [(a, b) for a in self._spots[one] for b in self._spots[other]]
        forward = [(a, b) for a, b in found if a.place[0] < b.place[0] >= a.place[1]]
        backward = [(b, a) for a, b in found if b.place[0] <= a.place[0] >= b.place[1]]
        return Together(self, forward), Together(self, backward)

    def parts(self, x: Spot, y: Spot) -> tuple[Part, ...]:
        """The traits of two places."""
        start, end = x.place[1], y.place[0]
        gap, names, persons = (
            y.begins - x.ends,
            y.before - x.until,
            self._persons[y.before] - self._persons[x.until],
        )
        near, broken = "N" if persons else "A", min(gap, 1)
        parts = (
            self._about[gap, bucket(end - start), min(persons, 3), min(names - persons, 3)],
            self._words[self._middle(start, end), near, broken],
            self._left[x.place, near],
            self._right[y.place, near, broken],
            self._beside[x.place, "ab"],
            self._beside[y.place, "ba"],
        )
        return parts if end - start > _PAIRED else (*parts, self._told(start, end))

    def _alike(self, said: str, tail: str = "") -> int:
        """A trait that says the same of subject and object."""
        return self.traits.number((said, said, tail))

    def _abouts(self, gap: int, distance: str, persons: int, drugs: int) -> Iterator[int]:
        """Sentence ends, distance, persons and drugs between."""
        beside = "apart" if persons or drugs else "near"
        return map(self._alike, (f"g{gap}", f"d{distance}", beside, f"bP{persons}", f"bD{drugs}"))

    def _said(self, words: int, near: str, broken: int) -> Iterator[int]:
        """Words between, told apart by whether a person or a sentence's end stands there too."""
        for word in listed(words):
            yield from (self._alike(f"m{word}", tail) for tail in (near, f"g{broken}"))

    def _told(self, start: int, end: int) -> Part:
        """Of two that stand close every two characters between, of closer ones the text itself."""
        told = self._twos[start : end - 1] if end > start else []
        if end - start <= _TOLD:
            told.append(self._alike("mid:" + _NUMBER.sub("0", self._text[start:end])))
        return Part(told) - _NOTHING

    def _lefts(self, place: Place, near: str) -> Iterator[int]:
        """Words to the left in the sentence."""
        start = place[0]
        text = self._text[max(self._passage.sentence_place(start)[0], start - WINDOW) : start]
        return (self._alike(f"l{word}", near) for word in WORDS.findall(text))

    def _rights(self, place: Place, near: str, broken: int) -> Iterator[int]:
        """Words to the right in the sentence."""
        start, end = place
        stop = self._passage.sentence_place(max(start, end - 1))[1]
        words = WORDS.findall(self._text[end : min(stop, end + WINDOW)])
        return (self._alike(f"r{word}", f"{near}g{broken}") for word in words)

    def _sides(self, place: Place, letters: str) -> Iterator[int]:
        """One and two characters on either side; the letters are the place's, F and B."""
        (start, end), text, forward, backward = place, self._text, letters[0], letters[1]
        for n in (1, 2):
            before, behind = text[max(0, start - n) : start], text[end : end + n]
            yield self.traits.number((f"{forward}l{before}", f"{backward}l{before}", ""))
            yield self.traits.number((f"{forward}r{behind}", f"{backward}r{behind}", ""))
