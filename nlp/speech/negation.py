"""Negation before a verb, within its clause: 未向原告|支付, 并非|出借, 不足以证明甲与乙|恶意串通.

Titles and brackets between (未依据《…》第六十条|判令…) count for one character, whatever stands in them.
"""

import re
from functools import cache

from nlp.lexicon import table

CLAUSE = re.compile(r"[。；，\n]")
NEAR, FAR = 30, 90
"""Characters before the verb in which its negation stands; a want of evidence holds for its whole clause."""
_BRACKETED = re.compile("《[^《》]*》(?:第[一二三四五六七八九十百零、第条款项]*[条款项])?|（[^（）]*）")


def is_negated(shadow: str, floor: int, predicate: int) -> bool:
    """Whether a negation stands before the verb in its clause, or is the verb."""
    if _of("is_negation").match(shadow, predicate):
        return True
    clause = clause_before(shadow, floor, predicate, FAR)
    plain = _BRACKETED.sub("某", clause) if "》" in clause or "）" in clause else clause
    if _direct().search(plain[-NEAR:]) or _of("evidential").search(clause):
        return True
    if "而" in plain[-5:] and _of("negated_cause").search(plain):
        return True
    return _of("signed").match(shadow, predicate) is not None and _of("unsigned").search(plain) is not None


def clause_before(shadow: str, floor: int, place: int, most: int) -> str:
    """What of the clause stands before the place."""
    return CLAUSE.split(shadow[max(floor, place - most) : place])[-1]


@cache
def _of(name: str) -> re.Pattern[str]:
    return re.compile(table("speakers")[name])


@cache
def _direct() -> re.Pattern[str]:
    words = table("speakers")
    between = rf"(?:(?!{words['not_between']})[^，。；])"
    near = rf"(?!{words['not_negation']}){words['negation']}{between}{{0,12}}$"
    return re.compile(rf"{near}|{words['negated_object']}{between}{{0,26}}$")
