"""`fuyuan_abbreviations`: 以下简称 definitions, tied to the party they shorten where it is one.

Sets `Reading.abbreviations` (of the whole document) and `Party.short_names` (its aliases inside this document alone).
"""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.abbreviations import abbreviations_in
from nlp.reading import Reading, reading


@Language.component("fuyuan_abbreviations")
def read_abbreviations(doc: Doc) -> Doc:
    """Set the abbreviations and complete the parties."""
    state = reading(doc)
    if state.is_judgment:
        names = [p.name.value for p in state.parties]
        end = state.signature[0] if state.signature else len(state.shadow)
        state.abbreviations = tuple(abbreviations_in(state.shadow, names, state.heading_end, end))
        _tie(state)
    return doc


def _tie(state: Reading) -> None:
    shorts = {a.full.value: a.short for a in reversed(state.abbreviations)}
    state.parties = tuple(
        replace(p, short_names=(shorts[p.name.value],)) if p.name.value in shorts else p
        for p in state.parties
    )
