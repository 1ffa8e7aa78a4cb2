"""Finding case numbers, in a cell or in the running text of a judgment.

Text is searched in two passes that each look at a bounded stretch per anchor, so time grows with length and
nothing backtracks: first from every bracketed year, then from every 字第 that no bracketed year explained.
Indictments (检公诉刑诉［2016］484号), appraisals, notaries' and agencies' papers have a bracketed year too:
what follows it must read as a court and a kind."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from typing import Final

from ontology.identifiers.case_kinds import CaseField
from ontology.identifiers.case_number import SCHEME, CaseNumber, canonical_new, canonical_old
from ontology.identifiers.case_number_reading import YEAR, Heading, read_body, read_heading, read_year
from ontology.identifiers.case_number_serial import (
    MASKS,
    RANGE_LIMIT,
    SERIALS,
    Serial,
    next_serials,
    read_serials,
)
from ontology.identifiers.text import half_width_dashed, unspaced

Found = tuple[int, int, CaseNumber]

_YEARLESS: Final = re.compile(rf"字\s?(?:第\s?){{0,2}}(?=[A-Z]?[0-9{MASKS}])")
_BEFORE: Final = re.compile(r"(?:(?P<year>[12][0-9]{3})年?度?\s?)?(?P<body>(?:[一-龥()]\s?){2,14})$")
_LOOK_BACK: Final = 24
# Words that end before a court's abbreviation begins; a number without a year has no bracket to say where.
_NOT_IN_A_COURT: Final = re.compile(r".*[的了以于出书院号案件度年为据依由见及和与述该本、]\s?", re.DOTALL)
_SUB_NUMBERED: Final = frozenset({CaseField.ENFORCEMENT, CaseField.BANKRUPTCY})


def find_case_numbers(text: str) -> Iterator[Found]:
    """Start, end (code points) and value of every case number in running text, in order of place.

    Numbers that share one heading (3827、3828号) come one by one, each with its own digits as its span; those
    of a range share the range's span."""
    shadow = half_width_dashed(text)
    dated = list(_dated(text, shadow))
    ends = [end for _, end, _ in dated]
    undated = [found for found in _undated(text, shadow) if not _overlaps(found, dated, ends)]
    yield from sorted([*dated, *undated], key=lambda found: (found[0], found[1]))


def _overlaps(found: Found, dated: list[Found], ends: list[int]) -> bool:
    following = bisect_right(ends, found[0])
    return following < len(dated) and dated[following][0] < found[1]


def _dated(text: str, shadow: str) -> Iterator[Found]:
    free = 0  # a number is read once, though its own brackets may look like another year
    for bracket in YEAR.finditer(shadow):
        year = read_year(bracket["year"]) if bracket.start() >= free else None
        read = read_heading(shadow, bracket.end(), year, strict=True) if year else None
        if read is not None:
            for found in read_numbers(text, shadow, bracket.start(), *read):
                free = found[1]
                yield found


def _undated(text: str, shadow: str) -> Iterator[Found]:
    for mark in _YEARLESS.finditer(shadow):
        before = _BEFORE.search(shadow, max(0, mark.start() - _LOOK_BACK), mark.start())
        if before is None or shadow[before.start() - 1 : before.start()] in (")", "]"):
            continue
        start, year, body = _without_prose(before)
        heading = read_body(body, year, strict=True) if body else None
        if heading is not None and heading.court:
            yield from read_numbers(text, shadow, start, heading, mark.end())


def _without_prose(before: re.Match[str]) -> tuple[int, tuple[int | None, str], str]:
    """Where the number starts, its year if that stands right before it, and its middle part."""
    prose = _NOT_IN_A_COURT.match(before["body"])
    cut = prose.end() if prose else 0
    body = unspaced(before["body"][cut:]).replace("(", "（").replace(")", "）")
    if before["year"] and not cut:
        return before.start(), (int(before["year"]), before["year"]), body
    return before.start("body") + cut, (None, ""), body


def read_numbers(text: str, shadow: str, start: int, heading: Heading, at: int) -> Iterator[Found]:
    """All case numbers under one heading whose first serial stands at `at`."""
    serials = SERIALS.match(shadow, at)
    sub_numbered = serials is not None and build(heading, Serial(0, 0, "0"), "").field in _SUB_NUMBERED
    while serials is not None:
        for serial in read_serials(serials, sub_numbered=sub_numbered):
            begin = start if serial.start <= at else serial.start
            yield begin, serial.end, build(heading, serial, text[begin : serial.end])
        serials = next_serials(shadow, serials)


def build(heading: Heading, serial: Serial, raw: str) -> CaseNumber:
    """The value of one serial under its heading."""
    if heading.old_form:
        normalised = canonical_old(heading.year_text, heading.body, serial.number, serial.suffix)
    else:
        kind = heading.specialised + heading.kind
        normalised = canonical_new(heading.year_text, heading.court, kind, serial.number, serial.suffix)
    read = partial(
        CaseNumber,
        scheme=SCHEME,
        raw=raw,
        normalised=normalised,
        problem=None,
        masked="×" in normalised,
        year=heading.year,
        court_code=heading.court,
        specialised=heading.specialised,
        kind=heading.kind,
        number=serial.number,
        suffix=serial.suffix,
        old_form=heading.old_form,
    )
    number = read()
    warnings = (*heading.warnings, *_warnings(number, serial))
    return read(warnings=warnings) if warnings else number


def _warnings(number: CaseNumber, serial: Serial) -> Iterator[str]:
    if number.year is None and not number.masked:
        yield "没有收案年度，不能单独确定一个案件。"
    if number.court_missing:
        yield "没有法院代字，不能单独确定一个案件。"
    if serial.range_cut:
        yield f"案号范围超过{RANGE_LIMIT}个，只列首尾两个。"
