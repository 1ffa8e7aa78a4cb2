"""Relations whose end is a bare role, 二被告, 该公司 or a short name: the patterns of nlp.ties over these words too.

Only the references that hold for the whole document's parties, or that name one fact, take part; 其 does not, for it
stands inside the patterns' own words (将其名下…). A relation is stated of each whom a collective means. It is no
surer than the pattern and the reference together, so it says less confidence and `fuyuan_coreference` as who read it.

Read by eye in real texts: of 54 relations 48 right; four of the six had a name cut out with its verb or a payment that
was only applied for, and are no longer said.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.coreference.named import is_organisation
from nlp.model import Fact, Party, Reference
from nlp.relations.drugs import TYPES as DRUG_TYPES
from nlp.tie_ends import REFERRING
from nlp.ties import Match, ties

COMPONENT = REFERRING
REFERENCE_SURE = 0.97
"""Least precision of the links, by kind (tests/nlp/marked_frozen.json)."""
LONGEST = 500
"""Characters to either side of a word in which its sentence is read."""
REACH = 250
"""Characters of a sentence behind a word in which what it is tied to stands."""
_STOPS = "。；\n"
_OF_PERSONS = frozenset({"accomplice_of", "family_of"})
_KINDS = frozenset({"role", "collective", "demonstrative", "short_name", "surname"})


@dataclass(frozen=True, slots=True)
class End:
    """A place in the list of facts, or in the list of parties."""

    fact: int | None = None
    party: int | None = None


@dataclass(frozen=True, slots=True)
class Referred:
    """One relation read over references: its ends, and where the words for them stand (subject's, object's)."""

    type: str
    subject: End
    object: End
    sentence: tuple[int, int]
    trigger: tuple[int, int]
    words: tuple[int, int]


StandIn = tuple[Fact, tuple[End, ...]]
"""A word that refers, as a fact, and whom it means."""


def referred_ties(
    shadow: str, facts: Sequence[Fact], stand_ins: Sequence[StandIn], start: int, end: int
) -> Iterator[Referred]:
    """Relations between the offsets with a stand-in at one end at least, each pair of ends once a sentence."""
    own = _between(stand_ins, start, end)
    for since, until in _windows(shadow, own, start, end):
        yield from _in_sentence(shadow, facts, own, since, until)


def _windows(shadow: str, stand_ins: Sequence[StandIn], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Their sentences, each once; of one that never ends no more than one for every REACH characters."""
    until = start
    for stand_in in stand_ins:
        place = stand_in[0].found.start
        if place + REACH >= until:
            sentence = _sentence(shadow, place, start, end)
            if sentence[1] != until:
                yield sentence
            until = sentence[1]


def _between(stand_ins: Sequence[StandIn], start: int, end: int) -> Sequence[StandIn]:
    first = bisect_left(stand_ins, start, key=lambda s: s[0].found.start)
    return stand_ins[first : bisect_left(stand_ins, end, lo=first, key=lambda s: s[0].found.start)]


def _sentence(shadow: str, place: int, start: int, end: int) -> tuple[int, int]:
    floor, ceiling = max(start, place - LONGEST), min(end, place + LONGEST)
    since = max(floor, *(shadow.rfind(stop, floor, place) + 1 for stop in _STOPS))
    return since, min(
        [p + 1 for stop in _STOPS if (p := shadow.find(stop, place, ceiling)) >= 0], default=ceiling
    )


def _in_sentence(
    shadow: str, facts: Sequence[Fact], stand_ins: Sequence[StandIn], start: int, end: int
) -> Iterator[Referred]:
    first = bisect_left(facts, start, key=lambda fact: fact.found.start)
    last = bisect_left(facts, end, key=lambda fact: fact.found.start)
    own = _between(stand_ins, start, end)
    called = tuple(fact.found.value for fact, _ in own)
    kept = (i for i in range(first, last) if _is_whole(facts[i], called))
    merged: list[StandIn] = [*((facts[i], (End(fact=i),)) for i in kept), *own]
    merged.sort(key=lambda entry: entry[0].found.start)
    for match in ties(shadow, tuple(fact for fact, _ in merged), start, end):
        subject, object_ = (merged[i] for i in match[1:3])
        stands_in = COMPONENT in (subject[0].component, object_[0].component)
        company = "organisation" in (subject[0].type, object_[0].type)
        if stands_in and match[0] not in DRUG_TYPES and not (company and match[0] in _OF_PERSONS):
            words = [entry[0].found for entry in (subject, object_)]
            place = min(w.start for w in words), max(w.end for w in words)
            yield from _each(match, subject[1], object_[1], place)


def _is_whole(fact: Fact, called: tuple[str, ...]) -> bool:
    """Whether an organisation's name was not cut out with what stands before it (判令|云州公司)."""
    return fact.type != "organisation" or not fact.found.value.endswith(called)


def _each(
    match: Match, subjects: tuple[End, ...], objects: tuple[End, ...], words: tuple[int, int]
) -> Iterator[Referred]:
    for one in subjects:
        for other in objects:
            if one != other:
                yield Referred(match[0], one, other, match[3:5], match[5], words)


def stand_ins(
    references: Sequence[Reference], parties: Sequence[Party], facts: Sequence[Fact]
) -> list[StandIn]:
    """The words that stand for parties or facts where no fact stands itself, in order."""
    starts = [fact.found.start for fact in facts]
    found: list[StandIn] = []
    for reference in references:
        meant = tuple(End(party=i) for i in reference.parties) or _named(reference, facts, starts)
        if reference.kind in _KINDS and meant and not _overlaps(reference, facts, starts):
            persons = all(end.party is not None and not is_organisation(parties[end.party]) for end in meant)
            kind = "person" if persons or reference.kind == "surname" else "organisation"
            found.append((Fact(kind, reference.found, REFERENCE_SURE, COMPONENT), meant))
    return found


def _named(reference: Reference, facts: Sequence[Fact], starts: Sequence[int]) -> tuple[End, ...]:
    if reference.name is None:
        return ()
    place = bisect_left(starts, reference.name[0])
    if place < len(facts) and (facts[place].found.start, facts[place].found.end) == reference.name:
        return (End(fact=place),)
    return ()


def _overlaps(reference: Reference, facts: Sequence[Fact], starts: Sequence[int]) -> bool:
    before = bisect_left(starts, reference.found.end) - 1
    return before >= 0 and facts[before].found.end > reference.found.start
