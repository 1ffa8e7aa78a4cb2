"""Offences as a text brings them up: 犯盗窃罪、诈骗罪 · 构成故意伤害罪 · 以抢劫罪判处 · 不构成诈骗罪.

Only the wording is read here; who is meant, who speaks and how firmly is decided where the section is known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.offences.names import is_known, looks_like_an_offence, split_offences
from nlp.spans import Found

_NEGATION = (
    r"(?:不|未|没有|尚未|不能|并不|均不|尚不|无法)(?:能|应当|应|宜|足以|再)?"
    r"(?:认定|定性|定|单独|同时|再)?(?:其|为|被告人)?"
)
_NOT_IN_NAME = r"判处|被告|指控|其行为|构成|应当|的行为|罪名|刑事责任|(?<!侵)犯(?!罪)"
_NAME = (
    rf"(?:(?!{_NOT_IN_NAME})[\u4e00-\u9fff、（）〈〉“”]){{1,45}}?"
    r"(?<!犯)罪(?!名|行|犯|责|与|过|证|刑|状|人)"
)
_VERB = "犯有?|构成了?|触犯了?|涉嫌犯?|以|应以|系|成立|按|按照|定性为|认定为|认定|定为|属"
_MENTION = re.compile(
    rf"(?P<negated>{_NEGATION})?(?P<verb>{_VERB})(?:的是|单位犯罪的)?[“”]?"
    rf"(?P<list>{_NAME}(?:[、，和及与]{{1,2}}(?:以及)?(?:犯)?{_NAME}){{0,12}})"
)
_BARE = re.compile(
    rf"(?:等人|等)?(?:涉嫌)?(?:(?P<list>{_NAME}(?:[、，和及与]{{1,2}}{_NAME}){{0,8}})"
    r"|(?P<stem>[\u4e00-\u9fff、（）]{2,40}?)(?=(?:（申诉）)?(?:一案|案)))"
)
_GENERIC = re.compile(
    r"^(?:数|新|漏|同种|异种|前|后|本|该|此|他|其他|何|轻|重|余|有|无|上述|所犯|[一二两三四五六七八九十]"
    r"|故意|过失|共同|各|原|犯|毒品|之|以上|单位|同一|相同|不同"
    r"|一般|主|从|已|多|两种|几|本案|职务|经济|财产|暴力|严重|恶|谢|认|服|悔|问|定|判|加|减|赎)罪$"
)
_UNLIKELY = re.compile(
    r"^(?:而非|而不是|并非|不是)|[该此其]|人民|法院|第[一二三四五六七八九十]|条|请求|宣告|证明|即使|[有无数构]$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A list of offences behind one verb; `certain`: all of them are on the list of names."""

    offences: tuple[Found, ...]
    verb: str
    negated: bool
    certain: bool
    start: int
    end: int


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """Offence lists between the offsets."""
    for match in _MENTION.finditer(text, start, end):
        found = [o for o in split_offences(match["list"], match.start("list")) if _plausible(o.value)]
        if found:
            certain = all(is_known(o.value.removesuffix("罪")) for o in found)
            negated = match["negated"] is not None
            yield Mention(tuple(found), match["verb"], negated, certain, match.start(), match.end())


def bare_mention(text: str, place: int, end: int) -> Mention | None:
    """Offences that follow a name with no verb between: 被告人甲购买假币罪, 被告人乙贩卖毒品一案."""
    match = _BARE.match(text, place, end)
    if match is None:
        return None
    name = "list" if match["list"] else "stem"
    found = split_offences(match[name], match.start(name))
    if not found or not all(is_known(o.value.removesuffix("罪")) for o in found):
        return None
    return Mention(tuple(found), "犯", False, True, match.start(name), match.end(name))


def _plausible(name: str) -> bool:
    bare = name.removesuffix("罪")
    if is_known(bare):
        return True
    odd = _GENERIC.match(name) or _UNLIKELY.search(bare)
    return 3 <= len(bare) <= 30 and not odd and looks_like_an_offence(bare)
