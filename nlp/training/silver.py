"""Silver annotation: who is a person in a fact paragraph, told by the document's own header, role words and masks.

A name the header gives is a person wherever the text repeats it. That needs no annotator and no licence but the
text's own.
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.components.facts import header_persons
from nlp.facts.crf import pieces
from nlp.facts.persons import persons
from nlp.lexicon import alternation
from nlp.pipeline import build_pipeline
from nlp.reading import Reading, reading
from nlp.shadow import shadow
from nlp.training.invented import Inventor, Spans

Example = tuple[str, Spans]
SHARE, EMPTY_SHARE, MASKED_SHARE = 0.14, 0.05, 0.6
"""Of the pieces that name somebody, of those that name nobody, and of the first those written with another mask too.

.35 read silver better (every seventh document held out, half the rest: persons .926 -> .932 as written, .835 -> .889
with full names), but made a model of 15 MB that read no better on the CAIL2022 train part (.940 -> .939).
"""
_NAME = re.compile(r"[\u3400-\u9fff·]{2,15}")
_LATER = ("fuyuan_offences", "fuyuan_facts", "fuyuan_ties", "fuyuan_outcome")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A fact paragraph in its one form, and where persons stand in it."""

    text: str
    persons: list[tuple[int, int]]


def paragraphs(rows: Iterable[tuple[str, str]]) -> Iterator[Paragraph]:
    """The paragraphs of (whole text, fact paragraph)."""
    rows = list(rows)
    docs = build_pipeline().pipe((text for text, _ in rows), disable=_LATER)
    for (_, fact), doc in zip(rows, docs, strict=True):
        plain = shadow(fact)
        yield Paragraph(plain, spans_of(plain, header_names(reading(doc))))


def person_examples(paragraphs: Iterable[Paragraph], seed: int) -> list[Example]:
    """Pieces of the paragraphs: as they are, with full names in the place of masked ones, with other masks."""
    chance = random.Random(seed)
    inventor = Inventor(chance)
    found: list[Example] = []
    for paragraph in paragraphs:
        for piece in _cut(paragraph):
            if chance.random() > (SHARE if piece[1] else EMPTY_SHARE):
                continue
            found.append(piece)
            if piece[1]:
                found.append(inventor.opened(*piece))
                if chance.random() < MASKED_SHARE:
                    found.append(inventor.masked(*piece))
    chance.shuffle(found)
    return found


def header_names(state: Reading) -> set[str]:
    """Names and aliases of the persons among the parties, and representatives."""
    names = set(header_persons(state))
    names |= {p.representative.name.value for p in state.parties if p.representative}
    return {shadow(name) for name in names if _NAME.fullmatch(name)}


def spans_of(text: str, names: set[str]) -> list[tuple[int, int]]:
    """Persons of one paragraph: header names, longest first, and what the rules find between them."""
    taken = {(f.found.start, f.found.end) for f in persons(text, 0, len(text))}
    if names:
        taken |= {m.span() for m in re.finditer(alternation(names), text)}
    found, last = [], 0
    for start, end in sorted(taken, key=lambda s: (s[0], -s[1])):
        if start >= last:
            found.append((start, end))
            last = end
    return found


def _cut(paragraph: Paragraph) -> Iterator[Example]:
    for start, end in pieces(paragraph.text, 0, len(paragraph.text)):
        inside = [(a - start, b - start, "person") for a, b in paragraph.persons if start <= a and b <= end]
        yield paragraph.text[start:end], inside
