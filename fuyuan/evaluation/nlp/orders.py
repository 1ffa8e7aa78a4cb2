"""What courts ordered, against orders read by eye: kind, item, amount, terms, fine, and on whom it falls.

An order is right when every value agrees; `orders/kind` asks for kind and item alone. The baseline takes an order to
be whatever the word for its kind says, without values. Amounts and fines are 分, terms months and days.
"""

from collections.abc import Hashable, Iterator
from typing import Any, Final

from fuyuan.evaluation.nlp.annotated import annotated
from fuyuan.evaluation.nlp.given import Given, Text
from fuyuan.evaluation.nlp.score import Error, Evaluation, Scores, differences, sentence_around
from nlp.extraction import Extraction
from nlp.model import Order
from nlp.outcome.told import ordered
from ontology.money import parse_money

_FALLS_ON: Final = frozenset(
    [
        "pay",
        "perform",
        "joint_liability",
        "fixed_term",
        "detention",
        "control",
        "life",
        "death",
        "death_with_reprieve",
        "exempt",
        "fine_only",
    ]
)
Key = tuple[Hashable, ...]
Items = dict[Hashable, tuple[str, int, int]]


def evaluate(given: Given) -> Evaluation:
    """Precision and recall of whole orders and of their kinds, by source and half."""
    scores, errors = Scores(), list[Error]()
    for text, truth, read in annotated(given, "orders", given.texts):
        errors += _compared(text, truth, read, scores)
    return Evaluation(scores.figures(), errors)


def _compared(text: Text, truth: dict[str, Any], read: Extraction, scores: Scores) -> Iterator[Error]:
    orders = ordered(read.orders)
    wanted = [_wanted(text.text, order) for order in truth["orders"]]
    got = [_got(read, order) for order in orders]
    facets = ["", f"/source={truth['source']}", f"/split={truth['split']}"]
    scores.add([f"orders/whole{facet}" for facet in facets], wanted, got)
    scores.add(["orders/kind"], [key[:2] for key in wanted], [key[:2] for key in got])
    scores.add(["orders/baseline"], wanted, [(*key[:2], None, None, None, None, None, (), ()) for key in got])
    place = next((o.start, o.end) for o in orders) if orders else (0, 1)
    marked: Items = {key: (str(key), *place) for key in wanted}
    places: Items = {key: (str(key), o.start, o.end) for key, o in zip(got, orders, strict=True)}
    for kind, value, start, end in differences(marked, places):
        sentence = sentence_around(text.text, start, end)
        yield Error("orders/whole", text.source, text.id, kind, value, start, end, sentence)


def _wanted(text: str, order: dict[str, Any]) -> Key:
    by = tuple(sorted(text[start:end] for start, end in order["by"]))
    values = (order[name] for name in ("amount", "months", "days", "probation", "fine"))
    return (order["kind"], order["item"], *values, tuple(order["items"]), by)


def _got(read: Extraction, order: Order) -> Key:
    falls = order.kind in _FALLS_ON
    by = tuple(sorted(read.parties[i].name.value for i in order.by)) if falls else ()
    amount = _minor(order.amount) if order.kind == "pay" else None
    fine = _minor(order.fine)
    return (
        order.kind,
        order.item,
        amount,
        order.months,
        order.days,
        order.probation,
        fine,
        order.items,
        by,
    )


def _minor(amount: str) -> int | None:
    return parse_money(amount).minor if amount else None
