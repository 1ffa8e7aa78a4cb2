"""On whom an agency's decision falls: rows (当事人：…, 被处罚人柳青山，男…), a letter's addressee, co-parties.

Forms put one field a line (统一社会信用代码：, 住所（住址）：, 法定代表人（负责人、经营者）：), police one sentence a
person; both are rows from one name to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.lexicon import alternation, spaced, table
from nlp.model import Kind, Named, Party
from nlp.names import read_name
from nlp.organisations import LONGEST_HAN_NAME, kind_of, looks_like_organisation
from nlp.person_names import squeeze
from nlp.row_details import details_in, masked_id_number
from nlp.spans import Found
from ontology.identifiers import is_masked_name

_ROLE = re.compile(
    rf"(?:^|(?<=[\n。； ]))[ ]{{0,20}}(?P<role>{spaced(table('penalties')['roles'])})"
    r"[一二三四五六七八九十\d]{0,2}(?:（[^（）\n]{1,16}）)?"
    r"(?:（?(?:(?:单位)?(?:姓名|名称)(?:(?:或者?|/|、)?(?:单位)?（?(?:姓名|名称)）?)?|基本情况|个人|单位)）?)?"
    r"(?P<colon>[：]?)[ ]{0,6}"
)
_PERSONAL = re.compile(r"[，（](?:男|女|统一|身份证|住|\d{4}年|法定|系|现住|公民)")
_CO_PARTY = re.compile(r"(?:^|(?<=[\n ]))[ ]{0,20}(?P<name>[\u3400-\u9fff·]{2,6})，(?:男|女)[，。]")
_ADDRESSEE = re.compile(
    r"[ \n]{0,20}(?P<name>[^。；：，\n（]{2,50}(?:（[^（）\n：]{1,16}）[^。；：，\n（]{1,40})?)"
    r"(?:（[^（）\n]{2,60}）)?[ ]{0,4}：[ ]{0,4}(?=\n|$|（|你|经|我|本|根|统一)"
)
_REMARK = r"(?:（[^（）\n]{1,24}）|/[^：\n]{1,16})?"
_POST = re.compile(
    rf"(?:^|(?<=[\n，。；：、（） ]))(?P<post>{alternation(table('penalties')['posts'])})"
    rf"{_REMARK}(?:姓名)?[：为是 ]{{1,4}}"
)
_LABELLED = tuple(
    (field, re.compile(label.replace("{remark}", _REMARK)))
    for field, label in table("penalties")["labels"].items()
)
_MASKED = re.compile(
    r"(?:身份证|身份|证件)[^\d，。\n]{0,12}[：为是 ]{0,4}(?P<value>\d{2,17}[*×xX＊]{2,16}[\dXx]{0,8})"
)
_OF_A_PERSON = frozenset({"sex", "ethnicity", "birth_date", "id_number"})


def penalty_parties(shadow: str, begin: int, end: int) -> tuple[Party, ...]:
    """The parties named between the heading and the body, in order."""
    heads = sorted(_heads(shadow, begin, end), key=lambda head: head[1].start)
    stops = [*(name.start for _, name in heads[1:]), end]
    return tuple(_party(shadow, role, name, stop) for (role, name), stop in zip(heads, stops, strict=False))


def _heads(shadow: str, begin: int, end: int) -> Iterator[tuple[str, Found]]:
    seen: set[int] = set()
    for match in _ROLE.finditer(shadow, begin, end):
        name = read_name(shadow, match.end(), end)
        if name and (match["colon"] or _PERSONAL.match(shadow, name.end)) and _is_name(name.value):
            seen.add(name.start)
            yield squeeze(match["role"]), name
    if not seen:
        yield from _addressed(shadow, begin, end)
        return
    for match in _CO_PARTY.finditer(shadow, min(seen), end):
        if match.start("name") not in seen:
            yield "当事人", Found(match["name"], *match.span("name"))


def _addressed(shadow: str, begin: int, end: int) -> Iterator[tuple[str, Found]]:
    match = _ADDRESSEE.match(shadow, begin, end)
    if match and _is_name(match["name"].strip()):
        name = match["name"].rstrip(" ")
        yield "当事人", Found(name, match.start("name"), match.start("name") + len(name))


def _is_name(text: str) -> bool:
    return len(text) >= 2 and (
        len(text) <= LONGEST_HAN_NAME or "·" in text or looks_like_organisation(text) or is_masked_name(text)
    )


def _party(shadow: str, role: str, name: Found, stop: int) -> Party:
    row = shadow[name.end : stop]
    kind = kind_of(name.value, row if len(name.value) <= LONGEST_HAN_NAME else "")
    party = Party(name, (role,), "respondent", kind, is_masked_name(name.value), stop)
    personal = kind is Kind.PERSON
    details = dict(_labelled_fields(shadow, name.end, stop))
    for field, value in details_in(shadow, name.end, stop):
        details.setdefault(field, value)
    if not personal:
        details = {k: v for k, v in details.items() if k not in _OF_A_PERSON}
    hidden = masked_id_number(shadow, name.end, stop) or _labelled(_MASKED, shadow, name.end, stop)
    return replace(
        party,
        details=tuple(details.items()),
        masked_id_number=hidden if personal and "id_number" not in details else None,
        representative=None if personal else _representative(shadow, name.end, stop),
    )


def _labelled_fields(shadow: str, start: int, end: int) -> Iterator[tuple[str, Found]]:
    for field, pattern in _LABELLED:
        found = _labelled(pattern, shadow, start, end)
        if found:
            yield field, found


def _labelled(pattern: re.Pattern[str], shadow: str, start: int, end: int) -> Found | None:
    match = pattern.search(shadow, start, end)
    if match is None:
        return None
    value, place = match["value"].rstrip(" "), match.start("value")
    return Found(value, place, place + len(value))


def _representative(shadow: str, start: int, end: int) -> Named | None:
    for match in _POST.finditer(shadow, start, end):
        name = read_name(shadow, match.end(), end)
        if name and len(name.value) <= 20 and name.value not in ("无", "/"):
            return Named(name, match["post"])
    return None
