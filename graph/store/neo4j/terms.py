"""What the full-text index holds of a share, and how it is asked.

Two fields of one index, both cut at white space: whole folded values, and their grams. A gram is two characters, the
last one of a value alone, so that a beginning finds single characters. What a restricted share says carries its
compartment, so that a query of somebody else does not even meet it.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from graph.model import Exactness, Properties
from graph.searching import SEARCHABLE, fold
from ontology.viewer import OPEN

WHOLE: Final = 200
"""Longer values are met by their grams: Lucene's white-space tokenizer cuts at 255."""
MOST_GRAMS: Final = 64
"""Of a long query; every hit is verified, and Lucene takes 1,024 clauses."""
_SYNTAX: Final = {ord(sign): f"\\{sign}" for sign in '+-&|!(){}[]^"~*?:\\/=<>'}


def texts(properties: Properties) -> list[str]:
    """The folded texts that a share is found by, each once."""
    found = (fold(v.value) for name, values in properties.items() if name in SEARCHABLE for v in values)
    return [text for text in dict.fromkeys(found) if text]


def search_texts(found: Iterable[str], compartment: int) -> str:
    """Whole values between spaces; folded text has none."""
    return f" {' '.join(_marked(found, compartment))} "


def search_grams(found: Iterable[str], compartment: int) -> str:
    """Their grams."""
    grams = dict.fromkeys(gram for text in found for gram in _grams(text))
    return " ".join(_marked(grams, compartment))


def _grams(text: str) -> Iterable[str]:
    return (*map("".join, pairwise(text)), text[-1])


def _marked(found: Iterable[str], compartment: int) -> Iterable[str]:
    return found if compartment == OPEN else (mark(compartment) + text for text in found)


def mark(compartment: int) -> str:
    """What stands before each term of a share."""
    return "" if compartment == OPEN else f"{compartment:x}|"


def query(needle: str, match: Exactness, compartment: int) -> str:
    """Lucene query for values that may meet the needle in this way."""
    if match is Exactness.EXACT and len(needle) <= WHOLE:
        return f"search_texts:{_term(needle, compartment)}"
    if match is Exactness.PREFIX and len(needle) <= WHOLE:
        return f"search_texts:{_term(needle, compartment)}*"
    if len(needle) == 1:
        return f"search_grams:{_term(needle, compartment)}*"
    grams = list(dict.fromkeys(map("".join, pairwise(needle))))[:MOST_GRAMS]
    return " AND ".join(f"search_grams:{_term(gram, compartment)}" for gram in grams)


def _term(text: str, compartment: int) -> str:
    return (mark(compartment) + text).translate(_SYNTAX)


def part(needle: str, match: Exactness, compartment: int) -> str:
    """What `search_texts` contains if a value meets the needle in this way or, for a weaker one, a stronger way."""
    return {
        Exactness.EXACT: f" {mark(compartment)}{needle} ",
        Exactness.PREFIX: f" {mark(compartment)}{needle}",
        Exactness.CONTAINS: needle,
    }[match]
