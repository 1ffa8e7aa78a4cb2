"""Parties whose roles only the verb between them tells: 甲申请执行乙…一案, 甲诉乙…一案, 甲申请乙公司破产清算一案.

An enforcement paper also says 甲与乙…一案: its official form puts who applied first (《人民法院执行文书样式》).
What does not read like a name is left out, because the verb alone makes nobody a debtor.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from nlp.lexicon import table
from nlp.names import SHORTEST, names_within
from nlp.organisations import LONGEST_HAN_NAME, ends_like_organisation
from nlp.person_names import has_double_surname
from nlp.spans import Found
from ontology.identifiers import is_masked_name

Cut = Callable[[str, Found], Found | None]
Bare = tuple[str, Found]
"""A role and who has it."""
_VERBS = (
    (re.compile(r"(?:向本院)?申请(?:强制|恢复)?执行(?!人)(?:被执行人)?"), "申请执行人", "被执行人"),
    (re.compile(r"(?:向本院)?申请(?:对)?(?=[^，。；]{2,60}?(?:破产|重整|强制清算))"), "申请人", "债务人"),
    (re.compile(r"诉(?!讼|争|请|求|称|状|前)"), "原告", "被告"),
)
_WITH = (re.compile(r"[与和]"), "申请执行人", "被执行人")
_CLAUSE = re.compile(r"[\u3400-\u9fff·A-Za-z0-9×*（）〔〕、]+")
_LEAD = re.compile(
    r"(?:本院|我院|你院|关于|就|在(?=[执审办受立])|依法|依据|根据|对(?!外)|由(?=本院)|于(?=\d)|[\d年月日]+|立案|受理|执行|审理|审查|办理|承办|恢复"
    r"|已经?发生法律效力的?|（[^（）]*）[^（）、]{1,16}?号[^、]{0,12}?(?:书|证|案)|的|了)+"
)
_BASIS = re.compile(r"(?:依据|根据|依照|持|以|因|（(?=[\d12]))")
"""What an applicant relies on stands behind the name: 柳青山依据（2019）…号判决书申请执行."""
_YOU = re.compile(r"你(?:们|单位|公司|行|社|局|院)?")
_PARTICLES = "的了以被因于在对向将所其该"
_REMARK = re.compile(r"（(?:以下|下称|简称|曾用名|原名|又名|系)[^（）]*）$")


def bare_parties(shadow: str, start: int, end: int, cut: Cut, *, enforcement: bool) -> Iterator[Bare]:
    """Who stands on either side of the verb, in the first clause between the offsets where both sides are names."""
    verbs = (*_VERBS, _WITH) if enforcement else _VERBS
    for clause in _CLAUSE.finditer(shadow, start, end):
        for verb, mover, moved in verbs:
            for match in verb.finditer(shadow, *clause.span()):
                left = _before(shadow, clause.start(), match.start())
                right = _behind(shadow, match.end(), clause.end(), cut)
                if left is not None and right is not None and (left or right):
                    yield from ((mover, name) for name in left)
                    yield from ((moved, name) for name in right)
                    return


def _before(shadow: str, start: int, end: int) -> list[Found] | None:
    """The names from the clause's lead to the verb, [] for the reader of a letter (你); None where one is no name."""
    lead = _LEAD.match(shadow, start, end)
    begin = lead.end() if lead else start
    basis = _BASIS.search(shadow, begin + 2, end) if end > begin + 2 else None
    remark = _REMARK.search(shadow[begin:end])
    stop = basis.start() if basis else begin + remark.start() if remark else end
    if _YOU.fullmatch(shadow, begin, stop):
        return []
    names = list(names_within(shadow[begin:stop], begin))
    return names if names and all(is_name(name.value) for name in names) else None


def _behind(shadow: str, start: int, end: int, cut: Cut) -> list[Found] | None:
    """The names from the verb on, up to the first that a cause of action follows; [] for 你, None for no name."""
    if _YOU.match(shadow, start, end):
        return []
    found: list[Found] = []
    for part in names_within(shadow[start:end], start):
        name = cut(shadow, part)
        if name is None or not is_name(name.value):
            break
        found.append(name)
        if name.end < part.end:
            break
    return found or None


@cache
def _surnames() -> frozenset[str]:
    data = table("surnames")
    return frozenset(data["single"] + data["rare"])


def is_name(text: str) -> bool:
    """Whether the text reads like a person's or an organisation's whole name."""
    if len(text) < SHORTEST or text[-1] in _PARTICLES:
        return False
    if ends_like_organisation(text):
        return len(text) > LONGEST_HAN_NAME or is_masked_name(text)
    if is_masked_name(text) or "·" in text:
        return True
    return len(text) <= LONGEST_HAN_NAME and (text[0] in _surnames() or has_double_surname(text))
