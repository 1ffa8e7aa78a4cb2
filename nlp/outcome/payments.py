"""Payments and liability in civil orders: who must pay whom how much, by when, jointly or not."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from nlp.amounts import AMOUNT, money_of
from nlp.lexicon import table
from nlp.model import Order
from nlp.outcome.items import Item
from nlp.outcome.people import People
from nlp.outcome.taken import Taken
from nlp.outcome.terms import due_dates, within_days

_PAY = re.compile(
    r"(?<!如不)(?<!拒不)(?<!逾期)(?<!已)(?<!已经)(?<!已向)(?:支付|偿还|返还|归还|赔偿|给付|付给|清偿|退还|退赔|偿付|赔付|付清|补偿"
    r"|补足|发放|[交缴]纳(?![^，。；]{0,12}(?:罚[金款]|诉讼费|受理费|申请费|执行费))|承担(?=[^，。；]{0,40}(?:损失|费|款|金))|[承负]担(?=(?:人民币)?\d))"
)
_OF_GOODS_TOO = frozenset({"返还", "归还", "退还", "给付", "付给", "发放"})
_JOINT = re.compile(r"连带|共同(?:偿还|支付|清偿|返还|赔偿|归还|给付|退赔|承担)|互负")
_KIND = r"承担(?P<kind>连带|一般|补充|共同)?[^，。；]{0,6}?(?:清偿|保证|赔偿|偿还|给付|补充)?(?:责任|义务)"
_LIABLE = re.compile(rf"对(?P<debt>[^。；]{{2,160}}?)(?P<toward>向[^，。；]{{2,60}})?{_KIND}")
_BORNE = re.compile(rf"由(?P<who>[^，。；]{{2,120}}?){_KIND}")
"""不足部分由某某承担补充责任."""
_OF_A_DEBT = re.compile(r"[债务款项责任义金额息费用债权]|部分|损失")
_WITHIN_LIMIT = re.compile(r"在[^，。；]{2,120}?(?:范围|限额|额度|份额|价值)(?:之)?内")
"""在欠付乙工程款范围内: the limit's names bear nothing."""
_CONDITION = re.compile(
    r"(?:于|在|自|待)[^，。；]{2,120}?(?:返还|归还|交付|退还|支付|履行|开具|提供|交回)[^，。；]{0,120}?(?:后|之日起)(?=[^，。；]{0,8}(?:日|天|月)内)"
)
"""于甲先返还…后十日内: what the other side must do first is a condition."""
_RECOURSE = re.compile(r"(?:有权|可以?)[^。；，]{0,4}?[向对][^。；]{2,120}?追偿")
_OF_MONEY = re.compile(r"(?:[款费金息资币共计付还偿失]|人民币)$")
"""三元 of 三元食品 is no sum: a Han numeral of one character wants a word of money before it."""
_TOTAL = re.compile(r"(?:合计|共计|总计|共)(?:人民币)?$")
_CLAUSE = re.compile(r"(?:[^。；\n]|\n[ \n]{0,6}(?=\d{3,15}(?:\.\d{1,4})?[万亿]?元))+")
"""A line broken before a sum goes on."""
_GOES_ON = re.compile(r" *(?:并|及|以及|同时)")
_ASIDE = re.compile(r"（[^（）]*）")
_OF_WHICH = re.compile(r"其中|扣除|抵扣|(?:余|剩余|尚余)(?:款|额|部分)?|包括|包含")
CHANGED = re.compile(r" *变更[^。；]{0,120}?为：")
"""变更…第二项为：甲给付乙…: what the item says from now on is this court's order."""
_DISMISSED = re.compile(
    r"驳回|终结|中止|不予支持|撤销|维持|解除|确认|变更|准[许予]|冻结|查封|扣押|划拨|扣划|提取|拍卖"
)


_NOTHING = Order("", 0, 0, 0)


def payments(text: str, item: Item, people: People, *, criminal: bool) -> Iterator[Order]:
    """The payments of an item, a clause each."""
    carried = _NOTHING
    for clause in _CLAUSE.finditer(text, item.start, item.end):
        start, end = clause.span()
        if changed := CHANGED.match(text, start, end):
            start = changed.end()
        if _DISMISSED.match(text, start + _blanks(text, start, end)):
            continue
        named = people.named(text, start, end)
        borne = _liability(text, item, named, (start, end))
        if borne is not None:
            yield from borne
            continue
        verb = _verb(text, start, end)
        if verb is None or _RECOURSE.search(text, verb.end(), end):
            continue
        paid = _paid(people.signed(text), item, named, verb, (start, end), carried, criminal=criminal)
        carried = paid[0] if paid else carried
        yield from paid


def _paid(
    signed: str,
    item: Item,
    named: list[tuple[int, int]],
    verb: re.Match[str],
    clause: tuple[int, int],
    before: Order,
    *,
    criminal: bool,
) -> list[Order]:
    """The sums of a clause, each with those it is for; one order without a sum where only the receiver is named."""
    start, end = clause
    amounts = _amounts(signed, verb.end(), end)
    by, to = _ends(signed, named, verb.start(), start)
    goes_on = not by and _GOES_ON.match(signed, start) is not None
    if not (by or amounts) and criminal:
        return []
    by = by or before.by
    owed = amounts or _owed(signed, verb, end, to, criminal=criminal)
    if not by or not owed:
        return []
    kind = "restitution" if criminal else "pay"
    joint, days = _JOINT.search(signed, start, end) is not None, within_days(signed[start:end])
    if goes_on:  # …；并支付利息: by the same, to the same, by the same day
        to, days = to or before.to, days or before.within_days
    found, since, due = list[Order](), verb.end(), list(due_dates(signed, start, end))
    places, days_at = [place for _, place in named], [place for place, _ in due]
    for amount, stop in amounts or [("", end)]:
        between = named[bisect_right(places, since) : bisect_left(places, stop)]
        own = tuple(dict.fromkeys(p for p, _ in between if p in to)) or to
        since = stop
        day = due[max(0, bisect_left(days_at, stop) - 1)][1] if due else ""
        found.append(
            Order(kind, item.number, start, stop, by, own, amount, within_days=days, due=day, joint=joint)
        )
    return found


