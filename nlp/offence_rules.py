"""From wordings to facts: who is charged with what, convicted or cleared of what, section by section.

The subject of 犯/构成 is the run of names right before it; without one, the run that opened the sentence
(帮助被告人乙逃匿，其行为构成窝藏罪 is said of who helped), in the orders the last one convicted (…；犯诈骗罪，判处…).
"""

import re
from collections.abc import Iterator

from nlp.defendants import Defendants, Group
from nlp.model import Offence
from nlp.offence_mentions import Mention, bare_mention, mentions
from nlp.reading import Reading

_PAST = re.compile(
    r"(?:因|曾|前|原|又|再|所|前科|此前|还)(?:涉嫌)?$|曾因[^。；]{0,20}$|(?:前|原)(?:判|罪)[^，。；]{0,12}$"
)
_SUBJECT_TAIL = re.compile(
    r"(?:等人|等)?(?:[二三四五六七八九十\d]{1,3}人)?"
    r"(?:均|已|分别|共同|的行为|之行为|其行为|的上述行为|，其行为|，其|又|还|亦|也|明知[^，。]{0,20}，|上述行为|单独"
    r"|涉嫌|自愿|（[^（）]{0,40}）| )*$"
)
Said = tuple[str, str, str]
"""Speaker, standing, polarity."""
_CHARGED: Said = ("prosecutor", "alleged", "positive")
_FOUND: Said = ("court", "found", "positive")
_CLEARED: Said = ("court", "found", "negative")
_DENIED: Said = ("party", "denied", "negative")
NEAR = 200
"""Characters between a name and its offence within which the passage shown begins at the name."""
_CONVICTING = frozenset({"犯", "犯有", "以", "构成"})
_CHARGE_VERBS = frozenset({"犯", "犯有", "构成", "构成了", "触犯", "触犯了", "涉嫌", "涉嫌犯", "以", "应以"})
_JUDGED = re.compile(r"(?:判决|裁定)[^。；]{0,30}$|判处|作出")
_CHARGING = re.compile(r"指控|起诉|公诉|控诉|提起")
_SPOKEN_OF = re.compile(r"[^，。；]{0,4}的?[^，。；]{0,10}(?:意见|辩解|辩护|理由|主张|观点|辩称)")
_SPEAKER = re.compile(
    r"(?:被告人|上诉人)[^，。；]{0,30}(?:认为|提出|称)|辩护人|辩称|辩解|提出|上诉称|诉称|上诉理由|辩护意见|辩解意见|指控|公诉机关|抗诉机关|检察院|原判|原审|一审|被告人认为|所提|关于[^，。]{0,40}(?:意见|理由|问题)"
)
_DEFENCE = re.compile(r"辩护人|辩称|辩解|上诉称|上诉理由|辩护意见|上诉人提出|被告人提出|所提")
_REFUSED = re.compile(
    r"不予采纳|不予采信|不能成立|不成立|不予支持|与[^，。]{0,20}不符|不当|理由不足|无事实|缺乏|本院不予"
)
_ADOPTED = re.compile(r"予以采纳|可予采纳|应予采纳|意见成立|本院采纳|予以支持|理由成立")
_CHARGE_FAILS = re.compile(
    r"指控[^。]{0,200}?(?P<tail>(?:罪名|指控|定性)?(?:不成立|不能成立|不当|有误|不准确|不予支持|不予认定|证据不足|不妥|依据不足))"
)
_UPHELD = re.compile(r"维持|驳回[^，。；]{0,20}(?:上诉|抗诉)|核准")
_VERDICT = re.compile(r"[，、 ]{0,2}(?:（[^（）]{0,40}）)?(?:判处|免予|单处|分别判处|均判处)")
_INNOCENT = re.compile(r"(?:宣告)?[^。；，\n]{0,60}?无罪")
_APPEAL_NOTICE = re.compile(r"如(?:果)?不服|可(?:以)?在(?:接到|收到|判决书送达)")
_ITEM = re.compile(r"(?:(?<=[。；\n ])|^)(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]|\n")
_SENTENCE = re.compile(r"[^。\n]+")
_CLAUSE = re.compile(r"[^。；\n]+")


