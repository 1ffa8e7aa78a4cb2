"""`fuyuan_articles`: the statutes on which the orders rest: 依照《…》第…条…，判决如下.

Only the court's own basis: what parties cite, what the reasoning discusses and what an appendix reprints
is left to later work, because it says something else.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.citations import LawNames, citations_in, last_law, law_names
from nlp.lexicon import alternation, words
from nlp.model import Citation
from nlp.reading import Reading, reading

_BASIS = re.compile(rf"{alternation(words('laws', 'basis'))}(?<!适用(?=法律|错误|正确|程序))")
_BACK = re.compile(alternation(words("laws", "same")))
_SENTENCE_ENDS = "。\n；"
_BASIS_BEHIND = re.compile(r"[ ]?(?:依照|依据|根据|据此|综上)")
"""What makes a semicolon the end of a sentence."""
SENTENCES = 3
"""Sentences before the orders that are looked at, besides the first of the stretch."""
FARTHEST = 1500
"""Characters before 如下 in which the basis is looked for (longest measured: 1,020)."""


def basis(state: Reading) -> tuple[Citation, ...]:
    """The references in the last sentence before the orders, or in the one before it."""
    orders = state.section("disposition")
    if orders is None:
        return ()
    floor = max(state.heading_end, orders.start - FARTHEST)
    names = law_names(state.shadow, state.abbreviations)
    for begin in _last_sentences(state.shadow, floor, orders.start - 1):
        if not state.shadow[begin : orders.start].strip():
            continue
        start, law = _start(state.shadow, begin, orders.start, names)
        found = tuple(citations_in(state.shadow, start, orders.start, law, names))
        if found:
            return found
    return ()


def _last_sentences(shadow: str, floor: int, end: int) -> Iterator[int]:
    """Where the last sentences between the offsets begin, the last first, then `floor` if they are few."""
    place, found = end, 0
    while found <= SENTENCES and (place := max(shadow.rfind(c, floor, place) for c in _SENTENCE_ENDS)) >= 0:
        if shadow[place] != "；" or _BASIS_BEHIND.match(shadow, place + 1, end):
            found += 1
            yield place + 1
    if found <= SENTENCES:
        yield floor


def _start(shadow: str, begin: int, end: int, names: LawNames) -> tuple[int, str]:
    """Where the basis begins in its sentence (《依照… has its mark misplaced), and the law a 该法 in it points to."""
    cue = _BASIS.search(shadow, begin, end)
    if cue is None:
        return begin, ""
    law = last_law(shadow, begin, cue.start(), names) if _BACK.match(shadow, cue.end()) else ""
    return cue.start() - (shadow[cue.start() - 1] == "《"), law


@Language.component("fuyuan_articles")
def read_articles(doc: Doc) -> Doc:
    """Set the citations."""
    state = reading(doc)
    if state.is_judgment:
        state.citations = basis(state)
    return doc
