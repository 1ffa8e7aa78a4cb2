"""Silver annotation: who is a person in a fact paragraph, told by the document's own header, role words and masks.

A name the header gives is a person wherever the text repeats it. That needs no annotator and no licence but the
text's own.
"""

import random
import re
from collections.abc import Iterator

from nlp.extract import Source, extract_documents
from nlp.extraction import Extraction
from nlp.facts.crf import pieces
from nlp.facts.persons import persons
from nlp.lexicon import alternation
from nlp.model import Kind
from nlp.shadow import shadow
from nlp.training.invented import Inventor

Example = tuple[str, list[tuple[int, int, str]]]
_IN_A_LIST = re.compile(r"[\u3400-\u9fff·]{2,15}")


def examples(rows: list[tuple[str, str]], seed: int) -> list[Example]:
    """Silver pieces of (text, fact) pairs, each document once as it is and once with its masked names replaced."""
    chance = random.Random(seed)
    inventor = Inventor(chance)
    found: list[Example] = []
    sources = (Source(text, "", str(i), "") for i, (text, _) in enumerate(rows))
    for (_, fact), extraction in zip(rows, extract_documents(sources), strict=True):
        plain = shadow(fact)
        marked = spans_of(plain, header_names(extraction))
        for piece in _cut(plain, marked):
            found.append(piece)
            if piece[1]:
                found.append(inventor.replaced(*piece))
    chance.shuffle(found)
    return found


def header_names(extraction: Extraction) -> set[str]:
    """Names and aliases of the persons among the parties, and representatives."""
    names = set()
    for party in extraction.parties:
        if party.kind is Kind.PERSON:
            names |= {party.name.value, *(a.value for a in (*party.aliases, *party.former_names))}
        if party.representative:
            names.add(party.representative.name.value)
    return {shadow(n) for n in names if _IN_A_LIST.fullmatch(n)}


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


def _cut(text: str, marked: list[tuple[int, int]]) -> Iterator[Example]:
    for start, end in pieces(text, 0, len(text)):
        yield (
            text[start:end],
            [(a - start, b - start, "person") for a, b in marked if start <= a and b <= end],
        )
