"""Payments and other performance in civil orders: who must pay whom how much, by when, jointly or not."""

import re
from collections.abc import Iterator

from nlp.amounts import AMOUNT, money_of
from nlp.model import Order
from nlp.outcome.items import Item
from nlp.outcome.people import People
from nlp.outcome.terms import within_days

_PAY = re.compile(
    r"(?<!如不)(?<!拒不)(?<!逾期)(?<!已)(?<!已经)(?<!已向)(?:支付|偿还|返还|归还|赔偿|给付|清偿|退还|退赔|偿付|赔付|付清|补偿|承担(?=[^，。；]{0,40}(?:损失|费|款|金)))"
)
_JOINT = re.compile(r"连带|共同(?:偿还|支付|清偿|返还|赔偿|归还|给付|退赔|承担)|互负")
_LIABLE = re.compile(
    r"对(?P<debt>[^。；]{2,160}?)(?:向[^，。；]{2,60})?承担(?P<kind>连带|一般|补充|共同)?[^，。；]{0,6}?(?:清偿|保证|赔偿|偿还|给付)?责任"
)
_TOTAL = re.compile(r"(?:合计|共计|总计|共)(?:人民币)?$")
_CLAUSE = re.compile(r"[^。；\n]+")
_CHANGED = re.compile(r" *变更[^。；]{0,120}?为：")
"""变更…第二项为：甲给付乙…: what the item says from now on is this court's order."""
_DISMISSED = re.compile(r"驳回|不予支持|撤销|维持|解除|确认|变更")


def payments(text: str, item: Item, people: People, *, criminal: bool) -> Iterator[Order]:
    """The payments of an item, a clause each."""
    carried: tuple[int, ...] = ()
    for clause in _CLAUSE.finditer(text, item.start, item.end):
        start, end = clause.span()
        if changed := _CHANGED.match(text, start, end):
            start = changed.end()
        if _DISMISSED.match(text, start + _blanks(text, start, end)):
            continue
        named = people.named(text, start, end)
        liable = _LIABLE.search(text, start, end)
        if liable:
            by = tuple(p for p, place in named if place < liable.start())
            if by:
                yield Order("joint_liability", item.number, start, end, by=by, joint=liable["kind"] == "连带")
            continue
        verb = _PAY.search(text, start, end)
        if verb is None:
            continue
        amounts = _amounts(text, verb.end(), end)
        by, to = _ends(text, named, verb.start())
        by = by or carried
        carried = by
        if not by or not (amounts or (to and not criminal)):
            continue
        joint = _JOINT.search(clause.group()) is not None
        kind = "restitution" if criminal else "pay"
        days = within_days(clause.group())
        since = verb.end()
        for amount, stop in amounts or [("", end)]:
            own = tuple(p for p, place in named if since < place < stop and p in to) or to
            since = stop
            yield Order(
                kind, item.number, start, stop, by=by, to=own, amount=amount, within_days=days, joint=joint
            )


def _blanks(text: str, start: int, end: int) -> int:
    part = text[start:end]
    return len(part) - len(part.lstrip(" "))


def _ends(text: str, named: list[tuple[int, int]], verb: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Those before the verb must pay, those behind it or behind 向 are paid."""
    toward = text.rfind("向", max(0, verb - 60), verb)
    by = tuple(dict.fromkeys(p for p, place in named if place < verb and not 0 <= toward < place))
    to = tuple(
        dict.fromkeys(p for p, place in named if (place > verb or 0 <= toward < place) and p not in by)
    )
    return by, to


_OF_INTEREST = re.compile(r"为基数|为本金|为限|的范围")


def _amounts(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """The total where the clause gives one, else each amount; what interest is reckoned on is none."""
    found: list[tuple[str, int]] = []
    for match in AMOUNT.finditer(text, start, end):
        money = money_of(match)
        if money is None:
            continue
        if _TOTAL.search(text[max(start, match.start() - 6) : match.start()]):
            return [(str(money), match.end())]
        reckoned = _OF_INTEREST.match(text, match.end(), end)
        if not reckoned:
            found.append((str(money), match.end()))
    return found
