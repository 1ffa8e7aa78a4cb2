"""The names of one passage, each with every place it stands at, and what role words lead to it.

A passage is a few sentences; names in it are few, so pairs of them are few too: the time stays linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Place = tuple[int, int]
Name = tuple[str, str]
"""The name as written and its kind: P a person, D a drug."""
LONGEST = 600
"""Characters of a passage; CAIL's paragraphs have 170 in the mean."""
MOST_PERSONS, MOST_DRUGS, MOST_PLACES = 14, 8, 12
"""Names of a passage, and places of a name, that are looked at; the rest of a longer list is left alone."""
_SENTENCE = re.compile(r"[^。；\n]{1,600}[。；\n]*|[。；\n]+")
_STOP = re.compile("[。；\n]")
_ROLES = (
    ("D", re.compile(r"(?:被告人|上诉人|嫌疑人)\Z")),
    ("U", re.compile(r"(?:吸毒人员|吸毒者|购毒人员|购毒者|购毒人|吸食人员)\Z")),
    (
        "W",
        re.compile(
            r"(?:群众|证人|举报人|特情|线人|民警|侦查|检察[员官长]|辩护人|审判[员长]|书记员)[^，。]{0,3}\Z"
        ),
    ),
)
_LISTED = re.compile(r"(吸毒人员|购毒人员|容留|被告人)(?:[^，。；]{0,60}?、)\Z")


@dataclass(slots=True)
class Passage:
    """A stretch of text with its names, in order of first appearance; places count from its start."""

    text: str
    places: dict[Name, list[Place]]
    persons: list[Name] = field(init=False)
    drugs: list[Name] = field(init=False)
    roles: dict[Name, str] = field(init=False)
    _stops: list[int] = field(init=False)
    _starts: list[tuple[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.persons = [n for n in self.places if n[1] == "P"][:MOST_PERSONS]
        self.drugs = [n for n in self.places if n[1] == "D"][:MOST_DRUGS]
        self.roles = {name: roles(self.text, self.places[name]) for name in self.persons}
        self._stops = [m.start() for m in _STOP.finditer(self.text)]
        self._starts = sorted((start, name[1]) for name, places in self.places.items() for start, _ in places)

    def sentence(self, offset: int) -> int:
        """Number of the sentence that holds the offset."""
        return bisect_right(self._stops, offset)

    def sentence_place(self, offset: int) -> Place:
        """Where the sentence that holds the offset begins and ends, its stop left out."""
        number = self.sentence(offset)
        start = self._stops[number - 1] + 1 if number else 0
        return start, self._stops[number] if number < len(self._stops) else len(self.text)

    def between(self, start: int, end: int) -> list[str]:
        """Kinds of the names that begin between the offsets."""
        first, last = bisect_left(self._starts, (start, "")), bisect_left(self._starts, (end, ""))
        return [kind for _, kind in self._starts[first:last]]

    def pairs(self) -> Iterator[tuple[Name, Name]]:
        """Who with whom, and who with which drug."""
        for one in self.persons:
            yield from ((one, other) for other in self.persons if other != one)
            yield from ((one, drug) for drug in self.drugs)


def passage(text: str, mentions: Iterable[tuple[int, int, str]]) -> Passage:
    """The passage with (start, end, kind) of what it names."""
    places: dict[Name, list[Place]] = defaultdict(list)
    for start, end, kind in sorted(mentions):
        places[text[start:end], kind].append((start, end))
    return Passage(text, {name: where[:MOST_PLACES] for name, where in places.items()})


def roles(text: str, places: list[Place]) -> str:
    """Letters of the role words that lead to the name somewhere, "-" for none."""
    found = set()
    for start, _ in places:
        left = text[max(0, start - 80) : start]
        found |= {letter for letter, pattern in _ROLES if pattern.search(left[-8:])}
        listed = _LISTED.search(left)
        if listed:
            found.add(f"L{listed[1][0]}")
    return "".join(sorted(found)) or "-"


def stretches(shadow: str, start: int, end: int) -> Iterator[Place]:
    """Whole sentences together, as many as a passage takes."""
    since = start
    for sentence in _SENTENCE.finditer(shadow, start, end):
        if sentence.end() - since > LONGEST and sentence.start() > since:
            yield since, sentence.start()
            since = sentence.start()
    if since < end:
        yield since, end
