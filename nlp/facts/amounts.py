"""Amounts of money in 分: 3.5万元, 12，000.50元, 伍万元整, 二十万余元, 4至6万元, 十几万元, 500美元.

The raw text, the currency and how exact it is are kept: 余 and 多 say at least, 约 and 近 about, a range both ends.
Currencies are never converted; 三倍, 克 and % are no money.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from nlp.facts.quantities import CHINESE, number
from nlp.model import Fact
from nlp.near import matches_near
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
SURE = 0.97
_CURRENCY = {
    "美元": "USD", "美金": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP",
    "澳元": "AUD", "加元": "CAD", "新台币": "TWD", "澳门元": "MOP", "韩元": "KRW", "泰铢": "THB", "卢布": "RUB",
}  # fmt: skip
_NUMBER = rf"(?:\d[\d,，]{{0,18}}(?:[.]\d{{1,4}})?[{CHINESE}]{{0,6}}|[{CHINESE}]{{1,24}})"
_UNIT = "(?:" + "|".join(_CURRENCY) + "|元|圆|块钱|块(?=钱))"
_PATTERN = re.compile(
    rf"(?P<prefix>(?:人民币|￥|¥|RMB|现金人民币)\s?)?"
    rf"(?:(?P<low>{_NUMBER})(?:元)?[至到~-])?(?P<n>{_NUMBER})(?P<few>几)?(?P<more>[余多])?(?P<big>[万亿千百])?(?P<more2>[余多])?"
    rf"(?P<unit>{_UNIT})(?P<jiao>[{CHINESE}\d]角)?(?P<fen>[{CHINESE}\d]分)?(?P<whole>整|正(?![在常当]))?"
    r"(?P<after>左右|上下|以上|以下)?(?P<tail>人民币)?"
)
_ANCHOR = re.compile(_UNIT.replace("块(?=钱)", "块"))
BEFORE, BEHIND = 96, 16
"""Characters of an amount before its unit (two numbers of 31, 现金人民币) and behind it (角, 分, 左右, 人民币)."""
_BEFORE = re.compile(r"(?:约|近|大约|共约|将近|约计)\Z")
_AT_LEAST, _AT_MOST = re.compile(r"(?:至少|不少于|超过|不低于)\Z"), re.compile(r"(?:至多|不超过|不足)\Z")
_SCALE = {"万": 10_000, "亿": 100_000_000, "千": 1000, "百": 100}


def amounts(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """Amounts between the offsets; `normal` in 分 (hundredths of the unit of a foreign currency)."""
    for match in matches_near(_PATTERN, _ANCHOR, shadow, start, end, before=BEFORE, behind=BEHIND):
        fact = _fact(shadow, match)
        if fact:
            yield fact


def _fact(shadow: str, match: re.Match[str]) -> Fact | None:
    values = [_fen(match, text) for text in (match["low"], match["n"]) if text]
    if any(v is None for v in values):
        return None
    raw = match.group()
    stop = match.end() - len(match["after"] or "") if not match["tail"] else match.end()
    text = raw[: stop - match.start()]
    return Fact(
        "amount",
        Found(text, match.start(), stop),
        SURE,
        COMPONENT,
        "/".join(str(v) for v in values),
        _CURRENCY.get(match["unit"], "CNY"),
        "range" if len(values) == 2 else _exactness(shadow[max(0, match.start() - 4) : match.start()], match),
    )


def _fen(match: re.Match[str], text: str) -> int | None:
    value = number(text)
    if value is None:
        return None
    if match["big"]:
        value *= _SCALE[match["big"]]
    elif text == match["low"] and text[-1].isdigit() and match["n"][-1] in "万亿":
        value *= _SCALE[match["n"][-1]]
    for part, worth in ((match["jiao"], 10), (match["fen"], 1)):
        if part and text == match["n"]:
            value += (number(part[:-1]) or 0) * Decimal(worth) / 100
    fen = value * 100
    return int(fen) if fen == fen.to_integral_value() else int(fen.to_integral_value())


def _exactness(before: str, match: re.Match[str]) -> str:
    if match["more"] or match["more2"] or match["few"] or _AT_LEAST.search(before):
        return "at_least"
    if match["after"] in ("以上", "以下"):
        return "at_least" if match["after"] == "以上" else "at_most"
    if _AT_MOST.search(before):
        return "at_most"
    return "about" if match["after"] or _BEFORE.search(before) else "exact"
