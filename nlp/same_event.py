"""Relations that follow of a dealing share its fate: none is firmer than the words it follows from.

What is found on a dealer counts as dealt in, and a passage about one defendant says more than its sentences
(nlp/relations). Whoever denies the dealing, or only charges it, denies or charges what follows: where the appeal holds
出售冰毒的证据不足, the ten grams in the flat are held, not dealt in.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from nlp.components.speakers import said
from nlp.lexicon import alternation, table
from nlp.model import Claim, Tie
from nlp.reading import Reading
from nlp.relations.passages import LONGEST
from nlp.speech.claims import voice_at
from nlp.tie_wordings import clause_start
from nlp.ties import patterns
from ontology.standing import STANDING_RANK, Standing

DEALING = ("sell_drugs_to", "traffic_in")
NEAR = 2 * LONGEST
"""Characters on either side in which the dealing stands that something follows from."""
_QUOTED = ("lower_court", "quoted_order")


@dataclass(frozen=True, slots=True)
class _Event:
    """A dealing as told: where, whose, whether a court below is quoted with it, what is claimed of it."""

    place: int
    subject: str
    quoted: bool
    claim: Claim


def of_one_event(state: Reading, found: Sequence[Tie]) -> Iterator[Tie]:
    """The ties of a stretch: those that follow of a dealing with its claim."""
    direct = _of_one_clause(state, [t for t in found if t.type in DEALING and _is_told(state, t)])
    told = sorted((_event(state, tie) for tie in direct.values()), key=lambda e: e.place)
    for tie in found:
        read = direct.get(id(tie), tie)
        if read.type not in DEALING or _is_told(state, read):
            yield read
        elif followed := _as_told(state, read, told):
            yield followed


@cache
def _telling(types: tuple[str, ...]) -> re.Pattern[str]:
    """The words that tell of a relation of the types by themselves."""
    return re.compile("|".join(p.trigger.pattern for p in patterns() if p.type in types))


@cache
def _dealing() -> re.Pattern[str]:
    """A word of dealing that is no part of an offence's name."""
    return re.compile(f"{alternation(table('drug_relations')['dealing'])}(?![^，。；]{{0,12}}毒品罪)")


def _is_told(state: Reading, tie: Tie) -> bool:
    """Whether its own words say it; what follows shows from name to name, what was found the words of the search."""
    return _telling(DEALING).match(state.shadow, tie.trigger[0]) is not None


def subject_of(state: Reading, tie: Tie) -> str:
    """Name of who does it, "" where a word stands for it."""
    return state.facts[tie.subject].found.value if tie.subject >= 0 else ""


def is_quoted(state: Reading, tie: Tie) -> bool:
    """Whether a court below is quoted with it."""
    voice = voice_at(state.voices, tie.trigger[0])
    return voice is not None and voice.speaker in _QUOTED


def _event(state: Reading, tie: Tie) -> _Event:
    return _Event(tie.trigger[0], subject_of(state, tie), is_quoted(state, tie), tie.claim)


def _firmness(claim: Claim) -> tuple[bool, int]:
    return claim.polarity == "positive", STANDING_RANK[Standing(claim.standing)]


def _of_one_clause(state: Reading, ties: Sequence[Tie]) -> dict[int, Tie]:
    """By identity: two relations of one clause and subject are one deed, as little firm as the less firm."""
    deeds: dict[tuple[str, int], Claim] = {}
    for tie in ties:
        deed = subject_of(state, tie), clause_start(state.shadow, tie.trigger[0])
        deeds[deed] = min(deeds.get(deed, tie.claim), tie.claim, key=_firmness)
    return {
        id(t): replace(t, claim=deeds[subject_of(state, t), clause_start(state.shadow, t.trigger[0])])
        for t in ties
    }


def _as_told(state: Reading, tie: Tie, told: Sequence[_Event]) -> Tie | None:
    """The tie no firmer than the dealing near it; what was found on nobody's dealing is held; else None."""
    first, last = (bisect_left(told, p, key=lambda e: e.place) for p in (tie.start - NEAR, tie.end + NEAR))
    near = [e for e in told[first:last] if e.subject == subject_of(state, tie)]
    claims = [e.claim for e in near if e.quoted == is_quoted(state, tie)]
    held = _telling(("possess",)).match(state.shadow, tie.trigger[0]) is not None
    if not near:
        words = _dealing().finditer(state.shadow, tie.start, tie.end)
        claims = [said(state, m.start(), m.end(), m.start()) for m in words]
    elif not claims:
        return replace(tie, type="possess") if held else None
    firmest = max(claims, key=_firmness, default=tie.claim)
    if _firmness(firmest) >= _firmness(tie.claim):
        return tie
    return replace(tie, type="possess") if held else replace(tie, claim=firmest)
