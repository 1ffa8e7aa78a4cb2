"""The rules: short names, collectives, 该公司, bare surnames, and 其 behind its speaker.

A collective is resolved only if its number fits (原、被告 only if there is one of each), a surname only if one person
bears it, 其 only if one person or party is named as the speaker; everything else is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlp.coreference.named import Name, Names, of_role, organisations
from nlp.lexicon import alternation, table
from nlp.model import Abbreviation, Party, Reference
from nlp.numerals import integer
from nlp.spans import Found

NEAR = 160
"""Characters before 该公司 in which its name stands; longer sentences name more than one."""
_SENTENCE = re.compile("[。\n]")
_CLAUSE = re.compile("[，。；：\n]")


def short_names(
    text: str, abbreviations: Sequence[Abbreviation], end: int
) -> Iterator[tuple[Abbreviation, int]]:
    """Each place behind its definition where a short name of one organisation is used, with the definition."""
    fulls: dict[str, set[str]] = {}
    for a in abbreviations:
        fulls.setdefault(a.short.value, set()).add(a.full.value)
    taken: set[int] = set()
    for a in sorted(abbreviations, key=lambda a: -len(a.short.value)):
        if len(fulls[a.short.value]) > 1 or text[a.full.start - 1 : a.full.start] == "《":
            continue
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
    return re.compile(rf"(?:{count}|{alternation(words['all_of'])}){role}|(?P<both>原、?被告)(?!人)")


def demonstratives(text: str, names: Names, start: int, end: int) -> Iterator[Reference]:
    """该公司: the organisation named last in its sentence or the one before; 上述公司 only if it is the only one."""
    for match in _demonstrative().finditer(text, start, end):
        since = _sentences_before(text, max(start, match.start() - NEAR), match.start())
        asked = table("coreference")["organisations"][match["noun"]]
        near = [
            name
            for name in organisations(names.between(since, match.start()))
            if any(word in name.text for word in asked) and not _no_name().search(name.text)
        ]
        if near and (match["which"] == "该" or len({name.text for name in near}) == 1):
            yield _to(near[-1], _found(match), "demonstrative")


@cache
def _demonstrative() -> re.Pattern[str]:
    nouns = alternation(table("coreference")["organisations"])
    return re.compile(rf"(?P<which>该|上述|前述)(?P<noun>{nouns})(?![的]?(?:法|名|类))")


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


@cache
def _said() -> re.Pattern[str]:
    words = table("coreference")
    return re.compile(rf"{alternation(words['says'])}[，：]?其(?![{''.join(words['not_it'])}])")


def _to(name: Name, found: Found, kind: str) -> Reference:
    parties = () if name.party is None else (name.party,)
    return Reference(found, kind, parties, (name.start, name.end))


def _found(match: re.Match[str]) -> Found:
    return Found(match.group(), match.start(), match.end())
