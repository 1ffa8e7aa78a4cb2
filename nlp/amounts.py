"""Amounts of money as judgments write them, in integer 分: 30，000元, 8601．37元, 4.5万元, 七十二万五千元, 壹万元整.

余 / 多 / 约 keep it inexact. No float is involved: 28.7万 is 287 thousand by shifting the point.
"""

import re

from nlp.numerals import integer
from ontology.money import Exactness, Money

_DIGITS = r"\d{1,3}(?:，\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_HAN = "零〇○一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟廿"
AMOUNT = re.compile(
    r"(?P<about>约|近)?(?P<currency>人民币|RMB|￥|¥)?[ ]?"
    rf"(?:(?P<digits>{_DIGITS})(?P<unit>[亿万千百]{{0,2}})|(?P<han>[{_HAN}万亿]{{1,24}}))"
    r"(?P<over>余|多)?(?P<unit_after>万|亿)?(?P<yuan>元|圆|块)(?:(?P<jiao>[0-9一二三四五六七八九])角)?"
    r"(?:零?(?P<fen>[0-9一二三四五六七八九])分)?整?(?P<least>以上)?"
)
_SCALE = {"万": 4, "亿": 8, "千": 3, "百": 2}
_LARGEST = 10**17


def money_of(match: re.Match[str]) -> Money | None:
    """The amount an `AMOUNT` match writes; None where the numeral is none."""
    scale = sum(_SCALE[c] for c in (match["unit"] or "") + (match["unit_after"] or ""))
    minor = _from_digits(match["digits"], scale) if match["digits"] else _from_han(match["han"], scale)
    if minor is None:
        return None
    minor += 10 * (integer(match["jiao"] or "0") or 0) + (integer(match["fen"] or "0") or 0)
    if minor > _LARGEST:
        return None
    exactness = Exactness.EXACT
    if match["about"] or match["over"]:
        exactness = Exactness.ABOUT
    elif match["least"]:
        exactness = Exactness.AT_LEAST
    return Money(minor, exactness=exactness)


def _from_digits(text: str, scale: int) -> int | None:
    whole, _, part = text.replace("，", "").partition(".")
    places = scale + 2
    if part[places:].strip("0"):
        return None  # less than a 分 is no amount
    return int(whole + part[:places].ljust(places, "0"))


def _from_han(text: str, scale: int) -> int | None:
    value = 0
    for unit, power in (("亿", 10**8), ("万", 10**4)):
        head, found, text = text.rpartition(unit) if unit in text else ("", "", text)
        if found:
            number = integer(head.replace("万", "")) if "万" not in head else None
            if number is None:
                return None
            value += number * power
    rest = integer(text) if text else 0
    return None if rest is None or not (value or rest) else (value + rest) * 10 ** (scale + 2)
