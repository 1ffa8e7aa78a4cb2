"""What an agency decided: warnings, fines, confiscations, detention …, each with those on whom it falls.

行政处罚法第九条 names the kinds (data/penalties.yaml). A fine's amount stands behind 罚款 or before it; a sum written
twice (伍仟元整（5000元）) is one. Of several parties, a clause that names none goes on speaking of those named last.
"""

import re
from collections.abc import Iterator, Sequence

from nlp.amounts import AMOUNT, money_of
from nlp.lexicon import table
from nlp.model import Measure, Party
from nlp.numerals import integer

_CLAUSE = re.compile(r"[^；。\n]+")
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})"
_KINDS = re.compile(
    "|".join(f"(?P<{kind}>{p})" for kind, p in table("penalties")["patterns"].items()).replace(
        "{number}", _NUMBER
    )
)
_BEHIND = re.compile(r"(?:（[^（）]{0,30}）)?[，：]?(?:共计|合计|总计|金额|计|人民币|为|：|￥| )*")
_BEFORE = re.compile(r"整?(?:（[^（）]{0,40}）)?[的]?[^，。；\d元]{0,6}$")
LOOKED_BACK = 60


def measures(shadow: str, start: int, end: int, parties: Sequence[Party]) -> tuple[Measure, ...]:
    """The measures of a decision, in order."""
    names = [(i, n) for i, p in enumerate(parties) for n in _called(p)]
    everybody = tuple(range(len(parties)))
    by: tuple[int, ...] = ()
    found: list[Measure] = []
    for clause in _CLAUSE.finditer(shadow, start, end):
        named = tuple(dict.fromkeys(i for i, n in names if shadow.find(n, *clause.span()) >= 0))
        by = named or by
        found += _in_clause(shadow, *clause.span(), by or everybody)
    return tuple(_once(found))


def _called(party: Party) -> Iterator[str]:
    yield party.name.value
    yield from (short.value for short in party.short_names)


def _in_clause(shadow: str, start: int, end: int, by: tuple[int, ...]) -> Iterator[Measure]:
    for match in _KINDS.finditer(shadow, start, end):
        kind = next(k for k, v in match.groupdict().items() if v and not k.startswith("days"))
        begin, amount, stop, days = match.start(), "", match.end(), None
        if kind == "fine":
            begin, amount, stop = _fine(shadow, start, match, end)
        elif kind == "gains_confiscated":
            amount, stop = _behind(shadow, match.end(), end)
        elif kind == "detention":
            days = integer(match["days"] or match["days_before"])
        yield Measure(kind, begin, stop, by, amount, days)


def _fine(shadow: str, start: int, match: re.Match[str], end: int) -> tuple[int, str, int]:
    """Where it begins, its sum, where it ends: the sum stands behind the word or before it."""
    amount, stop = _behind(shadow, match.end(), end)
    if amount:
        return match.start(), amount, stop
    floor = max(start, match.start() - LOOKED_BACK)
    for sum_ in reversed(list(AMOUNT.finditer(shadow, floor, match.start()))):
        money = money_of(sum_)
        if money and _BEFORE.match(shadow[sum_.end() : match.start()]):
            return sum_.start(), str(money), match.end()
    return match.start(), "", match.end()


def _behind(shadow: str, place: int, end: int) -> tuple[str, int]:
    gap = _BEHIND.match(shadow, place, end)
    at = gap.end() if gap else place
    match = AMOUNT.match(shadow, at, end)
    money = money_of(match) if match else None
    return (str(money), match.end()) if match and money else ("", place)


def _once(found: list[Measure]) -> Iterator[Measure]:
    """Each kind and sum once a party: what a bracket or a summing-up repeats is no second penalty."""
    seen: set[tuple[str, str, tuple[int, ...]]] = set()
    for measure in found:
        key = (measure.kind, measure.amount, measure.by)
        if key not in seen:
            seen.add(key)
            yield measure
