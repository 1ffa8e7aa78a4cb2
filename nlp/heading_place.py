"""Whether a court's name and a kind of paper stand where a heading stands, or are cited in somebody's sentence.

News, complaints, contracts and bank statements cite papers (根据云州市…法院民事判决书（2018）…号，…): of those a court
and a number are named, and a clause goes on behind. A heading opens the text or its line, or follows the sentence or
title that a crawler glued before it; behind its number come a line's end, a party's row, or a letter's addressee, and
behind a colon in the place of the lost rows how the case came to the court.
"""

import re

from nlp.roles import role_at
from nlp.spans import Found

_STRAY = "\U00010000-\U0010ffff"
"""Signs and pictures that printing leaves at the ends of lines; no court's name and no number has one."""
_NUMBER = re.compile(
    rf"[ \n{_STRAY}]{{0,20}}"
    r"(?:（?[ ]?(?:[12]\d{3}|[×xX*]{4})[ ]?）?[^（）。，；：\n\d]|[\u4e00-\u9fff]{1,14}字)"
    r"[^（）。，；：\n]{1,32}?号(?:之[一二三四五六七八九十]{1,3})?"
)
_TOP = re.compile(
    rf"[\s{_STRAY}]{{0,40}}" r"(?:(?:category|title|publictime)：[^\n]*\n){0,4}(?:content：)?\s{0,40}"
)
_CITED = re.compile(
    r"(?:(?<!content)(?<!内容)：|不服|[根依]据|依照|按照|收到|贵院|参见|[由被向对因经到在以和及与的、，（《“])[ ]?$"
)
"""What leads to a court's name in a sentence or a form's field; what else a crawler glued before it says nothing."""
_UNNAMED = frozenset({"人民法院", "中级人民法院", "高级人民法院"})
"""A court of no place is one in a form (×××人民法院)."""
_CITING = re.compile(
    r"不服|[根依]据|依照|按照|参见|鉴于|贵院|收到|诉至|作出|原告|被告|上诉人|申请人|我公司|我院|本院|履行|^[就对由被因以与及]"
    r"(?=[\u4e00-\u9fff]{2,3}[省市县区州])"
)
_GOES_ON = re.compile(
    rf"[ {_STRAY}]{{0,4}}"
    r"(?:\n|$|（|  |本院|关于|本案|因|(?:19|20)\d{2}年|二[〇○Oo0零]|[\u4e00-\u9fff]{2,24}检察院"
    r"|申请|罪犯|原审|抗诉|公诉|(?![判对认确载已的所裁要])[^。；：\n]{2,200}："
    r"|：[^。；：\n]{2,60}(?:检察院以|法院审理|[被指]控))"
)
_LINE_ENDS = re.compile(rf"[ {_STRAY}]{{0,20}}" r"(?:\n|$)|[ ]{2}")


def is_heading(shadow: str, court: Found | None, end: int) -> bool:
    """`court` as read before the kind of paper, `end` behind the kind."""
    if court is not None and not _opens(shadow, court):
        return False
    if court is not None and _TOP.fullmatch(shadow, 0, court.start):
        return True
    number = _NUMBER.match(shadow, end)
    place = number.end() if number else end
    if number is None and _LINE_ENDS.match(shadow, end):
        return True
    return _GOES_ON.match(shadow, place) is not None or _row_begins(shadow, place)


def _opens(shadow: str, court: Found) -> bool:
    before = shadow[max(0, court.start - 12) : court.start]
    named = court.value not in _UNNAMED
    return named and _CITED.search(before) is None and _CITING.search(court.value) is None


def _row_begins(shadow: str, place: int) -> bool:
    start = place + len(shadow[place : place + 8]) - len(shadow[place : place + 8].lstrip(" "))
    return any(role_at(shadow, start, start + 200, criminal=criminal) for criminal in (False, True))
