"""What search compares: folded text and its grams.

Half width, case folded, without white space: a two-character name is often printed with a gap. Single characters
and pairs are the terms, because FTS5's trigrams find nothing for 张伟; a hit is then verified against the value.
"""

import re
from itertools import pairwise
from typing import Final

from graph.model import Exactness, Properties
from ontology.identifiers import compact
from ontology.vocabulary import Sought, vocabulary

SEARCHABLE: Final = frozenset(
    name
    for kind in vocabulary().entities.values()
    for name, prop in kind.properties.items()
    if prop.searchable
)
"""Names of the properties people look things up by."""


_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")
_STAYS: Final = re.compile("[\u4e00-\u9fff]+")
"""Characters that are their own folded form: most names have no others, and are told in a sixth of the time."""


def fold(text: str) -> str:
    """The form in which texts are compared; control characters are dropped."""
    return text if _STAYS.fullmatch(text) else _CONTROL.sub("", compact(text).casefold())


def grams(folded: str) -> list[str]:
    """Single characters and pairs, each once, in order of appearance."""
    return list(dict.fromkeys([*folded, *map("".join, pairwise(folded))]))


def query_grams(folded: str) -> list[str]:
    """The grams that a value must have to contain this text."""
    return list(dict.fromkeys(map("".join, pairwise(folded)))) or [folded]


def exactness(folded_value: str, needle: str) -> Exactness | None:
    """How a value meets the needle; None if it does not."""
    if folded_value == needle:
        return Exactness.EXACT
    if folded_value.startswith(needle):
        return Exactness.PREFIX
    return Exactness.CONTAINS if needle in folded_value else None


def best_match(properties: Properties, needle: str) -> tuple[Exactness, str, str] | None:
    """The most exact searchable value with its property; ties by the order of `properties` and their values."""
    found = [
        (match, name, value.value)
        for name, values in properties.items()
        if name in SEARCHABLE
        for value in values
        if (match := exactness(fold(value.value), needle)) is not None
    ]
    return min(found, key=lambda each: EXACTNESS_ORDER[each[0]], default=None)


def in_caption(caption: str, needle: str, match: Exactness) -> bool:
    """Whether what an entity is called meets the needle so itself, and not only its address or its number."""
    return exactness(fold(caption), needle) is match


EXACTNESS_ORDER: Final = {match: place for place, match in enumerate(Exactness)}
_KINDS: Final = vocabulary().entities
_SOUGHT: Final = list(Sought)
TYPE_ORDER: Final = {
    name: place
    for place, name in enumerate(sorted(_KINDS, key=lambda name: _SOUGHT.index(_KINDS[name].sought_as)))
}
"""Place of a type among hits of one class: as what it is sought, then as the vocabulary lists it."""
