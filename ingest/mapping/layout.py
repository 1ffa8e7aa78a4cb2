"""Where a mapping's columns stand in one file. Headers differ by office and year, so they are compared in compact
form, and a unit in brackets (罚款金额（万元）) is taken off and kept."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from ingest.mapping.model import Clean, Mapping, SourceKind
from ingest.mapping.units import knows_unit
from ingest.readers.rows import Table
from ontology.identifiers import compact

_UNIT: Final = re.compile(r"(.+)\(([^()]+)\)")
# 双公示: 代码_2 was 组织机构代码 in 2015 and is 工商注册号 now, so what stands in the brackets is the header.
_CODE: Final = re.compile(r".*代码[-_]?[0-9]+\(([^()]+)\)")
_LEAST: Final = 0.3
"""Share of recognised headers below which a file that happens to have the required ones is not taken for one."""
_NEAR: Final = 0.05
"""Difference of confidence within which nothing is decided. Measured with 3,840 header rows drawn from the mappings'
own spellings and on every real table at hand: the second best was never within .1."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`places[i]` is where the mapping's column i stands, None if the file lacks it; `units[i]` the unit its header
    names, of dates the system in which the file numbers days. `confidence` is the share of the file's headers that the
    mapping knows."""

    mapping: Mapping
    header: int
    places: tuple[int | None, ...]
    units: tuple[str, ...]
    written: tuple[tuple[str, str], ...]
    unmapped: tuple[str, ...]
    confidence: float

    def counted_in(self, epoch: str) -> "Layout":
        """The same in a file that says in which date system it numbers days; "" where it does not."""
        if not epoch:
            return self
        dates = [c.clean in (Clean.DATE, Clean.TIME) for c in self.mapping.columns.values()]
        units = (epoch if is_date else unit for is_date, unit in zip(dates, self.units, strict=True))
        return replace(self, units=tuple(units))


def fit(mapping: Mapping, headers: Sequence[str], header: int = 0) -> Layout:
    """How a mapping lies on a row of headers, well or badly."""
    known = _known(mapping)
    places: list[int | None] = [None] * len(mapping.columns)
    units = [""] * len(mapping.columns)
    seen: Counter[str] = Counter()
    for place, text in enumerate(headers):
        plain, unit = _plain(text)
        seen[plain] += 1
        # The same header twice (证照/证件号码 of pledger and pledgee): a mapping calls the second one 证照/证件号码#2.
        column = known.get(plain if seen[plain] == 1 else f"{plain}#{seen[plain]}")
        if column is not None and places[column] is None:
            places[column], units[column] = place, unit
    _move_days(mapping, places)
    mapped = {place for place in places if place is not None}
    written = tuple(
        (name, headers[place])
        for name, place in zip(mapping.columns, places, strict=True)
        if place is not None and headers[place] != name
    )
    unmapped = tuple(h for i, h in enumerate(headers) if i not in mapped and h.strip())
    return Layout(
        mapping, header, tuple(places), tuple(units), written, unmapped,
        len(mapped) / max(len(mapped) + len(unmapped), 1),
    )  # fmt: skip


def _move_days(mapping: Mapping, places: list[int | None]) -> None:
    """A file that has the day's column alone: there it is the time, as precise as the file is."""
    names = list(mapping.columns)
    for i, column in enumerate(mapping.columns.values()):
        if column.date and places[i] is None:
            day = names.index(column.date)
            places[i], places[day] = places[day], None


def missing(layout: Layout) -> list[str]:
    """Columns the file must have and has not."""
    names = list(layout.mapping.columns)
    return [name for name in layout.mapping.required if layout.places[names.index(name)] is None]


def find_header(mapping: Mapping, head: Sequence[Sequence[str]]) -> Layout:
    """The row among the first ones that fits best: exports carry titles and notes above their header."""
    layouts = [fit(mapping, row, place) for place, row in enumerate(head)] or [fit(mapping, ())]
    return max(layouts, key=lambda layout: (_found(layout), -layout.header))


def guess(
    mappings: Sequence[Mapping], table: Table, kinds: set[SourceKind], file_name: str = ""
) -> Layout | None:
    """The mapping that knows most of the file's headers, or whose texts these look like; None if none fits."""
    return next(iter(candidates(mappings, table, kinds, file_name)), None)


def candidates(
    mappings: Sequence[Mapping], table: Table, kinds: set[SourceKind], file_name: str = ""
) -> list[Layout]:
    """Every mapping that fits, best first."""
    fitting_kind = [mapping for mapping in mappings if mapping.kind in kinds]
    named = [m for m in fitting_kind if not m.file_name or re.search(m.file_name, file_name)]
    layouts = [find_header(mapping, table.head) for mapping in named]
    sure = [_with_texts(layout, table) for layout in layouts if _found(layout) and not missing(layout)]
    fitting = [layout for layout in sure if layout.confidence >= _LEAST]
    return sorted(fitting, key=lambda layout: (layout.confidence, _found(layout)), reverse=True)


def rivals(fitting: Sequence[Layout]) -> list[Layout]:
    """The best with those that come so near it that the headers do not tell them apart."""
    best = fitting[0]
    return [
        layout
        for layout in fitting
        if layout.mapping.kind is best.mapping.kind and best.confidence - layout.confidence <= _NEAR
    ]


def _with_texts(layout: Layout, table: Table) -> Layout:
    """Of documents the texts tell what they are, and any columns may stand beside them."""
    mapping = layout.mapping
    if mapping.kind is not SourceKind.DOCUMENTS:
        return layout
    place = layout.places[list(mapping.columns).index(mapping.text)]
    assert place is not None, "the text column is required"
    sample = table.sample(layout.header, place)
    alike = sum(re.search(mapping.recognise, text) is not None for text in sample)
    return replace(layout, confidence=alike / max(len(sample), 1))


def nearest(mappings: Sequence[Mapping], head: Sequence[Sequence[str]]) -> Layout | None:
    """The mapping that fits best although something is missing, for the message."""
    layouts = [find_header(mapping, head) for mapping in mappings]
    return max(layouts, key=_found, default=None)


def _found(layout: Layout) -> int:
    return sum(place is not None for place in layout.places)


@lru_cache(maxsize=256)
def _known(mapping: Mapping) -> dict[str, int]:
    """Column by plain header: asked for each of the first rows of each file."""
    return {_plain(h)[0]: i for i, c in enumerate(mapping.columns.values()) for h in c.headers}


@lru_cache(maxsize=1 << 14)
def _plain(header: str) -> tuple[str, str]:
    """The header in compact form without its unit, and the unit."""
    text = compact(header)
    if code := _CODE.fullmatch(text):
        return code[1], ""
    match = _UNIT.fullmatch(text)
    if match and knows_unit(match[2]):
        return match[1], match[2]
    return text, ""
