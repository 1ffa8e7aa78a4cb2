"""Which mappings fit a file at all. A mapping that lacks a column it needs fits none, but where it knows as much of the
headers as the one that fits and the cells do not speak against it, no guess is made: the file is its kind under a
spelling nobody knows yet, and reading it as the other would be wrong without a word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.mapping.headers import plain
from ingest.mapping.layout import Layout, find_header, found, missing, plain_cells
from ingest.mapping.model import Mapping, SourceKind
from ingest.mapping.shapes import SAMPLE, Evidence, evidence, shape_of
from ingest.readers.rows import Table

_LEAST: Final = 0.3
"""Share of recognised headers below which a file that happens to have the required ones is not taken for one."""
_NEAR: Final = 0.05
"""Difference of confidence within which nothing is decided. Measured with 3,840 header rows drawn from the mappings'
own spellings and on every real table at hand: the second best was never within .1."""


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
    sure = [_with_texts(layout, table) for layout in layouts if found(layout) and not missing(layout)]
    fitting = [layout for layout in sure if layout.confidence >= _LEAST]
    return sorted(fitting, key=lambda layout: (layout.confidence, found(layout)), reverse=True)


def _is_other(layout: Layout, table: Table) -> bool:
    """Whether a header stands there that no file of this kind has."""
    if not layout.mapping.lacking or not table.head:
        return False
    headers = plain_cells(tuple(table.head[layout.header]))
    return not headers.isdisjoint(plain(h)[0] for h in layout.mapping.lacking)


def rivals(fitting: Sequence[Layout], table: Table) -> list[Layout]:
    """The best with those that come so near it that the headers do not tell them apart; of them those alone whose
    cells say most, where the cells tell."""
    best = fitting[0]
    near = [
        layout
        for layout in fitting
        if layout.mapping.kind is best.mapping.kind and best.confidence - layout.confidence <= _NEAR
    ]
    if len(near) == 1 or best.mapping.kind is not SourceKind.ROWS:
        return near
    told = [_told(layout, table) for layout in near]
    return [layout for layout, speaks in zip(near, told, strict=True) if speaks == max(told)]


def _told(layout: Layout, table: Table) -> int:
    """Columns in whose cells stands what the mapping says of it in words, less those that cannot be what they are
    taken for."""
    seen = list(seen_in(layout, table).values())
    return _speaking(layout, table) - sum(each.is_strange for each in seen)


def seen_in(layout: Layout, table: Table) -> dict[str, Evidence]:
    """By column what its first cells look like; of columns that hold a kind of cells, not just any text."""
    places = zip(layout.mapping.columns, layout.places, strict=True)
    return {
        name: evidence(layout.mapping, name, table.sample(layout.header, place)[:SAMPLE])
        for name, place in places
        if place is not None and shape_of(layout.mapping, name).is_certain
    }


_ANYWHERE: Final = re.compile(
    r"(?:序号|编号|行号|id|备注.*|说明|附注|(?:数据|信息)?(?:录入|填报|填表|上报|报送|更新|修改|创建|导入|导出|采集|入库|审核)(?:人员?|时间戳?|日期|单位|部门)?"
    r"|数据来源(?:单位)?|(?:数据)?批次号?|区划(?:代码)?|地方编码|网格员?|片区|(?:所属)?(?:区域|辖区|街道|社区))"
)
"""Headers that offices and their systems put beside any table: none is a needed column under another name."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Another mapping that the file may be of, and the headers under which its missing columns may stand, judged by
    their cells (none: it knows more headers)."""

    other: Layout
    under: tuple[str, ...] = ()


def outdone(best: Layout, mappings: Sequence[Mapping], table: Table) -> Doubt | None:
    """A mapping of rows that knows more of the headers than the best that fits, but lacks a column it needs: then the
    best is likely the wrong one. One that knows as many is as likely, where its missing columns may stand under
    headers it does not know. None: there is no such mapping."""
    if best.mapping.kind is not SourceKind.ROWS:
        return None
    others = [
        find_header(m, table.head)
        for m in mappings
        if m.kind is SourceKind.ROWS and m.file_name in ("", best.mapping.file_name)
    ]
    near = max(others, key=found, default=best)
    if found(near) > found(best) and missing(near):
        return Doubt(near)
    return next(_as_likely(best, others, table), None)


def _as_likely(best: Layout, others: Sequence[Layout], table: Table) -> Iterator[Doubt]:
    for other in others:
        if found(other) < found(best) or not missing(other) or _is_other(other, table):
            continue
        speaks, against = _speaking(best, table), _speaking(other, table)
        under = _may_stand(other, table)
        if against > speaks or (under and against == speaks):
            yield Doubt(other, under)


def _speaking(layout: Layout, table: Table) -> int:
    """Columns in most of whose cells the mapping's own words stand (列入经营异常名录满三年)."""
    columns = layout.mapping.columns
    return sum(seen.is_alike for name, seen in seen_in(layout, table).items() if columns[name].says)


def _may_stand(layout: Layout, table: Table) -> tuple[str, ...]:
    """Headers the mapping does not know, one for each column that it lacks, by their cells; none if one finds none."""
    headers, mapped = table.head[layout.header], set(layout.places)
    free = [
        i
        for i, header in enumerate(headers)
        if i not in mapped and not _ANYWHERE.fullmatch(plain(header)[0] or "id")
    ]
    under = []
    for name in missing(layout):
        place = next((i for i in free if _may_be(layout, name, table, i)), None)
        if place is None:
            return ()
        free.remove(place)
        under.append(headers[place])
    return tuple(under)


def _may_be(layout: Layout, name: str, table: Table, place: int) -> bool:
    """Whether the cells at a place are such as stand in the column."""
    return evidence(layout.mapping, name, table.sample(layout.header, place)).is_alike


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
    return max(layouts, key=found, default=None)
