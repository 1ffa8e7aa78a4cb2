"""Convictions and acquittals of the orders (主文), and the judgment below that they uphold.

A second offence of an item has the subject of the first (…；犯盗窃罪，判处…). What an order revokes
(撤销…被告人犯…罪) is no conviction. 被告人某某无罪 clears of each offence charged.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from nlp.model import Offence
from nlp.offences.defendants import Defendants, Group
from nlp.offences.facts import CLEARED, FOUND, facts
from nlp.offences.mentions import Mention, mentions
from nlp.offences.passages import before, clauses, is_past, sentences
from nlp.offences.subjects import Subjects
from nlp.reading import Reading

_VERBS = frozenset({"犯", "犯有", "以", "构成"})
_ITEM = re.compile(r"(?:(?<=[。；\n ])|^)(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]|\n")
_APPEAL_NOTICE = re.compile(r"如(?:果)?不服|可(?:以)?在(?:接到|收到|判决书送达)")
_INNOCENT = re.compile(r"(?:宣告)?[^。；，\n]{0,60}?无罪")
_PENALTY = re.compile("判处|免予|免除")
_UPHELD = re.compile(r"维持|驳回[^，。；]{0,20}(?:上诉|抗诉)|核准")
_VERDICT = re.compile(r"[，、 ]{0,2}(?:（[^（）]{0,40}）)?(?:判处|免予|单处|分别判处|均判处)")
ORDERED = 0.97
ACQUITTED = 0.95
UPHELD = 0.8


def decided(state: Reading, subjects: Subjects) -> Iterator[Offence]:
    """The convictions of the orders."""
    section = state.section("disposition")
    if section is None:
        return
    notice = _APPEAL_NOTICE.search(state.shadow, section.start, section.end)
    end = notice.start() if notice else section.end
    items = [section.start, *(m.end() for m in _ITEM.finditer(state.shadow, section.start, end))]
    current = subjects.only(section.start)
    used: dict[int, int] = {}
    for mention in mentions(state.shadow, section.start, end):
        item = items[bisect_right(items, mention.start) - 1]
        if _convicts(state, mention, item):
            group = subjects.right_before(mention, section.start) or subjects.right_behind(mention, end)
            current = in_order(subjects.defendants, group, used) if group else current
            yield from facts(mention, current, FOUND, ORDERED)


def _convicts(state: Reading, mention: Mention, item: int) -> bool:
    said = before(state, mention, item)
    if mention.negated or mention.verb not in _VERBS or is_past(said):
        return False
    if said.rfind("撤销") > said.rfind("维持"):
        return False
    return mention.verb != "以" or _PENALTY.search(state.shadow, mention.end, mention.end + 40) is not None


def in_order(defendants: Defendants, group: Group, used: dict[int, int]) -> Group:
    """The order's k-th 被告人赵某 is the header's k-th."""
    parties = tuple(_next_namesake(defendants, party, used) for party in group.parties)
    return Group(parties, group.start, group.end)


def _next_namesake(defendants: Defendants, party: int, used: dict[int, int]) -> int:
    same = defendants.namesakes(party)
    if len(same) == 1:
        return party
    used[same[0]] = used.get(same[0], -1) + 1
    return same[min(used[same[0]], len(same) - 1)]


def acquitted(state: Reading, charges: list[Offence], subjects: Subjects) -> Iterator[Offence]:
    """被告人某某无罪: cleared of each offence charged."""
    section = state.section("disposition")
    if section is None:
        return
    cleared: set[int] = set()
    for match in _INNOCENT.finditer(state.shadow, section.start, section.end):
        groups = list(subjects.defendants.groups(state.shadow, match.start(), match.end()))
        group = groups[-1] if groups else subjects.only(match.start())
        for party in set(group.parties) - cleared if group else ():
            cleared.add(party)
            for charge in charges:
                if charge.party == party:
                    yield Offence(party, charge.offence, *CLEARED, ACQUITTED, *match.span())


def affirmed(state: Reading, subjects: Subjects) -> Iterator[Offence]:
    """The judgment below as this document retells it, where the orders uphold it without naming an offence."""
    orders = state.section("disposition")
    if orders is None or not _UPHELD.search(state.shadow, orders.start, orders.end):
        return
    for section in ("procedure", "lower_court"):
        for sentence in sentences(state, section):
            for clause in clauses(state, sentence):
                for mention in mentions(state.shadow, *clause):
                    if not mention.negated and _VERDICT.match(state.shadow, mention.end):
                        group = subjects.of(mention, clause[0]) or subjects.right_behind(mention, clause[1])
                        yield from facts(mention, group, FOUND, UPHELD)
