"""`fuyuan_ties`: sets `ties` on the reading: relations between facts, each with sentence, trigger and claim.

Patterns say them; in drug cases also what follows of a passage about one defendant, and what the trained model adds.
Its bytes are the model's.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from nlp.cleared import against_the_cleared
from nlp.components.facts import stretches
from nlp.components.speakers import said
from nlp.model import Claim, Fact, Tie
from nlp.models import RELATIONS, shipped
from nlp.reading import Reading, reading
from nlp.referred_ties import COMPONENT as REFERRED
from nlp.referred_ties import REFERENCE_SURE, End, Referred, StandIn, referred_ties, stand_ins
from nlp.relations.drugs import modelled, weighed
from nlp.relations.model import RelationModel
from nlp.relations.one_defendant import SURE as FOLLOWS_SURE
from nlp.same_event import of_one_event
from nlp.ties import COMPONENT, SURE, Match, ties

_SAYING = re.compile("(?:主张|辩称|诉称|声称|认为|提出|否认|要求|请求)(?:其)?")
USUAL, MODEL_SURE = 0.75, 0.43
"""The model's is the precision of what it adds, end to end on the CAIL2022 training paragraphs (57 of 133)."""


class TieReader:
    """The component; without a model the patterns speak alone."""

    def __init__(self, model: bytes) -> None:
        self._open(model)

    def _open(self, model: bytes) -> None:
        self.model = model
        self._relations = RelationModel.from_bytes(model) if model else None

    def __call__(self, doc: Doc) -> Doc:
        """Set the ties."""
        state = reading(doc)
        if state.is_judgment:
            state.ties = tuple(against_the_cleared(state, list(self._all(state))))
        return doc

    def _all(self, state: Reading) -> Iterator[Tie]:
        referring = stand_ins(state.references, state.parties, state.facts)
        for start, end in stretches(state):
            yield from of_one_event(state, list(self._between(state, referring, start, end)))

    def _between(self, state: Reading, referring: Sequence[StandIn], start: int, end: int) -> Iterator[Tie]:
        section = next(s.name for s in state.sections if s.holds(start))
        known = set()
        for match, sure in self.matches(state.shadow, state.facts, start, end):
            known.add((match[0], *_names(state.facts, match), match[3]))
            yield _tie(state, section, match, sure)
        for tie in referred_ties(state.shadow, state.facts, referring, start, end):
            key = (tie.type, _name(state, tie.subject), _name(state, tie.object), tie.sentence[0])
            if key not in known and key[1] != key[2]:
                known.add(key)
                yield _referred(state, section, tie)

    def matches(
        self, shadow: str, facts: tuple[Fact, ...], start: int, end: int
    ) -> Iterator[tuple[Match, float]]:
        """The relations of one stretch and how sure each is; needs no header, so a sentence alone will do."""
        said, follows = weighed(ties(shadow, facts, start, end), shadow, facts, start, end)
        yield from ((match, SURE.get(match[0], USUAL)) for match in said)
        yield from ((match, FOLLOWS_SURE[match[0]]) for match in follows)
        if self._relations is None:
            return
        pairs = {_names(facts, match) for match in (*said, *follows)}
        for stated, subject, object_, (a, b) in modelled(self._relations, shadow, facts, start, end):
            ends = sorted((facts[subject].found, facts[object_].found), key=lambda f: f.start)
            match = (stated.type, subject, object_, a, b, (ends[0].start, ends[1].end))
            if _names(facts, match) not in pairs:
                yield match, MODEL_SURE

    def to_bytes(self, **_: Any) -> bytes:
        """The model."""
        return self.model

    def from_bytes(self, model: bytes, **_: Any) -> "TieReader":
        """The model again."""
        self._open(model)
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the model."""
        Path(path).write_bytes(self.model)

    def from_disk(self, path: str | Path, **_: Any) -> "TieReader":
        """Read the model."""
        return self.from_bytes(Path(path).read_bytes())

    def __reduce__(self) -> tuple[type["TieReader"], tuple[bytes]]:
        return TieReader, (self.model,)


@Language.factory("fuyuan_ties", default_config={"model": True})
def make_tie_reader(nlp: Language, name: str, model: bool) -> TieReader:  # noqa: ARG001
    """The component with the shipped model; `model` false leaves the patterns alone."""
    return TieReader(shipped(RELATIONS) if model else b"")


def _names(facts: tuple[Fact, ...], match: Match) -> tuple[str, str]:
    return facts[match[1]].found.value, facts[match[2]].found.value


def _name(state: Reading, end: End) -> str:
    if end.party is not None:
        return state.parties[end.party].name.value
    return "" if end.fact is None else state.facts[end.fact].found.value


def _referred(state: Reading, section: str, tie: Referred) -> Tie:
    return Tie(
        tie.type,
        -1 if tie.subject.fact is None else tie.subject.fact,
        -1 if tie.object.fact is None else tie.object.fact,
        *tie.sentence,
        tie.trigger,
        section,
        round(SURE.get(tie.type, USUAL) * REFERENCE_SURE, 3),
        REFERRED,
        _claim(state, tie.words, tie.trigger),
        tie.subject.party,
        tie.object.party,
    )


def _claim(state: Reading, words: tuple[int, int], trigger: tuple[int, int]) -> Claim:
    """Whose the relation is; 原告主张其将钱款|借给被告 is the plaintiff's, though it begins with the plaintiff."""
    first, last = words
    told = [m.end() for m in _SAYING.finditer(state.shadow, first, trigger[0])] if first < trigger[0] else []
    return said(state, told[-1] if told else first, max(last, trigger[1]), trigger[0])


def _tie(state: Reading, section: str, match: Match, sure: float) -> Tie:
    name, subject, object_, start, end, trigger = match
    ends = [state.facts[i].found for i in (subject, object_)]
    first, last = min(e.start for e in ends), max(e.end for e in ends)
    claim = _claim(state, (first, last), trigger)
    return Tie(name, subject, object_, start, end, trigger, section, sure, COMPONENT, claim)
