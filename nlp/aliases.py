"""Other names given in a party's own row: 曾用名X，又名Y；化名A、B；（绰号"猴子"）；（原名称某某厂）.

Read only up to the row's end: a fixed window leaks an alias to the row before. An abbreviation fixed for
the document (以下简称) is not an alias: it names nobody outside the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.spans import Found

_CUE = re.compile(
    r"(?P<former>曾用名称?|原名称?|原用名|曾名|更名前|变更前名称)|(?P<other>又名|又称|化名|别名|别称|绰号|外号|乳名|小名|自报名|自称|英文名|法名|网名"
    r"|微信名|微信昵称|昵称|花名|户籍名|英文名称|亦名|也叫|人称)"
)
_LEAD = re.compile(r"[ ]{0,2}(?:分别)?(?:为|是|叫|：|作)?[ ]{0,2}[“\"「]?")
_NAME = re.compile(r"[^，。；：、（）“”\"「」\n ]{2,40}")
_MORE = re.compile(r"[”\"」]?[、][“\"「]?")
_FORMER_COMPANY = re.compile(
    r"（(?:原为|原系|原(?![名告审被用]))(?P<name>[^（），。]{4,40}(?:公司|厂|社|行|店|中心|所|集团)(?:（[^（）]{1,8}）)?)）"
)
_FOREIGN = re.compile(r"（(?P<name>[A-Za-z][A-Za-z .,，&'·-]{2,80})）")
_NO_NAME = re.compile(r"[男女]$|汉族$|不详|无$")


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name; `former`: given as one borne earlier."""

    name: Found
    former: bool


def aliases_in(shadow: str, start: int, end: int) -> Iterator[Alias]:
    """Aliases between the offsets, in order of kind and place."""
    for cue in _CUE.finditer(shadow, start, end):
        for name in _listed(shadow, cue.end(), end):
            yield Alias(name, cue["former"] is not None)
    for pattern, former in ((_FORMER_COMPANY, True), (_FOREIGN, False)):
        for match in pattern.finditer(shadow, start, min(end, start + 200)):
            yield Alias(Found(match["name"].strip(), match.start("name"), match.end("name")), former)


def _listed(shadow: str, place: int, end: int) -> Iterator[Found]:
    lead = _LEAD.match(shadow, place, end)
    at = lead.end() if lead else place
    while True:
        match = _NAME.match(shadow, at, end)
        if match is None or _NO_NAME.match(match.group()) or _CUE.match(match.group()):
            return
        yield Found(match.group(), match.start(), match.end())
        more = _MORE.match(shadow, match.end(), end)
        if more is None:
            return
        at = more.end()
