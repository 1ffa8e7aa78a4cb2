"""A header as it is compared. Offices number their headers, star what must be filled, say in brackets how a date is to
be written, break them over lines and write the long characters: all of that is taken off, so that a mapping names a
spelling once. A unit in brackets (罚款金额（万元）) is kept; any other bracket stays part of the header, because it
tells (作出决定机关（列入）)."""

import re
from functools import lru_cache
from typing import Final

from ingest.mapping.long_forms import LONG, SHORT
from ingest.mapping.units import knows_unit
from ontology.identifiers import compact
from ontology.one_form import OneForm

_ONE_FORM: Final = OneForm(dict(zip(map(ord, LONG), SHORT, strict=True)) | {ord("帐"): "账", ord("帳"): "账"})
# 双公示: 代码_2 was 组织机构代码 in 2015 and is 工商注册号 now, so what stands in the brackets is the header.
_CODE: Final = re.compile(r".*代码[-_]?[0-9]+\(([^()]+)\)")
_WRAPPED: Final = re.compile(r"\[([^\[\]]+)\]|[\"'“”‘’]+(.+?)[\"'“”‘’]*|(.+?)[\"'“”‘’]+")
_NUMBER: Final = re.compile(r"(?:[0-9]{1,3}[.、:．)]|\([0-9]{1,3}\)|[0-9]{1,3}(?=[\u4e00-\u9fff]))(?=\D)")
_MARKS: Final = "*★☆※●#:："
_BRACKETS: Final = re.compile(r"(.+)[(\[]([^()\[\]]+)[)\]]")
_NOTE: Final = re.compile(
    r"\*|必填项?|选填项?|可选|必录|非必填|可空|不可为空"
    r"|格式.*|例如?[:].*|如[:].*|填写.*|请.*|[ymdhs年月日时分秒:/.,T-]{3,}|[0-9]{4}[-/.年].*|[0-9]{8}"
    r"|秒|人|个|件|条|户|次|张|%|百分比|㎡|m2|m²|平方米|平米|亩|吨|度|岁",
    re.IGNORECASE,
)
"""What brackets say without changing what stands below: must it be filled, how is it written, in what is it counted.
分钟 is not among them: a mapping counts in seconds."""
_TAIL: Final = re.compile(r"(.+)[:,]([^:,]+)")
_JOIN: Final = re.compile(r"(?<=[\u4e00-\u9fff])[_·.-](?=[\u4e00-\u9fffa-z])")
_LONGEST: Final = 200
"""Characters; what is longer is a text, and need not be kept."""
_NUMBER_APART: Final = re.compile(r"[\s*＊★☆※●]*[0-9]{1,3}\s+(?=\D)")


def plain(header: str) -> tuple[str, str]:
    """The header in the form in which it is compared, and the unit it names ("": none)."""
    return _plain(header) if len(header) <= _LONGEST else (header, "")


@lru_cache(maxsize=1 << 14)
def _plain(header: str) -> tuple[str, str]:
    text = _ONE_FORM(compact(_without_number(header))).lower()
    if code := _CODE.fullmatch(text):
        return code[1], ""
    text, unit = _bare(text), ""
    while match := _BRACKETS.fullmatch(text):
        said = match[2].removeprefix("单位").lstrip(":")
        if knows_unit(said.upper()):
            unit = said.upper()
        elif not _NOTE.fullmatch(said):
            break
        text = _bare(match[1])
    if not unit and (match := _TAIL.fullmatch(text)) and knows_unit(match[2]):
        text, unit = _bare(match[1]), match[2]
    return _JOIN.sub("", text).replace("登陆", "登录"), unit


def _without_number(header: str) -> str:
    match = _NUMBER_APART.match(header)
    return header[match.end() :] if match else header


def _bare(text: str) -> str:
    """Without quotes around it, stars, a number before it and a colon behind it; never nothing."""
    if match := _WRAPPED.fullmatch(text):
        text = match[1] or match[2] or match[3]
    text = text.strip(_MARKS) or text
    match = _NUMBER.match(text)
    return text[match.end() :].strip(_MARKS) if match else text
