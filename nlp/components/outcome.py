"""`fuyuan_outcome`: the orders of the 主文, per numbered item and party; nothing outside the orders is read, but what a
notice of closing tells as done.

Terms in the header are past convictions, and what an item revokes (撤销第一项，即…) is no order of this court.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.parties import is_criminal, is_enforcement
from nlp.lexicon import table
from nlp.model import Order
from nlp.offences.defendants import Defendants
from nlp.outcome.decisions import RETOLD, decisions, reviews
from nlp.outcome.items import Item, items, orders_text
from nlp.outcome.payments import payments
from nlp.outcome.people import People
from nlp.outcome.performance import performances, with_common_period
from nlp.outcome.sentences import sentences
from nlp.outcome.told import told, told_beside
from nlp.reading import Reading, reading

_UNDONE = frozenset({"reversed", "partly_reversed"})


@Language.component("fuyuan_outcome")
def read_outcome(doc: Doc) -> Doc:
    """Set the orders."""
    state = reading(doc)
    section = state.section("disposition") if state.is_judgment else None
    if section is not None:
        text, end = orders_text(state.shadow, section.start, section.end)
        found = with_common_period(text, section.start, end, _all(state, text, section.start, end))
        beside = told_beside(state) if is_enforcement(state) else ()
        state.orders = tuple(sorted([*beside, *found], key=lambda o: (o.start, o.kind)))
    elif state.is_judgment:
        state.orders = tuple(told(state))
    return doc


def _all(state: Reading, text: str, start: int, end: int) -> Iterator[Order]:
    people, defendants = People(state.parties), Defendants(state.parties)
    criminal = is_criminal(state)
    below = {r.number.canonical for r in state.related_cases if r.relation == "under_review"}
    under_review = below.pop() if len(below) == 1 else ""
    used: dict[int, int] = {}
    for item in items(text, start, end):
        reviewed = list(reviews(text, item, state.numbers, under_review))
        yield from reviewed
        undone = [o for o in reviewed if o.kind in _UNDONE or _retells(text, o)]
        rest = _before(text, item, undone)
        if rest.start >= rest.end:
            continue
        sentenced = list(sentences(text, rest, defendants, used)) if criminal else []
        yield from sentenced
        paid = list(payments(text, rest, people, criminal=criminal))
        yield from paid
        sums = {o.amount for o in paid if o.amount}
        plain = [
            o for o in decisions(text, rest, people, reviewed, criminal=criminal) if not _said_twice(o, sums)
        ]
        yield from _of_the_sentenced(plain, sentenced)
        if not criminal:
            yield from performances(text, rest, people, [*paid, *plain])


def _of_the_sentenced(plain: list[Order], sentenced: list[Order]) -> Iterator[Order]:
    """判处…。在缓刑考验期内实行社区矫正: it falls on whom the item sentences."""
    by = sentenced[-1].by if sentenced else ()
    follows = table("orders")["follows_sentence"]
    yield from (replace(o, by=by) if not o.by and o.kind in follows else o for o in plain)


_SAID_AS_SUM = frozenset({"confiscation", "returned"})


def _said_twice(order: Order, sums: set[str]) -> bool:
    """追缴、发还 of a sum that is read as restitution already."""
    return order.kind in _SAID_AS_SUM and (order.amount in sums or (order.kind == "returned" and bool(sums)))


def _retells(text: str, order: Order) -> bool:
    """维持…第二项，即：…: the old order in its own words is none of this court."""
    return order.kind in ("upheld", "partly_upheld") and (
        "即" in text[order.end : order.end + RETOLD] or text.startswith("核准", order.start)
    )


def _before(text: str, item: Item, undone: list[Order]) -> Item:
    """The item without what it undoes: 撤销 to the end of its sentence; 即： tells the old order to the item's end."""
    if not undone:
        return item
    last = undone[-1]
    stop = text.find("。", last.end, item.end)
    behind = item.end if stop < 0 or "即" in text[last.end : last.end + RETOLD] else stop
    return Item(item.number, behind, item.end)
