"""Where a mapping's columns stand in one file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.mapping.headers import plain
from ingest.mapping.model import Clean, Mapping, Need
from ingest.mapping.unit_notes import unit_above
from ingest.mapping.units import FEN


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
    named = [place for place, row in enumerate(head) if not bases.isdisjoint(plain_cells(tuple(row)))]
    layouts = [fit(mapping, head[place], place) for place in named or range(len(head))[:1]] or [
        fit(mapping, ())
    ]
    best = max(layouts, key=lambda layout: (found(layout), -layout.header))
    return best.counting_in(unit_above(head[: best.header]))


def found(layout: Layout) -> int:
    """How many of the mapping's columns the file has."""
    return sum(place is not None for place in layout.places)


@lru_cache(maxsize=256)
def _bases(mapping: Mapping) -> frozenset[str]:
    """Plain headers of which one at least stands in a row that has a column of the mapping."""
    return frozenset(header.partition("#")[0] for header in _known(mapping))


@lru_cache(maxsize=1 << 10)
def plain_cells(row: tuple[str, ...]) -> frozenset[str]:
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
