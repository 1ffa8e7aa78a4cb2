"""`fuyuan_ties`: sets `ties` on the reading: relations between facts, each with sentence, trigger and claim."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.facts import stretches
from nlp.components.speakers import said
from nlp.model import Tie
from nlp.reading import Reading, reading
from nlp.ties import COMPONENT, SURE, ties

USUAL = 0.75


@Language.component("fuyuan_ties")
def read_ties(doc: Doc) -> Doc:
    """Set the ties."""
    state = reading(doc)
    if state.is_judgment:
        state.ties = tuple(_all(state))
    return doc


def _all(state: Reading) -> Iterator[Tie]:
    for start, end in stretches(state):
        section = next(s.name for s in state.sections if s.holds(start))
        for name, subject, object_, a, b, trigger in ties(state.shadow, state.facts, start, end):
            ends = [state.facts[i].found for i in (subject, object_)]
            first, last = min(e.start for e in ends), max(e.end for e in ends)
            claim = said(state, first, max(last, trigger[1]), trigger[0])
            yield Tie(name, subject, object_, a, b, trigger, section, SURE.get(name, USUAL), COMPONENT, claim)
