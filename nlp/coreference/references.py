"""The rules: short names, collectives, 该公司, bare roles, bare surnames, and 其 behind its speaker.

A collective is resolved only if its number fits (原、被告 only if there is one of each), a role only if one party
stands or stood in it, a surname only if one person bears it, 该公司 only if its clause names no other, 其 only if one
is named as the speaker or charged in the sentence; everything else is left alone.
"""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from nlp.coreference.named import Name, Names, of_role, organisations, sole_in_role
from nlp.lexicon import alternation, table
from nlp.model import Abbreviation, Party, Reference
from nlp.numerals import integer
from nlp.spans import Found

NEAR = 160
"""Characters before 该公司 in which its name stands; longer sentences name more than one."""
MOST = 300
"""Short names looked up, the longest first; a forged text must not be searched for each of thousands."""
_SENTENCE = re.compile("[。\n]")
_BESIDE = ("与", "和", "同", "及", "、")
_BRANCH = re.compile("[\u4e00-\u9fff]{0,6}(?:经营部|分公司|办事处|项目部|门市部|承兑|存折)")
_CLAUSE = re.compile("[，。；：\n]")


def short_names(
    text: str, abbreviations: Sequence[Abbreviation], end: int
) -> Iterator[tuple[Abbreviation, int]]:
    """Each place behind its definition where a short name of one organisation is used, with the definition."""
    fulls: dict[str, set[str]] = {}
    for a in abbreviations:
        fulls.setdefault(a.short.value, set()).add(a.full.value)
    taken: set[int] = {place for a in abbreviations for place in range(a.short.start, a.short.end)}
    usable: dict[str, Abbreviation] = {}  # defined once more it would find the same places
    for a in abbreviations:
        if len(fulls[a.short.value]) == 1 and text[a.full.start - 1 : a.full.start] != "《":
            usable.setdefault(a.short.value, a)
    for a in sorted(usable.values(), key=lambda a: -len(a.short.value))[:MOST]:
        for place in _places(text, a.short.value, a.short.end, end):
            if place not in taken and not _in_full_name(text, a, place):
                taken.update(range(place, place + len(a.short.value)))
                yield a, place


def _places(text: str, word: str, start: int, end: int) -> Iterator[int]:
    place = text.find(word, start, end)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word), end)


def _in_full_name(text: str, a: Abbreviation, place: int) -> bool:
    inside = a.full.value.find(a.short.value)
    return inside >= 0 and text.startswith(a.full.value, place - inside)


def collectives(text: str, parties: Sequence[Party], start: int, end: int) -> Iterator[Reference]:
    """二被告, 三名原告, 上述被告人, 原、被告."""
    for match in _collective().finditer(text, start, end):
        if match["both"]:
            sides = of_role(parties, "原告"), of_role(parties, "被告")
            found = (*sides[0], *sides[1]) if [len(side) for side in sides] == [1, 1] else ()
        else:
            found = of_role(parties, match["role"])
            if match["count"] and integer(match["count"]) != len(found):
                continue
        if len(found) > 1:
            yield Reference(_found(match), "collective", tuple(sorted(set(found))))


@cache
def _collective() -> re.Pattern[str]:
    words = table("coreference")
    count = r"(?<![第之十百\d])(?P<count>[二两三四五六七八九十]{1,2}|\d{1,2})[名位个]?"
    role = rf"(?P<role>{alternation(words['roles'])})(?![人单])"
    return re.compile(rf"(?:{count}|{alternation(words['all_of'])}){role}|(?<!的)(?P<both>原、?被告)(?!人)")


def demonstratives(text: str, names: Names, start: int, end: int) -> Iterator[Reference]:
    """该公司: the organisation named last in its sentence or the one before; 上述公司 only if it is the only one."""
    for match in _demonstrative().finditer(text, start, end):
        since = _sentences_before(text, max(start, match.start() - NEAR), match.start())
        asked = table("coreference")["organisations"][match["noun"]]
        if text[match.start() - 1 : match.start()] in _BESIDE:
            continue
        near = [
            name
            for name in organisations(names.between(since, match.start()))
            if name.text.endswith(tuple(asked))
        ]
        if near and near[-1].sure and _is_alone(text, near, single=match["which"] != "该"):
            yield _to(near[-1], _found(match), "demonstrative")


def _is_alone(text: str, near: Sequence[Name], *, single: bool) -> bool:
    """Whether no other is named, in the clause of the last or anywhere near for 上述公司, and its name ends there."""
    last = near[-1]
    if _BRANCH.match(text, last.end) or _no_name().search(last.text):
        return False
    since = (
        0 if single else max((m.end() for m in _CLAUSE.finditer(text, near[0].start, last.start)), default=0)
    )
    return all(name.text == last.text for name in near if name.start >= since)


@cache
def _demonstrative() -> re.Pattern[str]:
    nouns = alternation(table("coreference")["organisations"])
    return re.compile(rf"(?P<which>该|上述|前述)(?P<noun>{nouns})(?![的]?(?:法|名|类)|承兑|存[折款单])")


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(table("coreference")["no_name"])


