"""Where a mapping's columns stand in one file, and which mappings fit a file at all. A mapping that lacks a column it
needs fits none, but where it knows more of the headers than the one that fits, no guess is made: the file is its kind
under a spelling nobody knows yet, and reading it as the other would be wrong without a word."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from ingest.mapping.headers import plain
from ingest.mapping.model import Clean, Mapping, Need, SourceKind
from ingest.mapping.unit_notes import unit_above
from ingest.mapping.units import FEN
from ingest.readers.rows import Table

_LEAST: Final = 0.3
"""Share of recognised headers below which a file that happens to have the required ones is not taken for one."""
_NEAR: Final = 0.05
"""Difference of confidence within which nothing is decided. Measured with 3,840 header rows drawn from the mappings'
own spellings and on every real table at hand: the second best was never within .1."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`places[i]` is where the mapping's column i stands, None if the file lacks it; `units[i]` the unit its header
    or a line above names, of dates the system in which the file numbers days. `confidence` is the share of the file's
    headers that the mapping knows; `unit_above` what the lines above count amounts in, where they say."""

    mapping: Mapping
    header: int
    places: tuple[int | None, ...]
    units: tuple[str, ...]
    written: tuple[tuple[str, str], ...]
    unmapped: tuple[str, ...]
    confidence: float
    unit_above: str = ""

    def counted_in(self, epoch: str) -> "Layout":
        """The same in a file that says in which date system it numbers days; "" where it does not."""
        if not epoch:
            return self
        dates = [c.clean in (Clean.DATE, Clean.TIME) for c in self.mapping.columns.values()]
        units = (epoch if is_date else unit for is_date, unit in zip(dates, self.units, strict=True))
        return replace(self, units=tuple(units))

    def counting_in(self, unit: str) -> "Layout":
        """The same below lines that name the unit of its amounts, where no header names one; "" where they do not."""
        if not unit:
            return self
        columns = list(self.mapping.columns.values())
        amounts = {column.source for column in columns if column.clean is Clean.AMOUNT}
        units = (
            said or (unit if column.name in amounts else "")
            for column, said in zip(columns, self.units, strict=True)
        )
        return replace(self, units=tuple(units), unit_above=unit)


def fit(mapping: Mapping, headers: Sequence[str], header: int = 0) -> Layout:
    """How a mapping lies on a row of headers, well or badly."""
    known, kinds = _known(mapping), [column.clean for column in mapping.columns.values()]
    places: list[int | None] = [None] * len(mapping.columns)
    units, ranks = [""] * len(places), [len(known)] * len(places)
    seen: Counter[str] = Counter()
    for place, text in enumerate(headers):
        bare, unit = plain(text)
        seen[bare] += 1
        # The same header twice (证照/证件号码 of pledger and pledgee): a mapping calls the second one 证照/证件号码#2.
        column, rank = known.get(bare if seen[bare] == 1 else f"{bare}#{seen[bare]}", (-1, 0))
        is_minutes = unit == FEN and kinds[column] is not Clean.AMOUNT
        # Two headers of one column (金额 and 交易金额): the spelling that the mapping names first.
        if column >= 0 and rank < ranks[column] and not is_minutes:
            places[column], units[column], ranks[column] = place, unit, rank
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
    """Columns the file must have and has not; what stands above its headers may fill some."""
    columns = zip(layout.mapping.columns.values(), layout.places, strict=True)
    return [
        c.name for c, place in columns if c.required is not Need.NONE and place is None and c.context is None
    ]


def find_header(mapping: Mapping, head: Sequence[Sequence[str]]) -> Layout:
    """The row among the first ones that fits best: exports carry titles and notes above their header."""
    bases = _bases(mapping)
    named = [place for place, row in enumerate(head) if not bases.isdisjoint(_bare(tuple(row)))]
    layouts = [fit(mapping, head[place], place) for place in named or range(len(head))[:1]] or [
        fit(mapping, ())
    ]
    best = max(layouts, key=lambda layout: (_found(layout), -layout.header))
    return best.counting_in(unit_above(head[: best.header]))


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
    layouts = [layout for m in named if not _is_other(layout := find_header(m, table.head), table)]
    sure = [_with_texts(layout, table) for layout in layouts if _found(layout) and not missing(layout)]
    fitting = [layout for layout in sure if layout.confidence >= _LEAST]
    return sorted(fitting, key=lambda layout: (layout.confidence, _found(layout)), reverse=True)


def _is_other(layout: Layout, table: Table) -> bool:
    """Whether a header stands there that no file of this kind has."""
    if not layout.mapping.lacking or not table.head:
        return False
    return not _bare(tuple(table.head[layout.header])).isdisjoint(plain(h)[0] for h in layout.mapping.lacking)


def rivals(fitting: Sequence[Layout]) -> list[Layout]:
    """The best with those that come so near it that the headers do not tell them apart."""
    best = fitting[0]
    return [
        layout
        for layout in fitting
        if layout.mapping.kind is best.mapping.kind and best.confidence - layout.confidence <= _NEAR
    ]


def outdone(best: Layout, mappings: Sequence[Mapping], table: Table) -> Layout | None:
    """A mapping of rows that knows more of the headers than the best that fits, but lacks a column it needs: then the
    best is likely the wrong one. None: there is no such mapping."""
    if best.mapping.kind is not SourceKind.ROWS:
        return None
    others = [
        m for m in mappings if m.kind is SourceKind.ROWS and m.file_name in ("", best.mapping.file_name)
    ]
    near = nearest(others, table.head)
    return near if near is not None and _found(near) > _found(best) and missing(near) else None


def _with_texts(layout: Layout, table: Table) -> Layout:
    """Of documents the texts tell what they are, and any columns may stand beside them. Of rows some cell has to show
    it, where a mapping says what: an amount with a minus."""
    mapping = layout.mapping
    if not mapping.recognise:
        return layout
    place = layout.places[list(mapping.columns).index(mapping.text)]
    assert place is not None, "the text column is required"
    sample = table.sample(layout.header, place)
    alike = sum(re.search(mapping.recognise, text) is not None for text in sample)
    if mapping.kind is SourceKind.ROWS:
        return layout if alike else replace(layout, confidence=0.0)
    return replace(layout, confidence=alike / max(len(sample), 1))


def nearest(mappings: Sequence[Mapping], head: Sequence[Sequence[str]]) -> Layout | None:
    """The mapping that fits best although something is missing, for the message."""
    layouts = [find_header(mapping, head) for mapping in mappings]
    return max(layouts, key=_found, default=None)


def _found(layout: Layout) -> int:
    return sum(place is not None for place in layout.places)


@lru_cache(maxsize=256)
def _bases(mapping: Mapping) -> frozenset[str]:
    """Plain headers of which one at least stands in a row that has a column of the mapping."""
    return frozenset(header.partition("#")[0] for header in _known(mapping))


@lru_cache(maxsize=1 << 10)
def _bare(row: tuple[str, ...]) -> frozenset[str]:
    """A row's cells as headers are compared: each mapping asks for them."""
    return frozenset(plain(cell)[0] for cell in row)


@lru_cache(maxsize=256)
def _known(mapping: Mapping) -> dict[str, tuple[int, int]]:
    """Column by header in its plain form, and how early the column names that spelling: asked for each of the first
    rows of each file."""
    known: dict[str, tuple[int, int]] = {}
    for i, column in enumerate(mapping.columns.values()):
        for rank, header in enumerate(column.headers):
            known.setdefault(plain(header)[0], (i, rank))
    return known
