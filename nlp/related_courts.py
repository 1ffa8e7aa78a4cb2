"""Which court another case number belongs to: the court named before it in its sentence, 本院, or a short name of one.

甲法院于某日作出（…）号, 不服甲法院（…）号, 本院（…）号. A number with this court's own code is this court's. What names
no court stays without one: 原审法院 is not guessed.
"""

import re
from collections.abc import Mapping, Sequence

from nlp.lexicon import alternation, table
from nlp.model import Abbreviation, Number
from nlp.spans import Found

BEFORE = 90
"""Characters before the number in which its court stands."""
_COURT = re.compile(
    r"本院(?!认为|查明|经审|依照|确认)|[该我你]院|[\u4e00-\u9fff]{2,26}?法院(?:生产建设兵团分院)?"
)
_LEAD = re.compile(
    r"(?:^|.*?)(?:不服|履行|依据|根据|经由?|由|对|与|向|撤销|维持|变更|被告人?|原告|申请人|以及|及|和(?!平|田|顺|静|硕|龙|县|政|林)"
    r"|因|将|被|受|在|于|以|关于|是|系|为|审理的|执行的|作出的|的|一审|二审|再审|原审|移送|指令|指定|报请|效力)(?=[\u4e00-\u9fff]{2})"
)
_PROVINCE = re.compile(alternation(table("regions")["provinces"]))
_STOP = re.compile(r"[。；\n]")
_DEFINITION = re.compile(r"（[^（）]{0,12}(?:简称|下称)[^（）]{0,40}）")
_WHOLE = re.compile(
    "(?:人民|海事|知识产权|金融|互联网|铁路运输|铁路运输中级|军事|林区基层|林区中级|矿区|油田|农垦)法院|分院$"
)
"""A court by its name; 东山法院 without a definition is none."""
_GENERIC = re.compile(
    r"(?:[一二原再初]审|原|上述|该|受诉|执行|下级|上级|有关|人民|第[一二]审|其他|本)*(?:人民)?法院"
)


def full_names(abbreviations: Sequence[Abbreviation]) -> dict[str, str]:
    """Full names by short ones; what is defined twice is what it was first."""
    return {a.short.value: a.full.value for a in reversed(abbreviations)}


def court_of(
    shadow: str, number: Number, own: Found | None, own_code: str, defined: Mapping[str, str]
) -> Found | None:
    """The court of the number; its value is the full name, its span the words that name it. `defined`: `full_names`."""
    start = max(0, number.printed.start - BEFORE)
    stops = [m.end() for m in _STOP.finditer(shadow, start, number.printed.start)]
    begin = stops[-1] if stops else start
    text = _DEFINITION.sub(lambda m: " " * len(m.group()), shadow[begin : number.printed.start])
    named = list(_COURT.finditer(text))
    if named:
        found = _named(named[-1], begin, own, defined)
        if found is not None:
            return found
    if own and number.court_code and number.court_code == own_code:
        return Found(own.value, number.printed.start, number.printed.end)
    return None


def _named(match: re.Match[str], begin: int, own: Found | None, defined: Mapping[str, str]) -> Found | None:
    if match.group() == "本院" or match.group().endswith("本院"):
        return Found(own.value, begin + match.start(), begin + match.end()) if own else None
    cut = _cut(match.group())
    start, name = begin + match.start() + cut, match.group()[cut:]
    if _GENERIC.fullmatch(name):
        return None
    full = defined.get(name, name)
    return Found(full, start, begin + match.end()) if _WHOLE.search(full) else None


def _cut(words: str) -> int:
    """Where the name begins: behind the last word that is none of it, at its province if it has one."""
    at = 0
    while (lead := _LEAD.match(words, at)) and lead.end() < len(words) - 4:
        at = lead.end()
    provinces = [m.start() for m in _PROVINCE.finditer(words, at) if m.end() < len(words) - 3]
    return provinces[0] if provinces else at
