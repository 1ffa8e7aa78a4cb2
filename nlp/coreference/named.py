"""The names of one document: which party or which other thing each stands for, and where they stand.

A masked name (张某) is the string 张某 of this document: 张某 is not 张某甲, and two parties printed alike are nobody.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nlp.lexicon import alternation, table
from nlp.model import Fact, Kind, Party
from nlp.organisations import ends_like_organisation

AMBIGUOUS = -1
_GENERIC = re.compile(
    "(?:上市|有关|相关|目标|关联|其他|其它|各|子|母|总|分|新|原|本|我|贵|两|多家?|家)(?:家)?公司$"
)
_PLACES = re.compile(alternation(table("cities")["names"]))
_OPENS = re.compile("[。；\n：]")
_LEGAL = re.compile("(?:有限公司|有限责任公司|股份公司|集团公司|合作社)$")
SHORTEST = 6
"""Characters of a name that is cut out at a place's name: 云州某公司 is one, 云州公司 may be none."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place; `party` its place in the header's list, None for who is no party."""

    text: str
    start: int
    end: int
    person: bool
    party: int | None
    sure: bool = True
    """Whether its edges are known; what was cut out of prose may hold a verb (私自驾驶云州某公司)."""


class Names:
    """Names in the order of the text."""

    def __init__(
        self, parties: Sequence[Party], facts: Iterable[Fact], shorts: Sequence[Name], text: str = ""
    ) -> None:
        self._by_text = _by_text(parties)
        self._known = {*self._by_text, *(s.text for s in shorts)}
        self._lengths = sorted(set(map(len, self._known)), reverse=True)
        taken = {name.end for name in shorts}
        opened = {m.end() for m in _OPENS.finditer(text)}
        named = [
            self._name(f, begins=f.found.start in opened)
            for f in facts
            if f.type in ("person", "organisation")
            and self._by_text.get(f.found.value) != AMBIGUOUS
            and f.found.end not in taken
            and not _GENERIC.search(f.found.value)
        ]
        self._ordered = sorted([*named, *shorts], key=lambda name: name.start)
        self._starts = [name.start for name in self._ordered]
        self._bearers = _by_surname(self._ordered)

    def _name(self, fact: Fact, *, begins: bool) -> Name:
        text, end, person = fact.found.value, fact.found.end, fact.type == "person"
        if person or text in self._by_text:
            return Name(text, fact.found.start, end, person, self.party(text))
        tails = (text[-length:] for length in self._lengths if length <= len(text))
        whole = next((tail for tail in tails if tail in self._known), None) or _from_place(text)
        cut = whole or text
        whole = whole or (text if begins and _LEGAL.search(text) else None)
        return Name(cut, end - len(cut), end, False, self.party(cut), whole is not None)

    def party(self, text: str) -> int | None:
        """The one party of that name."""
        found = self._by_text.get(text)
        return None if found == AMBIGUOUS else found

    def between(self, start: int, end: int) -> list[Name]:
        """Names that lie between the offsets."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, lo=first)
        return [name for name in self._ordered[first:last] if name.end <= end]

    def with_surname(self, surname: str) -> Name | None:
        """The only person of the document whose name begins so."""
        found = self._bearers.get(surname, {})
        return next(iter(found.values())) if len(found) == 1 else None


LONGEST_SURNAME = 2
"""Characters by which persons are asked for: 金, 范某."""


def _by_surname(names: Iterable[Name]) -> dict[str, dict[str, Name]]:
    """Persons by what their names begin with, the last place of each name: asked for at every 金、范二人."""
    found: dict[str, dict[str, Name]] = {}
    for name in names:
        if name.person:
            for length in range(1, min(LONGEST_SURNAME, len(name.text)) + 1):
                found.setdefault(name.text[:length], {})[name.text] = name
    return found


def _from_place(text: str) -> str | None:
    """The name from the place it begins with on: 私自驾驶|云州某某有限公司."""
    place = _PLACES.search(text)
    cut = text[place.start() :] if place else ""
    return cut if len(cut) >= SHORTEST and ends_like_organisation(cut) else None


def _by_text(parties: Sequence[Party]) -> dict[str, int]:
    found: dict[str, int] = {}
    for i, party in enumerate(parties):
        for text in {party.name.value, *(a.value for a in (*party.aliases, *party.short_names))}:
            found[text] = i if found.get(text, i) == i else AMBIGUOUS
    return found


def sole_in_role(parties: Sequence[Party], role: str) -> int | None:
    """The only party that stands or stood in the role; a chain counts whole, for texts retell the court below."""
    found = [i for i, p in enumerate(parties) if any(_is(r, role) for r in p.roles)]
    return found[0] if len(found) == 1 else None


def of_role(parties: Sequence[Party], role: str) -> tuple[int, ...]:
    """Parties that stand in the role now, else those that stood in it below."""
    now = tuple(i for i, p in enumerate(parties) if p.roles and _is(p.roles[0], role))
    return now or tuple(i for i, p in enumerate(parties) if any(_is(r, role) for r in p.roles))


def _is(role: str, wanted: str) -> bool:
    return role == wanted or (role.endswith(wanted) and not role.endswith(("被" + wanted, "反诉" + wanted)))


def organisations(names: Iterable[Name]) -> Iterator[Name]:
    """Those that are no persons."""
    return (name for name in names if not name.person)


def is_organisation(party: Party) -> bool:
    """Whether the party is none of flesh and blood."""
    return party.kind is not Kind.PERSON
