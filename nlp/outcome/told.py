"""What a notice of closing (结案通知书) tells as done: it has no orders, and what it tells is found, not ordered."""

import re
from collections.abc import Iterator

from nlp.lexicon import table
from nlp.model import Order
from nlp.outcome.people import People
from nlp.reading import Reading
from ontology.standing import Standing

_CLOSING = "结案"


def told(state: Reading) -> Iterator[Order]:
    """One order of each kind that the notice's body tells, on the side that had to perform."""
    kind_of_paper = state.document_type.value if state.document_type else ""
    if not kind_of_paper.startswith(_CLOSING):
        return
    text, people = state.shadow, People(state.parties)
    for kind, pattern in table("orders")["told"].items():
        if match := re.compile(pattern).search(text, state.heading_end):
            start = max(state.heading_end, *(text.rfind(c, 0, match.start()) + 1 for c in "。；\n"))
            named = dict.fromkeys(p for p, _ in people.named(text, start, match.end()))
            by = tuple(p for p in named if people.parties[p].side == "respondent")
            yield Order(kind, 0, start, match.end(), by=by)


def standing_of(kind: str) -> Standing:
    """How firm an order of that kind stands."""
    return Standing.FOUND if kind in table("orders")["told"] else Standing.ORDERED
