"""Dates of signatures and headers: 二〇一八年十月三十日, 二O一五年五月××日, 1987年10月11日, 2018.10.30.

A masked or corrupted day (二〇一五年五月××日, 十一月七无) keeps year and month: the result is a partial ISO date,
the form ontology.times reads. A day the calendar does not have is dropped the same way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.numerals import ZEROS, integer, year
from nlp.person_names import squeeze
from ontology.times import earliest_day

_GAP = r"[ \n]{0,3}"
_YEAR_CHAR = f"[一二三四五六七八九{ZEROS}1-9]"
_NUMBER_CHAR = "[一二三四五六七八九十廿卅元正〇○零O0-9]"
_MASK_CHAR = "[×xX*＊某无]"
_WRITTEN = re.compile(
    rf"(?P<year>(?:{_YEAR_CHAR}{_GAP}){{2,3}}{_YEAR_CHAR}){_GAP}年{_GAP}"
    rf"(?P<month>{_NUMBER_CHAR}(?:{_GAP}{_NUMBER_CHAR}){{0,2}}|{_MASK_CHAR}{{1,2}}){_GAP}月"
    rf"(?:{_GAP}(?P<day>{_NUMBER_CHAR}(?:{_GAP}{_NUMBER_CHAR}){{0,3}}|{_MASK_CHAR}{{1,3}})?{_GAP}(?:[日无]|号(?![文令楼院房车])|目(?![录前标的])))?"
    r"|(?<![\d.\-])(?P<digits>(?:19|20)\d{2}(?:\.\d{1,2}\.|-\d{1,2}-|/\d{1,2}/)\d{1,2})(?![\d.\-])"
)
_SEPARATOR = re.compile(r"[.\-/]")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands: `value` is YYYY-MM-DD or what of it can be read; `complete` when the day can."""

    value: str
    start: int
    end: int

    @property
    def complete(self) -> bool:
        return len(self.value) == 10


def written_dates(shadow: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """Every readable date between the offsets, in order."""
    for match in _WRITTEN.finditer(shadow, start, len(shadow) if end is None else end):
        parts = (
            _SEPARATOR.split(match["digits"])
            if match["digits"]
            else [match["year"], match["month"], match["day"]]
        )
        value = _value(*(_squeezed(part) for part in parts))
        if value:
            yield WrittenDate(value, match.start(), match.end())


def first_date(shadow: str, start: int, end: int) -> WrittenDate | None:
    """The first readable date between the offsets."""
    return next(written_dates(shadow, start, end), None)


def _squeezed(text: str | None) -> str:
    return squeeze(text) if text else ""


def _value(year_text: str, month_text: str, day_text: str) -> str:
    y, m, d = year(year_text), integer(month_text), integer(day_text)
    if y is None:
        return ""
    if m and d and _exists(f"{y}-{m:02}-{d:02}"):
        return f"{y}-{m:02}-{d:02}"
    return f"{y}-{m:02}" if m and _exists(f"{y}-{m:02}") else str(y)


def _exists(value: str) -> bool:
    try:
        earliest_day(value)
    except ValueError:
        return False
    return True
