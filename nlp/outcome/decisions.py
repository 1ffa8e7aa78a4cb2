"""Orders known by their wording alone: the judgment below, dismissals, insolvency, execution (data/orders.yaml)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from nlp.amounts import AMOUNT, money_of
from nlp.lexicon import table
from nlp.model import Number, Order
from nlp.numerals import integer
from nlp.outcome.items import Item
from nlp.outcome.people import People
from nlp.outcome.taken import Taken
from nlp.outcome.terms import TERM, term, within_days
from nlp.outcome.whom import Stretch, falls_on, favours

_N = r"[一二三四五六七八九十\d]{1,3}"
_PARTS = re.compile(
    rf"(?:主文)?中?的?第(?P<list>{_N}(?:判?项)?(?:[、，和及]第?{_N}(?:判?项)?){{0,12}})(?:判?项|条)"
)
_PART_OF = re.compile(r"[^。；，]{0,12}(?:中|部分|关于|对(?!外))")
_OF_PART = re.compile(r"(?:中|的)?[^。；，即]{0,24}(?:部分|缓刑|(?<!定罪)量刑)|中(?:对|关于|的)")
"""撤销第二项中对某某的缓刑: the rest of the item stands."""
_TERM = re.compile(TERM)
RETOLD = 12
"""Characters behind a review in which 即 opens the old order's own words."""
REACH = 600
"""Characters of a clause on either side in which a decision's parties and amount stand."""


@cache
def _patterns(name: str) -> re.Pattern[str]:
    kinds = table("orders")[name]
    return re.compile("|".join(f"(?P<{kind}>{p})" for kind, p in kinds.items()))


def reviews(text: str, item: Item, numbers: tuple[Number, ...], under_review: str) -> Iterator[Order]:
    """What an item does to the judgment below; `under_review`: its number where the orders give none."""
    for match in _patterns("review").finditer(text, item.start, item.end):
        kind = str(match.lastgroup)
        end = min(item.end, match.end() + 80)
        first, last = (bisect_left(numbers, p, key=lambda n: n.printed.start) for p in match.span())
        own = numbers[first:last]
        parts = _PARTS.match(text, match.end(), end)
        whole, told = _PART_OF.match(text, match.end(), end) is None, False
        if kind in ("upheld", "reversed", "modified") and not parts and not whole:
            kind = f"partly_{kind}" if kind != "modified" else kind
        for target in [n.canonical for n in own] or [under_review]:
            items = _listed(parts["list"]) if parts else ()
            stop = parts.end() if parts else match.end()
            if parts and kind in ("upheld", "reversed") and _OF_PART.match(text, stop, end):
                kind = f"partly_{kind}"
            yield Order(kind, item.number, match.start(), stop, target=target, items=items, confidence=0.95)
            told = "即" in text[stop : stop + RETOLD]
        if told:
            return  # what follows is the old order in its own words


def _listed(text: str) -> tuple[int, ...]:
    found = (integer(part.strip("第判项")) for part in re.split("[、，和及]", text))
    return tuple(n for n in found if n is not None)


@cache
def _plain() -> re.Pattern[str]:
    """Every plain decision, and under `notice` what is none."""
    notices = "|".join(table("orders")["notices"])
    kinds = table("orders")["other"]
    return re.compile("|".join([f"(?P<notice>{notices})", *(f"(?P<{k}>{p})" for k, p in kinds.items())]))


def decisions(
    text: str, item: Item, people: People, reviewed: Sequence[Order] = (), *, criminal: bool = False
) -> Iterator[Order]:
    """The rest of an item's plain decisions; one kind is said again only of others or of another amount."""
    said: set[tuple[object, ...]] = set()
    elsewhere = Taken((o.start, o.end) for o in reviewed)
    for match in _plain().finditer(text, item.start, item.end):
        kind = str(match.lastgroup)
        if kind == "notice" or (kind in _criminal_only() and not criminal) or elsewhere.holds(match.start()):
            continue
        order = _decision(kind, item, match, _stretch(match, item), people)
        about = (kind, order.by, order.amount)
        if about not in said and (order.by or order.amount or (kind,) not in said):
            said |= {about, (kind,)}
            yield order


@cache
def _criminal_only() -> frozenset[str]:
    return frozenset(table("orders")["criminal"])


def _stretch(match: re.Match[str], item: Item) -> Stretch:
    """The decision in its clause, as far as its parties may be looked for."""
    text, (start, end) = match.string, match.span()
    begin = _clause_start(text, start, max(item.start, start - REACH))
    return Stretch(start, end, begin, _clause_end(text, end, min(item.end, end + REACH)))


def _decision(kind: str, item: Item, match: re.Match[str], at: Stretch, people: People) -> Order:
    text, lists = match.string, table("orders")
    by = falls_on(kind, text, at, people)
    order = Order(kind, item.number, at.start, at.clause_end, by=by, to=favours(kind, text, at, people, by))
    if kind in lists["amounts"]:
        order = replace(order, amount=_amount(people.signed(text), at.clause_start, at.clause_end))
    if kind in lists["periods"]:
        order = replace(order, within_days=within_days(text[at.clause_start : at.clause_end]))
    if kind in lists["terms"] and (written := _TERM.search(text, match.end(), at.clause_end)):
        months, days = term(written.group())
        order = replace(order, months=months, days=days)
    return order


def _amount(text: str, start: int, end: int) -> str:
    match = AMOUNT.search(text, start, end)
    money = money_of(match) if match else None
    return str(money) if money else ""


def _clause_end(text: str, place: int, limit: int) -> int:
    stops = [p for p in (text.find(c, place, limit) for c in "。；\n") if p >= 0]
    return min(stops, default=limit)


def _clause_start(text: str, place: int, floor: int) -> int:
    return max(floor, *(text.rfind(c, floor, place) + 1 for c in "。；\n"))
