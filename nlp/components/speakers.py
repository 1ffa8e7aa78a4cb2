"""`fuyuan_speakers`: sets `voices` on the reading, the body in stretches of one speaker each."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.model import Claim
from nlp.reading import Reading, reading
from nlp.speech.claims import claim_of
from nlp.speech.regions import voices


@Language.component("fuyuan_speakers")
def read_speakers(doc: Doc) -> Doc:
    """Set the voices."""
    state = reading(doc)
    state.voices = tuple(voices(state.shadow, state.sections))
    return doc


def said(state: Reading, start: int, end: int, predicate: int | None = None) -> Claim:
    """Who says the passage, how firmly, with which sign: what every relation and event is written with."""
    return claim_of(state.shadow, state.voices, start, end, predicate, state.parties)
