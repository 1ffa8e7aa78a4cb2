"""Negation before a verb, within its clause: 未向原告|支付, 并非|出借, 不足以证明甲与乙|恶意串通."""

import re
from functools import cache

from nlp.lexicon import table

CLAUSE = re.compile(r"[。；，\n]")
NEAR, FAR = 30, 90
"""Characters before the verb in which its negation stands; a want of evidence holds for its whole clause."""


def is_negated(shadow: str, floor: int, predicate: int) -> bool:
    """Whether a negation stands before the verb in its clause."""
    near = clause_before(shadow, floor, predicate, NEAR)
    if _direct().search(near):
        return True
    return _evidential().search(clause_before(shadow, floor, predicate, FAR)) is not None


def clause_before(shadow: str, floor: int, place: int, most: int) -> str:
    """What of the clause stands before the place."""
    return CLAUSE.split(shadow[max(floor, place - most) : place])[-1]


@cache
def _direct() -> re.Pattern[str]:
    words = table("speakers")
    between = rf"(?:(?!{words['not_between']})[^，。；])"
    near = rf"(?!{words['not_negation']}){words['negation']}{between}{{0,12}}$"
    return re.compile(rf"{near}|{words['negated_object']}{between}{{0,26}}$")


@cache
def _evidential() -> re.Pattern[str]:
    return re.compile(table("speakers")["evidential"])