def charged(state: Reading, defendants: Defendants) -> Iterator[Offence]:
    """What the indictment says, from the claim (or the procedure that retells it)."""
    for name in ("claim", "procedure"):
        section = state.section(name)
        if section is not None:
            for sentence in _SENTENCE.finditer(state.shadow, section.start, section.end):
                if name == "claim" or _CHARGING.search(sentence.group()):
                    yield from _charged_in(state, defendants, *sentence.span())


def _charged_in(state: Reading, defendants: Defendants, start: int, end: int) -> Iterator[Offence]:
    if _CHARGING.search(state.shadow, start, end):
        yield from _charged_without_verb(state, defendants, start, end)
    for clause in _CLAUSE.finditer(state.shadow, start, end):
        for mention in mentions(state.shadow, *clause.span()):
            before = state.shadow[clause.start() : mention.start]
            if _JUDGED.search(before[-60:]):
                return  # from here the sentence tells what the court below decided
            if not mention.negated and mention.verb in _CHARGE_VERBS and not _PAST.search(before):
                group = _subject(state, defendants, clause.start(), mention)
                yield from _each(mention, group, _CHARGED, 0.95)


def _charged_without_verb(state: Reading, defendants: Defendants, start: int, end: int) -> Iterator[Offence]:
    for group in defendants.groups(state.shadow, start, end):
        mention = bare_mention(state.shadow, group.end, end)
        if mention is not None:
            yield from _each(mention, group, _CHARGED, 0.9)


def decided(state: Reading, defendants: Defendants) -> Iterator[Offence]:
    """The convictions of the orders."""
    section = state.section("disposition")
    if section is None:
        return
    notice = _APPEAL_NOTICE.search(state.shadow, section.start, section.end)
    end = notice.start() if notice else section.end
    current = _only(defendants, section.start)
    used: dict[int, int] = {}
    for mention in mentions(state.shadow, section.start, end):
        if (
            mention.negated
            or mention.verb not in _CONVICTING
            or not _is_conviction(state, section.start, mention)
        ):
            continue
        group = _adjacent(state, defendants, section.start, mention) or _behind(
            state, defendants, mention, end
        )
        if group:
            parties = tuple(_next_namesake(defendants, p, used) for p in group.parties)
            current = Group(parties, group.start, group.end)
        yield from _each(mention, current, _FOUND, 0.97)


def _is_conviction(state: Reading, start: int, mention: Mention) -> bool:
    item = [m.end() for m in _ITEM.finditer(state.shadow, start, mention.start)]
    before = state.shadow[item[-1] if item else start : mention.start]
    if before.rfind("撤销") > before.rfind("维持") or _PAST.search(before):
        return False
    return mention.verb != "以" or "判处" in state.shadow[mention.end : mention.end + 40]


def _next_namesake(defendants: Defendants, party: int, used: dict[int, int]) -> int:
    """The order's k-th 被告人赵某 is the header's k-th."""
    same = defendants.namesakes(party)
    if len(same) == 1:
        return party
    used[same[0]] = used.get(same[0], -1) + 1
    return same[min(used[same[0]], len(same) - 1)]


def reasoned(state: Reading, defendants: Defendants) -> Iterator[Offence]:
    """What 本院认为 holds, where the court itself speaks."""
    section = state.section("reasoning")
    if section is None:
        return
    for sentence in _SENTENCE.finditer(state.shadow, section.start, section.end):
        for clause in _CLAUSE.finditer(state.shadow, *sentence.span()):
            yield from _reasoned_in(state, defendants, clause.span(), sentence.group())


def _reasoned_in(
    state: Reading, defendants: Defendants, span: tuple[int, int], sentence: str
) -> Iterator[Offence]:
    start, end = span
    fails = _CHARGE_FAILS.search(state.shadow, start, end)
    for mention in mentions(state.shadow, start, end):
        before = state.shadow[start : mention.start]
        if _PAST.search(before):
            continue
        group = _subject(state, defendants, start, mention)
        if fails and fails.start() < mention.start < fails.start("tail") and not _DEFENCE.search(before):
            yield from _each(mention, group, _CLEARED, 0.9)
        elif mention.negated and (_adopted(sentence) or not _quoted(state, before, mention)):
            yield from _each(mention, group, _CLEARED, 0.85)
        elif (
            not mention.negated
            and mention.verb.startswith(("构成", "触犯", "犯"))
            and not _SPEAKER.search(before)
        ):
            yield from _each(mention, group, _FOUND, 0.9)


