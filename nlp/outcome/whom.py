"""On whom a decision falls and in whose favour, by its kind (data/orders.yaml, `whom`)."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table
from nlp.outcome.people import People

Parties = tuple[int, ...]


_FOLLOWS = (
    "[的于应在向与和及对支给返退缴履负提继自须有处名所就可均不没未已是为限因至作依按现经"
    "纳列采予进拒实承将享一二]"
)
"""Characters that go on behind a bare 被执行人."""
_NOBODY = "(?:其|你|他|她|该|上述|本案|本院|本次|各|被执行人)"
_SOMEBODY = re.compile(
    rf"(?:将|把|对(?!外)|限制(?!消费|高消费|非生活|出境|不得))(?!{_NOBODY}|不得|高消费|消费|作出|采取|实施|（|\d)[\u3400-\u9fff]"
    rf"|[二两三四五六七八九十\d][名位个]?被执行人|(?<!失信)被执行人(?=[\u3400-\u9fff])(?!{_FOLLOWS})"
)
"""A clause that names somebody whom the header does not have: 将某某纳入, 终结对某某的执行."""
_ON_THE_DEBTOR = frozenset({"bankruptcy_accepted", "bankruptcy_refused"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a decision, and the clause they stand in."""

    start: int
    end: int
    clause_start: int
    clause_end: int


def names_somebody(text: str, start: int, end: int) -> bool:
    """Whether the words between the offsets name a person, be it one the header does not have."""
    return _SOMEBODY.search(text, start, end) is not None


@cache
def rule(kind: str) -> str:
    """`movant`, `debtor`, `within`, `nobody`, or "" for all who are named."""
    return next((name for name, kinds in table("orders")["whom"].items() if kind in kinds), "")


def falls_on(kind: str, text: str, at: Stretch, people: People) -> Parties:
    """The parties a decision of that kind falls on."""
    match rule(kind):
        case "nobody":
            return ()
        case "respondent":
            named = _once(people.named(text, at.clause_start, at.clause_end))
            return tuple(p for p in named if people.parties[p].side == "respondent")
        case "movant":
            return _movant(text, at, people)
        case "within":
            changed = text.find("变更为", at.start, at.end)
            start = changed if changed > at.start else at.start
            return _once(people.named(text, start, _before_office(kind, text, at, start)))
        case "debtor":
            named = _once(people.named(text, at.clause_start, at.clause_end))
            if not named and "你" in text[at.clause_start : at.clause_end]:
                return people.addressed(text)
            against = people.side("respondent")
            named_against = tuple(p for p in named if p in against)
            if not named_against and kind in _ON_THE_DEBTOR and len(against) == 1:
                return against  # 受理甲的破产清算申请: on the one it is brought against
            if not named and kind in table("orders")["on_sole_debtor"]:
                return () if names_somebody(text, at.clause_start, at.clause_end) else people.sole_debtor()
            return named_against or named
        case _:
            return _once(people.named(text, at.clause_start, at.clause_end))


def favours(kind: str, text: str, at: Stretch, people: People, by: Parties) -> Parties:
    """Who gains: a creditor with priority, who takes a thing for a debt, who may turn to a co-debtor."""
    if kind == "recourse":
        return tuple(p for p in _once(people.named(text, at.clause_start, at.start)) if p not in by)
    if kind not in table("orders")["favours"]:
        return ()
    named = _once(people.named(text, at.clause_start, at.clause_end))
    return tuple(p for p in named if people.parties[p].side == "claimant" and p not in by)


def _before_office(kind: str, text: str, at: Stretch, start: int) -> int:
    """追加甲为被执行人: the office behind 为 is no party's name."""
    office = text.rfind("为", at.start, at.end)
    return (
        office
        if office > 0 and start == at.start and kind in ("debtor_added", "creditor_changed")
        else at.end
    )


def _movant(text: str, at: Stretch, people: People) -> Parties:
    """Those named before the motion's object: 驳回甲、乙对丙的…; 对甲的起诉，不予受理 opens with 对 itself."""
    named = people.named(text, at.start, at.end) or people.named(text, at.clause_start, at.start)
    if not named:
        return ()
    toward = text.find("对", named[0][1], at.end)
    return _once([(p, place) for p, place in named if not 0 <= toward < place])


def _once(named: list[tuple[int, int]]) -> Parties:
    return tuple(dict.fromkeys(p for p, _ in named))
