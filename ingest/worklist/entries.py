"""What waits to be corrected. Nothing is struck out in the lake: an entry is open as long as no committed correction
names it, and only the last reading of a file counts."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from ingest.lake.lake import Lake
from ingest.lake.openness import ORIGIN, STANDS
from ingest.quarantine import FILE
from ingest.refusals import REFUSED

CORRECTED: Final = "corrected"
"""Scope of the rows of `quarantine` that say which entry was answered, by whom and when."""

NAME_OF_CORRECTED: Final = "（更正）"
"""Ends the file name of a run that brought corrections."""
OF_CORRECTION: Final = "更正·"
"""Begins the names of cells that a correction adds to its row."""

# Read again by a newer mapping, a file has new entries; the older reading's are no longer anybody's work. Files of one
# archive are files apart. A file that was refused waits until it, or what is inside it, was read.
_OPEN: Final = f"""
    with entries as (
        select q.*, n.source, n.mapping, n.file_name, n.sha256, n.compartment, n.obtained, n.kind, n.number,
               regexp_replace(n.file_name, '^[^!]*!?', '') as part,
               md5(concat_ws(chr(31), n.sha256, n.source, n.compartment, q.scope, q.line, q."column", q.code, q.raw,
                             case when n.file_name like '%{NAME_OF_CORRECTED}' then q.run end)) as entry
        from raw_quarantine q join runs n using (run) where q.scope <> '{CORRECTED}' and {STANDS}),
    read as (
        select *, regexp_replace(file_name, '^[^!]*!?', '') as part from runs
        where kind not in ('whole', '{REFUSED}')),
    latest as (
        select sha256, part, source, compartment, max(number) as number from read where wrote group by all),
    standing as (
        select e.* from entries e semi join latest l on e.sha256 = l.sha256 and e.source = l.source
            and e.compartment = l.compartment
            and (e.number = l.number and e.part = l.part or e.file_name like '%{NAME_OF_CORRECTED}')
        where e.scope <> '{FILE}'
        union all
        select e.* from entries e anti join read l on e.sha256 = l.sha256 and e.compartment = l.compartment
            and (e.part in ('', l.part) or starts_with(l.part, e.part || '!'))
        where e.scope = '{FILE}')
    select e.* from standing e
    anti join (select raw from raw_quarantine join runs using (run) where scope = '{CORRECTED}') done
        on e.entry = done.raw"""  # noqa: S608 -- a constant of this module


@dataclass(frozen=True, slots=True)
class Group:
    """How many entries of one reason a file has. `scope` file: nothing of it was taken in; row: nothing of the
    row was; cell: the row was."""

    source: str
    file_name: str
    scope: str
    code: str
    column: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry with what is known of its row; `cells` only where the row itself was taken in."""

    id: str
    run: str
    source: str
    mapping: str
    file_name: str
    sha256: str
    compartment: int
    obtained: str
    kind: str
    scope: str
    line: int
    column: str
    code: str
    reason: str
    raw: str
    cells: str | None

    @property
    def part(self) -> tuple[str, str, str]:
        """Which rows were written alike: mapping, original, and the sheet or file of it."""
        return self.mapping, self.origin, self.file_name.removesuffix(NAME_OF_CORRECTED)

    @property
    def origin(self) -> str:
        """SHA-256 of the original file, also where a correction of it was wrong again."""
        if not self.file_name.endswith(NAME_OF_CORRECTED):
            return self.sha256
        return str(json.loads(self.cells or self.raw).get(ORIGIN, self.sha256))


def groups(lake: Lake, *, source: str | None = None) -> list[Group]:
    """Open entries by source, file and reason. Names no person: what a reason quotes is left out here."""
    with lake.reading() as cursor:
        rows = cursor.execute(
            f"""select source, file_name, scope, code, "column", any_value(case code when 'bad_identifier'
                    then regexp_replace(reason, '「[^」]*」', '', 'g') else reason end), count(*) from ({_OPEN})
                where source = coalesce($1, source) group by all order by 1, 2, 7 desc, 3, 4, 5""",  # noqa: S608
            [source],
        ).fetchall()
    return [Group(*row) for row in rows]


def open_entries(lake: Lake, *, compartments: Collection[int], source: str | None = None) -> list[Entry]:
    """Open entries of some compartments, in the order of files and lines."""
    return [Entry(*row) for row in _rows(lake, source) if row[6] in compartments]


def _rows(lake: Lake, source: str | None) -> list[tuple[Any, ...]]:
    with lake.reading() as cursor:
        return cursor.execute(
            f"""with waiting as ({_OPEN}), taken as (
                    select run, line, any_value(cells) as cells from raw_records
                    where said and run in (select run from waiting where scope = 'cell') group by all)
                select w.entry, w.run, w.source, w.mapping, w.file_name, w.sha256, w.compartment, w.obtained, w.kind,
                       w.scope, w.line, w."column", w.code, w.reason, w.raw, t.cells
                from waiting w left join taken t on w.run = t.run and w.line = t.line and w.scope = 'cell'
                where w.source = coalesce($1, w.source)
                order by w.source, w.number, w.line, w.scope desc, w."column", w.entry""",  # noqa: S608
            [source],
        ).fetchall()