def _quoted(state: Reading, before: str, mention: Mention) -> bool:
    """Whether somebody else's words are retold: named before, or behind (…的辩护意见)."""
    return bool(_SPEAKER.search(before) or _SPOKEN_OF.match(state.shadow, mention.end))


def _adopted(sentence: str) -> bool:
    return _ADOPTED.search(sentence) is not None and _REFUSED.search(sentence) is None


def affirmed(state: Reading, defendants: Defendants) -> Iterator[Offence]:
    """The judgment below as this document retells it, where the orders uphold it without naming an offence."""
    orders = state.section("disposition")
    if orders is None or not _UPHELD.search(state.shadow, orders.start, orders.end):
        return
    for name in ("procedure", "lower_court"):
        section = state.section(name)
        for clause in _CLAUSE.finditer(state.shadow, section.start, section.end) if section else ():
            for mention in mentions(state.shadow, *clause.span()):
                if not mention.negated and _VERDICT.match(state.shadow, mention.end):
                    group = _subject(state, defendants, clause.start(), mention)
                    group = group or _behind(state, defendants, mention, clause.end())
                    yield from _each(mention, group, _FOUND, 0.8)


def acquitted(state: Reading, charges: list[Offence], defendants: Defendants) -> Iterator[Offence]:
    """被告人某某无罪 in the orders: cleared of each offence charged."""
    section = state.section("disposition")
    if section is None:
        return
    for match in _INNOCENT.finditer(state.shadow, section.start, section.end):
        groups = list(defendants.groups(state.shadow, match.start(), match.end()))
        cleared = groups[-1] if groups else _only(defendants, match.start())
        for party in cleared.parties if cleared else ():
            for charge in charges:
                if charge.party == party:
                    yield Offence(party, charge.offence, "court", "found", "negative", 0.95, *match.span())


def denied(state: Reading, defendants: Defendants) -> Iterator[Offence]:
    """不构成…罪 in the defence's mouth."""
    section = state.section("defence")
    if section is None:
        return
    for clause in _CLAUSE.finditer(state.shadow, section.start, section.end):
        for mention in mentions(state.shadow, *clause.span()):
            if mention.negated:
                yield from _each(mention, _subject(state, defendants, clause.start(), mention), _DENIED, 0.8)


def _each(mention: Mention, group: Group | None, said: Said, confidence: float) -> Iterator[Offence]:
    """One fact for each defendant and offence; the passage begins at the name where that is near."""
    if group is None:
        return
    firm = confidence if mention.certain else round(confidence * 0.8, 2)
    start = group.start if 0 <= mention.start - group.start <= NEAR else mention.start
    end = max(mention.end, group.end if group.start > mention.start else 0)
    for party in group.parties:
        for offence in mention.offences:
            yield Offence(party, offence, *said, firm, start, end)


def _subject(state: Reading, defendants: Defendants, start: int, mention: Mention) -> Group | None:
    adjacent = _adjacent(state, defendants, start, mention)
    if adjacent:
        return adjacent
    first = next(defendants.groups(state.shadow, start, mention.start), None)
    return first or _only(defendants, mention.start)


def _adjacent(state: Reading, defendants: Defendants, start: int, mention: Mention) -> Group | None:
    near = list(defendants.groups(state.shadow, max(start, mention.start - 400), mention.start))
    return near[-1] if near and _touches(state, near[-1], mention) else None


def _touches(state: Reading, group: Group, mention: Mention) -> bool:
    return _SUBJECT_TAIL.fullmatch(state.shadow, group.end, mention.start) is not None


def _behind(state: Reading, defendants: Defendants, mention: Mention, end: int) -> Group | None:
    """以抢劫罪判处被告人某某死刑: the defendant follows."""
    if mention.verb != "以":
        return None
    return next(defendants.groups(state.shadow, mention.end, min(end, mention.end + 60)), None)


def _only(defendants: Defendants, place: int) -> Group | None:
    """The sole defendant, for a passage that names nobody."""
    return Group(defendants.indices, place, place) if len(defendants.indices) == 1 else None
