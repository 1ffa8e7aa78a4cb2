"""Criminal sentences by defendant: term, probation, fine, confiscation, acquittal; 决定执行 is the effective one.

A second offence of an item has the defendant of the first (…；犯盗窃罪，判处…).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from nlp.amounts import AMOUNT, money_of
from nlp.model import Order
from nlp.offences.defendants import Defendants
from nlp.offences.mentions import Mention, mentions
from nlp.offences.verdicts import in_order
from nlp.outcome.items import Item
from nlp.outcome.terms import TERM, term

_OPENS = re.compile(
    r"(?P<combined>(?:数罪并罚，?)?(?:决定|合并)(?:合并)?(?:执行|判处))|(?:分别|均|改)?判处|单处|免予刑事处罚|免除刑事处罚|免于刑事处罚"
)
_KINDS = re.compile(
    rf"(?P<death>死刑)(?P<reprieve>，?(?:宣告)?缓期[二两]年执行)?|(?P<life>无期徒刑)"
    rf"|(?P<kind>有期徒刑|拘役|管制)(?P<term>{TERM})|(?P<none>免[予除于]刑事处罚)"
)
_PROBATION = re.compile(rf"缓刑(?:考验期)?(?P<term>{TERM})")
_DEPRIVED = re.compile(rf"剥夺政治权利(?:(?P<term>{TERM})|(?P<life>终身))")
_FINE = re.compile(r"罚金(?:计|共计)?")
_PROPERTY = re.compile(r"没收(?:其)?(?:个人)?(?P<all>全部|部分)?(?:个人)?(?:全部|部分)?财产")
_INNOCENT = re.compile(r"无罪")
_STOP = re.compile(r"。(?![ \n]{0,3}(?:并处|处罚金|罚金))|[；\n]")
"""缓刑一年。并处罚金… is one sentence."""
_COUNTED_IN = re.compile(r"与[^。；]{0,200}?(?:判决|裁定|前罪|原判|原犯|漏罪)")
"""与某号判决中…判处有期徒刑三年并罚: another court's term, counted into the combined one."""
_NAMES = {"有期徒刑": "fixed_term", "拘役": "detention", "管制": "control"}
LIFELONG = -1
"""Deprivation of political rights for life."""


def sentences(text: str, item: Item, defendants: Defendants, used: dict[int, int]) -> Iterator[Order]:
    """The sentences of an item in order; `used` counts namesakes from item to item, in the header's order."""
    found = defendants.groups(text, item.start, item.end)
    groups = [in_order(defendants, group, used) for group in found]
    ends = [g.end for g in groups]
    only = defendants.indices if len(defendants.indices) == 1 else ()
    opens = list(_OPENS.finditer(text, item.start, item.end))
    named = list(mentions(text, item.start, item.end))
    since = item.start
    for match, following in zip(opens, [*opens[1:], None], strict=False):
        end = _until(text, match.end(), following.start() if following else item.end)
        before = bisect_right(ends, match.start())
        group = groups[before - 1] if before else None
        offence = "" if match["combined"] else _offence(named, since, match.start())
        order = _read(text, match.start(), end)
        counted_in = not match["combined"] and _COUNTED_IN.search(text, since, match.start())
        if order is not None and not counted_in:
            yield replace(
                order,
                item=item.number,
                start=group.start if group and since <= group.end else match.start(),
                by=group.parties if group else only,
                combined=match["combined"] is not None,
                offence=offence,
            )
        since = match.end()
    for match in _INNOCENT.finditer(text, item.start, item.end):
        before = bisect_right(ends, match.start())
        by = groups[before - 1].parties if before else only
        start = groups[before - 1].start if before else match.start()
        yield Order("acquittal", item.number, start, match.end(), by=by)


def _until(text: str, start: int, limit: int) -> int:
    """The sentence's own end: a comma before 犯 or a stop, no further than the next sentence."""
    stop = _STOP.search(text, start, limit)
    return stop.start() if stop else limit


def _offence(named: list[Mention], since: int, place: int) -> str:
    """The offences mentioned last between the offsets."""
    for index in range(bisect_right(named, place, key=lambda m: m.end) - 1, -1, -1):
        mention = named[index]
        if mention.start < since:
            break
        if not mention.negated:
            return "、".join(o.value for o in mention.offences)
    return ""


def _read(text: str, start: int, end: int) -> Order | None:
    kind = _KINDS.search(text, start, end)
    fine = _money_after(text, _FINE.search(text, start, end), end)
    lost = _PROPERTY.search(text, start, end)
    if kind is None and not fine and lost is None:
        return None
    months, days = term(kind["term"]) if kind and kind["term"] else (None, None)
    probation = _PROBATION.search(text, start, end)
    deprived = _DEPRIVED.search(text, start, end)
    return Order(
        kind=_kind(kind) if kind else "fine_only",
        item=0,
        start=start,
        end=end,
        months=months,
        days=days,
        probation=term(probation["term"])[0] if probation else None,
        deprivation=(LIFELONG if deprived["life"] else term(deprived["term"])[0]) if deprived else None,
        fine=fine,
        confidence=0.95,
    )


def _kind(match: re.Match[str]) -> str:
    if match["death"]:
        return "death_with_reprieve" if match["reprieve"] else "death"
    if match["life"]:
        return "life"
    return "exempt" if match["none"] else _NAMES[match["kind"]]


def _money_after(text: str, cue: re.Match[str] | None, end: int) -> str:
    if cue is None:
        return ""
    match = AMOUNT.match(text, cue.end(), end)
    money = money_of(match) if match else None
    return str(money) if money else ""
