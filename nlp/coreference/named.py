"""The names of one document: which party or which other thing each stands for, and where they stand.

A masked name (张某) is the string 张某 of this document: 张某 is not 张某甲, and two parties printed alike are nobody.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nlp.model import Fact, Kind, Party

AMBIGUOUS = -1


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place; `party` its place in the header's list, None for who is no party."""

    text: str
    start: int
    end: int
    person: bool
    party: int | None


class Names:
    """Names in the order of the text."""

    def __init__(self, parties: Sequence[Party], facts: Iterable[Fact], shorts: Iterable[Name]) -> None:
        self._by_text = _by_text(parties)
        named = [
            Name(f.found.value, f.found.start, f.found.end, f.type == "person", self.party(f.found.value))
            for f in facts
            if f.type in ("person", "organisation") and self._by_text.get(f.found.value) != AMBIGUOUS
        ]
        self._ordered = sorted([*named, *shorts], key=lambda name: name.start)
        self._starts = [name.start for name in self._ordered]

    def party(self, text: str) -> int | None:
        """The one party of that name."""
        found = self._by_text.get(text)
        return None if found == AMBIGUOUS else found

    def between(self, start: int, end: int) -> list[Name]:
        """Names that lie between the offsets."""
        first = bisect_left(self._starts, start)
        found = []
        for name in self._ordered[first:]:
            if name.start >= end:
                break
            if name.end <= end:
                found.append(name)
        return found

    def with_surname(self, surname: str) -> Name | None:
        """The only person of the document whose name begins so."""
        found = {name.text: name for name in self._ordered if name.person and name.text.startswith(surname)}
        return next(iter(found.values())) if len(found) == 1 else None


def _by_text(parties: Sequence[Party]) -> dict[str, int]:
    found: dict[str, int] = {}
    for i, party in enumerate(parties):
        for text in {party.name.value, *(a.value for a in (*party.aliases, *party.short_names))}:
            found[text] = i if found.get(text, i) == i else AMBIGUOUS
    return found


def of_role(parties: Sequence[Party], role: str) -> tuple[int, ...]:
    """Parties that stand in the role now, else those that stood in it below."""
    now = tuple(i for i, p in enumerate(parties) if p.roles and _is(p.roles[0], role))
    return now or tuple(i for i, p in enumerate(parties) if any(_is(r, role) for r in p.roles))


def _is(role: str, wanted: str) -> bool:
    return role == wanted or (role.endswith(wanted) and not role.endswith("被" + wanted))


def organisations(names: Iterable[Name]) -> Iterator[Name]:
    """Those that are no persons."""
    return (name for name in names if not name.person)


def is_organisation(party: Party) -> bool:
    """Whether the party is none of flesh and blood."""
    return party.kind is not Kind.PERSON
