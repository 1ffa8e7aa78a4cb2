"""What a document's orders make of a judgment below, in one word, with the order that says it.

Undone in part and upheld in part is `partly_reversed`; sent back undoes all. The graph derives effects from these.
"""

from collections.abc import Iterable

from nlp.model import Order

_SIMPLE = (
    "remanded",
    "retrial_ordered",
    "suspended",
    "appeal_withdrawn",
    "retrial_refused",
    "upheld",
    "appeal_dismissed",
)
_SAME = {"appeal_dismissed": "upheld"}
REVIEWS = frozenset((*_SIMPLE, "reversed", "partly_reversed", "partly_upheld", "modified"))


ITEMS = {
    "reversed": "undone_items",
    "modified": "undone_items",
    "upheld": "kept_items",
    "partly_reversed": "touched_items",
    "partly_upheld": "touched_items",
}
"""What a reversal in part says of the items it names, by the order's kind."""


def items_of(target: str, orders: Iterable[Order]) -> list[tuple[str, int, Order]]:
    """(property of the relation, item of the judgment below, the order that names it), in the order of the text."""
    return [
        (ITEMS[o.kind], item, o) for o in orders if o.kind in ITEMS and o.target == target for item in o.items
    ]


def fate_of(target: str, orders: Iterable[Order]) -> tuple[str, Order] | None:
    """The fate of the judgment of that case number; None where the orders do not speak of it."""
    about = [o for o in orders if o.kind in REVIEWS and o.target == target]
    by_kind = {o.kind: o for o in reversed(about)}
    if "remanded" in by_kind:
        return "remanded", by_kind["remanded"]
    undone = by_kind.get("reversed") or by_kind.get("partly_reversed") or by_kind.get("modified")
    if undone:
        kept = by_kind.keys() & {"upheld", "partly_upheld"}
        whole = undone.kind == "reversed" and not undone.items and not kept
        return ("reversed" if whole else "partly_reversed"), undone
    if "partly_upheld" in by_kind:
        return "partly_reversed", by_kind["partly_upheld"]
    kind = next((k for k in _SIMPLE if k in by_kind), None)
    return (_SAME.get(kind, kind), by_kind[kind]) if kind else None
