"""`fuyuan_facts`: sets `facts` on the reading: what the body names; persons by the trained model if it is there.

Facts do not overlap: of two, the kind read earlier stays. A header person's name is a person wherever the
body repeats it. Without the model a warning says that persons were found by rule.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from nlp.bounds import FACTS, bounded
from nlp.facts.amounts import amounts
from nlp.facts.crf import Tagger
from nlp.facts.drugs import drugs, weights
from nlp.facts.identifiers import identifiers
from nlp.facts.organisations import goods, organisations
from nlp.facts.people import agreed
from nlp.facts.persons import persons
from nlp.facts.places import places
from nlp.facts.times import times
from nlp.many_names import places_of
from nlp.model import Fact, Kind
from nlp.models import PERSONS, shipped
from nlp.reading import Reading, reading
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
HEADER_SURE = 0.97
PERSON_SURE = {(True, True): 0.96, (True, False): 0.58, (False, True): 0.57, (False, False): 0.72}
"""(Told by rule, told by the model) → precision of such persons, neither being a name repeated from elsewhere.

Measured on the 5,122 training paragraphs of CAIL2022 and CAIL2021 (12,149, 199, 765 and 36 persons), of which nothing
was learned, with version 1 of the model; version 2 is off by .005 on the dev parts (sure/person). HEADER_SURE is an
estimate.
"""
NO_MODEL = "no_model：未找到人名识别模型，仅按规则识别人名"
READ_AT_ONCE = 400_000
"""Characters of a stretch read together, for what is found waits until it has been parted; the longest real judgment
has 145,483. A longer section is cut behind a stop."""
_STOPS = ("。；\n", "，、")
_BODY = ("claim", "defence", "lower_court", "finding", "reasoning", "disposition", "procedure")
Rule = Callable[[str, int, int], Iterator[Fact]]
_BEFORE: tuple[Rule, ...] = (identifiers, weights, amounts, times)
_BEHIND: tuple[Rule, ...] = (goods, places)
"""What is read before the organisations, and what behind them."""


class FactReader:
    """The component; its bytes are the model's."""

    def __init__(self, model: bytes) -> None:
        self._open(model)

    def _open(self, model: bytes) -> None:
        self.model = model
        self._tagger = Tagger(model) if model else None

    def __call__(self, doc: Doc) -> Doc:
        """Set the facts of the body."""
        state = reading(doc)
        if state.is_judgment:
            if self._tagger is None:
                state.warnings.append(NO_MODEL)
            state.facts = bounded(self._found(state), FACTS, state.warnings)
        return doc

    def _found(self, state: Reading) -> Iterator[Fact]:
        names, known = header_persons(state), named_organisations(state)
        parts = (part for a, b in stretches(state) for part in read_at_once(state.shadow, a, b))
        return chain.from_iterable(self.facts(state.shadow, a, b, names, known) for a, b in parts)

    def facts(
        self,
        shadow: str,
        start: int,
        end: int,
        names: frozenset[str] = frozenset(),
        known: frozenset[str] = frozenset(),
    ) -> list[Fact]:
        """Facts of one stretch, in order; needs no header, so a sentence alone will do."""
        ordered = [*_named(shadow, start, end, names), *drugs(shadow, start, end)]
        ordered += self.persons(shadow, start, end)
        ordered += [fact for rule in _BEFORE for fact in rule(shadow, start, end)]
        ordered += organisations(shadow, start, end, known)
        ordered += [fact for rule in _BEHIND for fact in rule(shadow, start, end)]
        return parted(ordered)

    def persons(self, shadow: str, start: int, end: int) -> Iterator[Fact]:
        """Persons of one stretch: by rules and model together, by rules alone without one."""
        by_rule = {(f.found.start, f.found.end): f for f in persons(shadow, start, end)}
        if self._tagger is None:
            yield from by_rule.values()
            return
        told = {(start + a, start + b) for a, b, _ in self._tagger.spans(shadow[start:end])}
        for a, b in agreed(shadow, start, end, by_rule, told):
            sure = PERSON_SURE[(a, b) in by_rule, (a, b) in told]
            yield Fact("person", Found(sys.intern(shadow[a:b]), a, b), sure, COMPONENT)

    def to_bytes(self, **_: Any) -> bytes:
        """The model."""
        return self.model

    def from_bytes(self, model: bytes, **_: Any) -> "FactReader":
        """The model again."""
        self._open(model)
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the model."""
        Path(path).write_bytes(self.model)

    def from_disk(self, path: str | Path, **_: Any) -> "FactReader":
        """Read the model."""
        return self.from_bytes(Path(path).read_bytes())

    def __reduce__(self) -> tuple[type["FactReader"], tuple[bytes]]:
        return FactReader, (self.model,)


@Language.factory("fuyuan_facts", default_config={"model": True})
def make_fact_reader(nlp: Language, name: str, model: bool) -> FactReader:  # noqa: ARG001
    """The component with the shipped model; `model` false leaves the rules alone."""
    return FactReader(shipped(PERSONS) if model else b"")


def header_persons(state: Reading) -> frozenset[str]:
    """Names of the persons the header gives."""
    parties = [p for p in state.parties if p.kind is Kind.PERSON]
    names = [p.name.value for p in parties] + [a.value for p in parties for a in p.aliases]
    return frozenset(n for n in names if 2 <= len(n) <= 15)


def named_organisations(state: Reading) -> frozenset[str]:
    """Names that the header, a definition (以下简称) or a cited case gives to who is no person."""
    parties = [p for p in state.parties if p.kind is not Kind.PERSON]
    names = [p.name.value for p in parties] + [
        found.value for p in parties for found in (*p.aliases, *p.former_names, *p.short_names)
    ]
    names += [found.value for a in state.abbreviations for found in (a.short, a.full)]
    names += [r.court.value for r in state.related_cases if r.court]
    names += [state.court.value] if state.court else []
    return frozenset(names)


def stretches(state: Reading) -> Iterator[tuple[int, int]]:
    """The body: statutes quoted behind the signature name nobody."""
    stop = state.signature[0] if state.signature else len(state.text)
    for section in state.sections:
        if section.name in _BODY and section.start < stop:
            yield section.start, min(section.end, stop)


def read_at_once(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in parts that are read together: nearly always itself."""
    while end - start > READ_AT_ONCE:
        stop = _stop_before(shadow, start + READ_AT_ONCE // 2, start + READ_AT_ONCE)
        yield start, stop
        start = stop
    yield start, end


def _stop_before(shadow: str, start: int, end: int) -> int:
    """Behind the last stop between the offsets, behind the last comma if there is none, else the end."""
    cuts = (max(shadow.rfind(sign, start, end) for sign in signs) + 1 for signs in _STOPS)
    return next((cut for cut in cuts if cut), end)


def _named(shadow: str, start: int, end: int, names: frozenset[str]) -> Iterator[Fact]:
    for a, b in places_of(names, shadow, start, end):
        name = sys.intern(shadow[a:b])  # it comes again: one string for all its places
        yield Fact("person", Found(name, a, b), HEADER_SURE, COMPONENT)


def parted(facts: list[Fact]) -> list[Fact]:
    """Those of the list that overlap none before them in it, in order of place; of two persons, the longer."""
    origin = min((f.found.start for f in facts), default=0)
    taken = bytearray(max((f.found.end for f in facts), default=0) - origin)
    kept: list[Fact] = []
    for fact in facts:
        start, end = fact.found.start - origin, fact.found.end - origin
        if start < end and taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            kept.append(fact)
    return sorted(kept, key=lambda f: f.found.start)
