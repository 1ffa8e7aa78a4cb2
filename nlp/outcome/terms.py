"""Terms of imprisonment, probation and performance: 一年零六个月 → 18 months, 十五日 → 15 days."""

import re
from collections.abc import Iterator

from nlp.chinese_dates import written_dates
from nlp.numerals import integer

_N = r"[零〇一二三四五六七八九十百两\d]{1,4}"
TERM = rf"(?:(?:{_N}年)(?:又|零)?(?:{_N}个?月)?(?:又|零)?(?:{_N}[日天])?|{_N}个?月(?:又|零)?(?:{_N}[日天])?|{_N}[日天])"
_PARTS = re.compile(rf"(?P<n>{_N})(?P<unit>年|个?月|[日天])")
WITHIN = re.compile(
    rf"(?:生效|送达|收到|发生法律效力)[^，。；]{{0,8}}?(?P<n>{_N})(?P<unit>个月|个工作日|[日天])(?:以?内)"
)

_SOON = re.compile(
    rf"(?:后|限|限在|限于|[于在])(?:[^，。；]{{0,2}})?(?P<n>{_N})(?P<unit>个月|个工作日|[日天])之?(?:以?内)"
)
"""Where no judgment's effect is named: 限在三日内, 于…后十日内."""


_BY_THEN = re.compile(r"(?:（含[^（）]{0,6}）)?(?:之|以)?前")


def due_dates(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """(place, ISO day) of each day by which something is to be done: 于2020年6月30日前."""
    for date in written_dates(text, start, end):
        if date.complete and _BY_THEN.match(text, date.end, end):
            yield date.start, date.value


def term(text: str) -> tuple[int | None, int | None]:
    """(months, days) of a written term."""
    months = days = None
    for part in _PARTS.finditer(text):
        number = integer(part["n"].lstrip("零〇") or "零") or 0
        if part["unit"] in "日天":
            days = (days or 0) + number
        else:
            months = (months or 0) + number * (12 if part["unit"] == "年" else 1)
    return months, days


def within_days(text: str) -> int | None:
    """Days to perform, a month reckoned as thirty; None where no period is given."""
    match = WITHIN.search(text) or _SOON.search(text)
    number = integer(match["n"]) if match else None
    if match is None or number is None:
        return None
    return number * 30 if match["unit"] == "个月" else number
