"""What a party must do or leave that is neither money nor a court's measure: 交付车辆, 停止侵权, 办理过户, 赔礼道歉.

And the period that stands once for all items (上述款项于本判决生效之日起十日内付清).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from nlp.lexicon import table
from nlp.model import Order
from nlp.numerals import integer
from nlp.outcome.items import Item
from nlp.outcome.payments import CHANGED
from nlp.outcome.people import People
from nlp.outcome.taken import Taken
from nlp.outcome.terms import due_dates, within_days

_CLAUSE = re.compile(r"[^。；\n]+")
_NOT_ORDERED = re.compile(r" *(?:驳回|不予支持|撤销|维持|确认|准[许予]|冻结|查封|拍卖|如|若)")
_DONE = r"(?:履行|付清|给付|支付|交付|付讫|清偿)(?:完毕|清)?[ ]{0,4}(?=[。；\n]|$)"
_PERIOD = re.compile(rf"(?:^|(?<=[。；\n]))[ ]{{0,4}}(?:上述|以上|前述|上列|限)[^。；\n]{{0,80}}?{_DONE}")
_ITEMS = re.compile(r"第?(?P<list>[一二三四五六七八九十](?:[、，和及]第?[一二三四五六七八九十]){0,9})项")
_TIMED = frozenset({"pay", "perform", "restitution"})


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?<!不得)(?<!无法)(?<!拒不)(?:{table('orders')['perform']})")


def performances(text: str, item: Item, people: People, taken: Iterable[Order]) -> Iterator[Order]:
    """The acts ordered, one a clause that orders nothing else (`taken`)."""
    read = Taken((o.start, o.end) for o in taken)
    for clause in _CLAUSE.finditer(text, item.start, item.end):
        start, end = clause.span()
        if changed := CHANGED.match(text, start, end):
            start = changed.end()
        verb = _verbs().search(text, start, end)
        if verb is None or _NOT_ORDERED.match(text, start, end):
            continue
        if read.meets(start, end):
            continue
        named = people.named(text, start, end)
        toward = max(text.rfind(c, start, verb.start()) for c in "向为")
        by = tuple(dict.fromkeys(p for p, place in named if place < verb.start() and not 0 <= toward < place))
        to = tuple(
            dict.fromkeys(
                p for p, place in named if p not in by and (place > verb.start() or 0 <= toward < place)
            )
        )
        if by:
            days = within_days(text[start:end])
            due = next((value for _, value in due_dates(text, start, end)), "")
            yield Order("perform", item.number, start, end, by=by, to=to, within_days=days, due=due)


def with_common_period(text: str, start: int, end: int, orders: Iterable[Order]) -> Iterator[Order]:
    """The orders, those without a period of their own given the one that is said of all or of their item."""
    match = _PERIOD.search(text, start, end)
    days = within_days(match.group()) if match else None
    listed = _ITEMS.search(match.group()) if match else None
    items = (
        {integer(n) for n in re.split("[、，和及]", listed["list"].replace("第", ""))} if listed else set()
    )
    for order in orders:
        wants = (
            order.kind in _TIMED
            and order.within_days is None
            and not order.due
            and (not items or order.item in items)
        )
        yield replace(order, within_days=days) if days is not None and wants else order
