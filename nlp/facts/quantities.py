"""Numbers as judgments write them, exact: 12，000.50, 3.5万, 一万五, 伍万元整, 十几, 廿三.

Decimals all the way, so that 0.29 yuan is 29 分; None for what is no number.
"""

import re
from decimal import Decimal, InvalidOperation

_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")}
_DIGIT |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"〇": 0, "○": 0, "两": 2, "贰": 2, "弍": 2}
_UNIT = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_LEADING = re.compile(r"\d[\d,，]*(?:\.\d+)?")
CHINESE = "".join(sorted({*_DIGIT, *_UNIT, *_BIG, "廿", "卅", "半"}))
"""Characters of a Chinese numeral."""


def number(text: str) -> Decimal | None:
    """Value of a numeral, Arabic, Chinese or mixed (1万5千, 3.5万)."""
    text = text.strip(" ")
    if not text or len(text) > 40:
        return None
    if text == "半":
        return Decimal("0.5")
    total, rest = Decimal(0), text
    while rest:
        head, rest, scale = _section(rest)
        if head is None:
            return None
        total += head * scale
    return total


def _section(text: str) -> tuple[Decimal | None, str, int]:
    """The part up to 亿 or 万, what is left, and its scale."""
    for big in ("亿", "万", "萬"):
        left, found, right = text.partition(big)
        if found:
            value = _small(left) if left else Decimal(1)
            if len(right) == 1 and right in _DIGIT and _DIGIT[right]:
                right = f"{right}千" if big != "亿" else f"{right}千万"
            return value, right.lstrip("零"), _BIG[big]
    return _small(text), "", 1


def _small(text: str) -> Decimal | None:
    leading = _LEADING.match(text)
    if leading:
        value = _arabic(leading.group())
        unit = text[leading.end() :]
        if value is None or not unit:
            return value
        if unit[0] not in _UNIT:
            return None
        more = _small(unit[1:]) if len(unit) > 1 else Decimal(0)
        return None if more is None else value * _UNIT[unit[0]] + more
    return _chinese(text)


def _arabic(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None


def _chinese(text: str) -> Decimal | None:
    if not any(c in _UNIT or c in "廿卅" for c in text):
        if all(c in _DIGIT for c in text) and text:
            return Decimal("".join(str(_DIGIT[c]) for c in text))
        return None
    total, digit, unit = 0, None, 1
    for c in text:
        if c in _DIGIT:
            digit = _DIGIT[c]
            unit = 1 if c in "零〇○" else unit
        elif c in _UNIT:
            total += (1 if digit is None else digit) * _UNIT[c]
            digit, unit = None, _UNIT[c]
        elif c in "廿卅":
            total, digit, unit = total + (20 if c == "廿" else 30), None, 10
        else:
            return None
    if digit is not None:
        total += digit * (unit // 10 if unit >= 100 else 1)
    return Decimal(total)