def _owed(signed: str, verb: re.Match[str], end: int, to: tuple[int, ...], *, criminal: bool) -> bool:
    """Whether money is owed though no sum is named: the receiver is, and money is; a victim need not be."""
    if criminal:
        return verb.group() == "退赔"
    if verb.group() not in _OF_GOODS_TOO:
        return bool(to)
    return bool(to) and _money().search(_ASIDE.sub("", signed[verb.end() : end])) is not None


@cache
def _money() -> re.Pattern[str]:
    return re.compile(table("orders")["money"])


def _verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """The verb of payment, behind a condition that holds one of its own."""
    condition = _CONDITION.search(text, start, end)
    first = _PAY.search(text, start, end)
    if condition and first and condition.start() <= first.start() < condition.end():
        return _PAY.search(text, condition.end(), end)
    return first


def _liability(
    text: str, item: Item, named: list[tuple[int, int]], clause: tuple[int, int]
) -> list[Order] | None:
    """Liability for a debt; None where the clause speaks of none."""
    start, end = clause
    liable = _LIABLE.search(text, start, end)
    borne = None if liable else _BORNE.search(text, start, end)
    match = liable or borne
    if match is None:
        return None
    limit = _WITHIN_LIMIT.search(text, start, match.start() + 1 if liable else match.end())
    free = limit.span() if limit else (end, end)
    if liable:
        by = _distinct(p for p, place in named if place < min(match.start(), free[0]))
        to = _creditors(match, named, by)
    else:
        by = _distinct(
            p for p, place in named if match.start("who") <= place < match.end("who") and place < free[0]
        )
        to = ()
    if not by:
        return []
    days = within_days(text[start:end])
    return [
        Order(
            "joint_liability",
            item.number,
            start,
            end,
            by=by,
            to=to,
            within_days=days,
            joint=match["kind"] == "连带",
        )
    ]


def _creditors(match: re.Match[str], named: list[tuple[int, int]], by: tuple[int, ...]) -> tuple[int, ...]:
    """向乙承担, or 对乙承担 where no debt is told; the debtor in 对乙的债务承担 is none."""
    if match["toward"]:
        span = match.span("toward")
    elif not _OF_A_DEBT.search(match["debt"]):
        span = match.span("debt")
    else:
        return ()
    return _distinct(p for p, place in named if span[0] <= place < span[1] and p not in by)


def _distinct(parties: Iterator[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(parties))


def _blanks(text: str, start: int, end: int) -> int:
    part = text[start:end]
    return len(part) - len(part.lstrip(" "))


def _ends(
    text: str, named: list[tuple[int, int]], verb: int, start: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Those before the verb must pay, those behind it or behind 向 are paid; a condition's names do neither."""
    toward = text.rfind("向", max(start, verb - 60), verb)
    condition = _CONDITION.search(text, start, verb)
    free = condition.span() if condition else (verb, verb)
    limit = _WITHIN_LIMIT.search(text, start, verb)
    bound = limit.span() if limit else (verb, verb)
    payers = [
        (p, place)
        for p, place in named
        if not free[0] <= place < free[1] and not bound[0] <= place < bound[1]
    ]
    by = _distinct(p for p, place in payers if place < verb and not 0 <= toward < place)
    to = _distinct(p for p, place in named if (place > verb or 0 <= toward < place) and p not in by)
    return by, to


def _no_sum(text: str, match: re.Match[str]) -> bool:
    """四千块 panels, and 三元 in a name that the header does not have."""
    han = match["han"] or ""
    lone = (
        len(han) == 1
        and not match["currency"]
        and _OF_MONEY.search(text, max(0, match.start() - 3), match.start()) is None
    )
    return match["yuan"] == "块" or lone


_OF_INTEREST = re.compile(r"为基数|为本金|为限|的范围|(?:×|\*)")


def _amounts(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """Each amount, a total in the place of those it sums up; what interest is reckoned on, a cap or a part is none."""
    found: list[tuple[str, int]] = []
    since = 0
    asides = Taken(m.span() for m in _ASIDE.finditer(text, start, end))
    parts = _OF_WHICH.search(text, start, end)
    for match in AMOUNT.finditer(text, start, end):
        money = None if _no_sum(text, match) else money_of(match)
        if money is None or (found and parts and match.start() > parts.start()):
            continue
        if asides.holds(match.start()):
            continue  # （累计不超过…元）, （包含合理开支…元）
        if _TOTAL.search(text, max(start, match.start() - 6), match.start()):
            found[since:] = [(str(money), match.end())]
            since += 1
            continue
        if not _OF_INTEREST.match(text, match.end(), end):
            found.append((str(money), match.end()))
    return found
