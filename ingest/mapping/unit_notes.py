"""The unit that stands once above a table (单位：万元, 金额单位：人民币元) for all its amounts. Left unread, arrears of
123.45 万元 are taken for 123.45 元. A header or a cell that names a unit of its own is nearer and counts; where the
lines above name two, none is known, and the amounts wait for a person."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.mapping.units import FEN

# 单位：户、万元 counts two things; 元/平方米 is a price and says nothing of sums.
_NOTE: Final = re.compile(
    r"单位\s*[:：]?\s*(?:[\u4e00-\u9fff%㎡]{1,3}\s*[、,，;；]\s*){0,3}[（(\[【]?\s*(?:人民币)?\s*[（(]?\s*"
    r"((?:十万|百万|千万|百|千|万|亿)?(?:元|圆|美元|港元|港币|欧元|日元|英镑))(?!\s*[/／每])"
)
_FEN_NOTE: Final = re.compile(r"金额单位\s*[:：]?\s*[（(]?\s*(?:人民币)?\s*分(?![\u4e00-\u9fff])")
OR: Final = "或"
"""Between two units: no unit is called so, and an amount that counts in it is set aside."""


def unit_above(above: Sequence[Sequence[str]]) -> str:
    """The unit that some rows name for the table below, "" if none; two of them joined by OR."""
    lines = " ".join(" ".join(dict.fromkeys(filter(None, row))) for row in above)
    said = dict.fromkeys(_NOTE.findall(lines))
    if _FEN_NOTE.search(lines):
        said[FEN] = None
    return OR.join(said)
