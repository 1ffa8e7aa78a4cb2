"""Places in facts: an administrative name and what follows it down to the house (云岩区纯味园宿舍).

A preposition that is half of a word (经营, 由于) leads to none, nor does what names a time (十日内) or holds a word no
place has (未, 应, 为). Where a place ends is a convention annotators do not share (exact agreement .38, overlap .89),
so what counts is that a place is found where there is one.
"""

import re
from collections.abc import Iterator

from nlp.lexicon import alternation, table
from nlp.model import Fact
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
SHORTEST = 2
SURE = 0.7
_C = r"[^，。；：、（）“”\n ]"
_ADMIN = (
    r"(?:[\u3400-\u9fff*×]{1,8}?(?:自治[区州县]|省|市(?!场|民|价|值)|[州县](?!人民|公安|检察|法院|级)|区(?!域|间|别|块)|"
    r"镇(?!静|压|定)|乡(?!亲|间)|街道|村(?!民|干)|开发区|高新区))"
)
_BODY = alternation(table("places")["bodies"])
_PLACE = re.compile(
    rf"(?<=[在至到往于从位抵回经住])(?:本市|本县|本区|其|该)?(?:(?P<named>(?:{_ADMIN}){{1,5}})(?:{_C}{{0,24}}{_BODY})?"
    rf"|{_C}{{1,14}}?{_BODY}(?:{_BODY}|[\dA-Za-z]{{1,5}}(?:号|室|房|楼|栋|幢|单元))*)"
)
_STOP = re.compile(
    r"(?:将|以|向|被|因|把|和被|与被|贩卖|出售|吸食|抓获|查获|购买|容留|多次|先后|盗|窃|趁|见)"
)
_HALF_BEFORE = re.compile(f"(?<!出)(?<!发){alternation(table('places')['words_before'])}$")
_HALF_FROM = re.compile(alternation(table("places")["words_from"]))
_NO_PLACE = re.compile(
    r"[了是为未不应也而能会可都并已曾让使]|所(?=[提有得谓述涉持称做归])|之(?!家)|(?:第[一二三]|[\d一二三四五六七八九十两几多数]+)(?:次|个?(?:工作)?[年月日天]|万|余|项)"
    r"|[案好坏益害难长短用相判惩查论何]处$|(?:[^房屋厅室楼院店馆厂场站所车库舱箱柜园区市县省州镇乡村家城苑寨沟洞棚仓口号道路街巷吧里宿舍社厕学校宅岸桥船机])内$"
)
"""What no place without an administrative name holds: function words, times, 之处, and 内 of what has no inside."""
_BODIES = re.compile(r"人民(?:检察院|法院|政府)|公安局|派出所|检察院|分局|看守所|法院")


def places(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """Places between the offsets, in order."""
    for match in _PLACE.finditer(shadow, start, end):
        begin, text = match.start(), match.group()
        if _is_half(shadow, begin, named=match["named"] is not None):
            continue
        cut = _STOP.search(text)
        text = text[: cut.start()] if cut else text
        if match["named"] is None and _NO_PLACE.search(text):
            continue
        if len(text) < SHORTEST or _BODIES.search(text):
            continue
        yield Fact("place", Found(text, begin, begin + len(text)), SURE, COMPONENT)


def _is_half(shadow: str, begin: int, *, named: bool) -> bool:
    """Whether the preposition before `begin` is part of a word; an administrative name is a place behind 属于 too."""
    if _HALF_FROM.match(shadow, begin - 1):
        return True
    return not named and _HALF_BEFORE.search(shadow, max(0, begin - 3), begin) is not None
