"""What a paper tells as done and does not order: found, not ordered.

A notice of closing (结案通知书) and an announcement (公告) have no orders at all; a ruling that ends an enforcement
tells in its story whom the court has listed as dishonest or kept from spending. Asked for, threatened and denied is
not done, and a measure is told only where it is clear on whom it fell.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from nlp.lexicon import table
from nlp.model import Order
from nlp.outcome.people import People
from nlp.outcome.whom import names_somebody
from nlp.reading import Reading
from ontology.standing import Standing

_TELLING = ("procedure", "finding", "reasoning")
_ASKED = re.compile(r"请求|要求|建议|拟(?!定)|警告|告知|如(?!实|下|期)|若|申请(?:本院|法院|人民法院)?[将对]")
"""In the sentence before the measure."""
_NOT_DONE = re.compile(
    r"未|不(?!履行|得)|应当?(?=[予将对被])|可以?(?=[予将对被])|可能|将被(?!执行)|将会|否则|符合|情形|解除|删除|撤销|屏蔽|违反|暂"
)
"""In the measure's own clause."""


def told(state: Reading) -> Iterator[Order]:
    """One order of each kind that the body of a paper without orders tells, on the side that had to perform."""
    heading = state.document_type.value if state.document_type else ""
    forms: dict[str, dict[str, str]] = table("orders")["told"]
    kinds = next((kinds for form, kinds in forms.items() if form in heading), {})
    text, people = state.shadow, People(state.parties)
    for kind, pattern in kinds.items():
        if match := re.compile(pattern).search(text, state.heading_end):
            start = _start(text, match.start(), state.heading_end, "。；\n")
            by = _respondents(text, people, start, match.end())
            yield Order(kind, 0, start, match.end(), by=by, told=True)


def told_beside(state: Reading) -> Iterator[Order]:
    """Measures of enforcement that the story before the orders tells as taken, each once for those it fell on."""
    text, people = state.shadow, People(state.parties)
    said: set[tuple[str, tuple[int, ...]]] = set()
    for section in state.sections:
        if section.name not in _TELLING:
            continue
        for match in _measures().finditer(text, section.start, section.end):
            sentence = _start(text, match.start(), section.start, "。；\n")
            clause = _start(text, match.start(), sentence, "，")
            if _ASKED.search(text, sentence, match.start()) or _NOT_DONE.search(text, clause, match.start()):
                continue
            kind = str(match.lastgroup)
            by = _whom(text, people, sentence, clause, match.end())
            if by and (kind, by) not in said:
                said.add((kind, by))
                yield Order(kind, 0, clause, match.end(), by=by, told=True)


@cache
def _measures() -> re.Pattern[str]:
    kinds = table("orders")["told_beside"]
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()))


def _start(text: str, place: int, floor: int, stops: str) -> int:
    return max(floor, *(text.rfind(c, floor, place) + 1 for c in stops))


def _whom(text: str, people: People, sentence: int, clause: int, end: int) -> tuple[int, ...]:
    """Those named in the clause, else the only one its sentence names, else the only debtor of the paper."""
    named = _respondents(text, people, clause, end)
    if named or names_somebody(text, clause, end):
        return named
    before = _respondents(text, people, sentence, clause)
    return before if len(before) == 1 else () if before else people.sole_debtor()


def _respondents(text: str, people: People, start: int, end: int) -> tuple[int, ...]:
    named = dict.fromkeys(p for p, _ in people.named(text, start, end))
    return tuple(p for p in named if people.parties[p].side == "respondent")


def ordered(orders: Iterable[Order]) -> tuple[Order, ...]:
    """The orders proper, without what the paper tells beside them."""
    given = tuple(orders)
    return tuple(o for o in given if not o.told) or given


def standing_of(order: Order) -> Standing:
    """How firm it stands."""
    return Standing.FOUND if order.told else Standing.ORDERED
