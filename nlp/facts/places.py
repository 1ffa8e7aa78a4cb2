"""Places in facts: an administrative name and what follows it down to the house (云岩区纯味园宿舍).

Where a place ends is a convention annotators do not share (exact agreement .38, overlap .89), so what counts is
that a place is found where there is one.
"""

import re
from collections.abc import Iterator

from nlp.lexicon import alternation, table
from nlp.model import Fact
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
SURE = 0.7
_C = r"[^，。；：、（）“”\n ]"
_ADMIN = (
    r"(?:[\u3400-\u9fff*×]{1,8}?(?:自治[区州县]|省|市(?!场|民|价|值)|[州县](?!人民|公安|检察|法院|级)|区(?!域|间|别|块)|"
    r"镇(?!静|压|定)|乡(?!亲|间)|街道|村(?!民|干)|开发区|高新区))"
)
_BODY = alternation(table("places")["bodies"])
_PLACE = re.compile(
    rf"(?<=[在至到往于从位抵回经住])(?:本市|本县|本区|其|该)?(?P<a>(?:{_ADMIN}){{1,5}}(?:{_C}{{0,24}}{_BODY})?"
    rf"|{_C}{{1,14}}?{_BODY}(?:{_BODY}|[\dA-Za-z]{{1,5}}(?:号|室|房|楼|栋|幢|单元))*)"
)
_STOP = re.compile(
    r"(?:将|以|向|被|因|把|和被|与被|贩卖|出售|吸食|抓获|查获|购买|容留|多次|先后|盗|窃|趁|见)"
)
_BODIES = re.compile(r"人民(?:检察院|法院|政府)|公安局|派出所|检察院|分局|看守所|法院")


def places(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """Places between the offsets, in order."""
    for match in _PLACE.finditer(shadow, start, end):
        text = match.group()
        cut = _STOP.search(text)
        text = text[: cut.start()] if cut else text
        if len(text) < 2 or _BODIES.search(text):
            continue
        yield Fact("place", Found(text, match.start(), match.start() + len(text)), SURE, COMPONENT)