def _sentences_before(text: str, floor: int, place: int) -> int:
    """Where the sentence before the place's own begins."""
    stops = [floor + m.end() for m in _SENTENCE.finditer(text[floor:place])]
    return stops[-2] if len(stops) > 1 else floor


_SURNAMES = re.compile(
    r"(?P<list>[\u4e00-\u9fff](?:某)?(?:、[\u4e00-\u9fff](?:某)?){1,5})(?P<count>[二两三四五六]|[2-6])人(?![民员次均])"
)


def surnames(text: str, names: Names, start: int, end: int) -> Iterator[Reference]:
    """金、范二人: each the only person of the document with that surname, and as many as the number says."""
    for match in _SURNAMES.finditer(text, start, end):
        listed = match["list"].split("、")
        bearers = [names.with_surname(surname) for surname in listed]
        if len(listed) != integer(match["count"]):
            continue
        place = match.start()
        for surname, bearer in zip(listed, bearers, strict=True):
            if bearer is not None and bearer.text != surname:
                yield _to(bearer, Found(surname, place, place + len(surname)), "surname")
            place += len(surname) + 1


def pronouns(text: str, names: Names, start: int, end: int) -> Iterator[Reference]:
    """某甲辩称，其…: 其 is the speaker where the clause before names one only; 某甲及其 likewise."""
    for match in _said().finditer(text, start, end):
        floor = max(start, match.start() - 60)
        clause = floor + max((m.end() for m in _CLAUSE.finditer(text[floor : match.start()])), default=0)
        speakers = {name.text: name for name in names.between(clause, match.start())}
        if len(speakers) == 1:
            yield _to(next(iter(speakers.values())), Found("其", match.end() - 1, match.end()), "pronoun")
    for match in re.compile("及其").finditer(text, start, end):
        before = names.between(match.start() - 30, match.start())
        if before and before[-1].end == match.start() and text[before[-1].start - 1] not in "、和与":
            yield _to(before[-1], Found("其", match.end() - 1, match.end()), "pronoun")


def charged(text: str, names: Names, start: int, end: int) -> Iterator[Reference]:
    """本院认为，被告人某甲…，其行为已构成…: the one who is called accused in the sentence, if it calls but one so."""
    for match in _DEED.finditer(text, start, end):
        floor = max(start, match.start() - LONGEST)
        since = floor + max((m.end() for m in _SENTENCE.finditer(text[floor : match.start()])), default=0)
        if since == floor > start or _collective().search(text, since, match.start()):
            continue
        called = [name for name in names.between(since, match.start()) if name.person]
        accused = {name.text: name for name in called if _ACCUSED.search(text, since, name.start)}
        words = len(_ACCUSED_WORD.findall(text, since, match.start()))
        told = sum(_ACCUSED.search(text, since, name.start) is not None for name in called)
        if len(accused) == 1 and words == told and not _is_listed(text, called, accused):
            yield _to(next(iter(accused.values())), Found("其", match.start(), match.start() + 1), "pronoun")


def _is_listed(text: str, called: Sequence[Name], accused: Container[str]) -> bool:
    """被告人孟某、白某…: another shares the charge."""
    starts = {name.start for name in called}
    return any(
        text[n.end : n.end + 1] in _BESIDE and n.end + 1 in starts for n in called if n.text in accused
    )


def roles(text: str, parties: Sequence[Party], start: int, end: int) -> Iterator[Reference]:
    """原告, 被告人 without a name behind: the only party in that role. What a court must do with 原告 names nobody."""
    sole = {role: sole_in_role(parties, role) for role in table("coreference")["bare_roles"]}
    for match in _bare_role().finditer(text, start, end):
        party = sole[match["role"]]
        if party is not None:
            yield Reference(_found(match), "role", (party,))


@cache
def _bare_role() -> re.Pattern[str]:
    words = table("coreference")
    role = rf"(?P<role>{alternation(words['bare_roles'])})"
    return re.compile(rf"{words['no_role_behind']}{role}{words['role_before']}")


LONGEST = 400
"""Characters of a sentence in which the accused of 其行为 is looked for."""
_DEED = re.compile(
    "其(?=(?:上述)?行为(?:已|均|又|还|亦|同时|妨害|触犯|构成|应|符合|确)|刑事责任|(?:酌情|酌予|依法|可以?|应当?)?(?:从轻|减轻|从重)处罚)"
)
_ACCUSED = re.compile("(?:被告人|上诉人(?:（[^（）]{1,12}）)?)$")
_ACCUSED_WORD = re.compile("被告人|上诉人|被告单位")


@cache
def _said() -> re.Pattern[str]:
    words = table("coreference")
    return re.compile(rf"{alternation(words['says'])}[，：]?其(?![{''.join(words['not_it'])}])")


def _to(name: Name, found: Found, kind: str) -> Reference:
    parties = () if name.party is None else (name.party,)
    return Reference(found, kind, parties, (name.start, name.end))


def _found(match: re.Match[str]) -> Found:
    return Found(match.group(), match.start(), match.end())
