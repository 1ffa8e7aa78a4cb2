"""The rows of some files in a private DuckDB: staged, keyed, compared with the lake, and turned into files of it.

What happens to a row is decided by hashes alone: an unchanged row costs a hash, and a file that brings the same rows
in another order brings nothing.
"""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pyarrow as pa

from ingest.balance import GAPS, TABLE, follow_sql
from ingest.lake.duck import MEMORY, open_duckdb, quoted
from ingest.lake.lake import Lake
from ingest.lake.parquet import copy_sorted
from ingest.mapping.compile import Saying, keyed_sql
from ingest.mapping.model import Mapping as FileMapping
from ingest.mapping.model import SourceKind
from ingest.mapping.say import words
from ingest.readers.rows import Block
from ingest.spreadsheet_damage import damaged, without
from ingest.staging_sql import ALIKE, DECIDED, JUDGED, KNOWN, NAMED, RECORDS, STATEMENTS, WORDS

_BEFORE: Final = 3
"""Columns of the staging table before the cells."""
_NOTHING: Final[Mapping[int, str]] = MappingProxyType({})
_PAGE: Final = 65_536
"""Rows handed out at a time, of which each may be worth a complaint."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How the rows of a file were judged."""

    accepted: int = 0
    changed: int = 0
    unchanged: int = 0
    sightings: int = 0


class Staging:
    """Private tables of one batch; `folder` takes what does not fit in memory."""

    def __init__(self, mapping: FileMapping, folder: Path) -> None:
        self.mapping = mapping
        self.sql = open_duckdb(folder, memory=_memory(len(mapping.columns)))
        self._cells = [f"c{i}" for i in range(len(mapping.columns))]
        columns = ", ".join(f"{c} varchar" for c in self._cells)
        self.sql.execute(
            f"create table rows_in (file integer, row bigint, line bigint, {columns}, rest varchar)"
        )
        self.sql.execute("create table files (file integer, run varchar, obtained varchar)")
        if mapping.kind is SourceKind.ROWS:
            for name, known in (*words(mapping).items(), ("alike", (*_said_by(mapping), *WORDS))):
                listed = ", ".join(map(quoted, dict.fromkeys(known)))
                self.sql.execute(f"create type stated_{name} as enum ({listed})")
        self._gathered: set[str] = set()
        self.count = 0

    def add_file(self, file: int, run: str, obtained: str) -> None:
        """A file whose rows are all staged."""
        self.sql.execute("insert into files values (?, ?, ?)", [file, run, obtained])

    def withdraw(self, file: int, run: str) -> None:
        """Take back the rows of a file that could not be read to its end."""
        self.sql.execute("delete from rows_in where file = ?", [file])
        for table in self._gathered:
            self.sql.execute(f"delete from gathered_{table} where run = ?", [run])

    def add(
        self, file: int, block: Block, context: Mapping[int, str] = _NOTHING
    ) -> list[tuple[int, str, str, str]]:
        """Stage a block of a file's rows; `context` fills columns that the file does not have. Returns line, column,
        code and text of the cells that a spreadsheet damaged for good."""
        names = list(self.mapping.columns)
        first, self.count = self.count, self.count + len(block.rows)
        arrays: list[pa.Array[Any]] = [
            pa.array([file] * len(block.rows), pa.int32()),
            pa.array(range(first, self.count), pa.int64()),
            pa.array(block.lines, pa.int64()),
            *(
                pa.array([context[i]] * len(column) if i in context else column, pa.string())
                for i, column in enumerate(zip(*block.rows, strict=True))
            ),
            pa.array(block.rest, pa.string()),
        ]
        lost = self._set_lost_aside(arrays)
        table = pa.Table.from_arrays(arrays, ["file", "row", "line", *self._cells, "rest"])
        self.sql.register("block", table)
        self.sql.execute("insert into rows_in select * from block")
        self.sql.unregister("block")
        return [(block.lines[n], names[i], code, cell) for n, i, code, cell in lost]

    def _set_lost_aside(self, arrays: "list[pa.Array[Any]]") -> list[tuple[int, int, str, str]]:
        """Take out what a spreadsheet damaged for good."""
        if self.mapping.kind is SourceKind.DOCUMENTS:
            return []
        found = []
        for i in range(len(self._cells)):
            column = arrays[_BEFORE + i]
            if lost := damaged(column):
                found += [(n, i, code, str(column[n])) for n, code in lost]
                arrays[_BEFORE + i] = without(column, [n for n, _ in lost])
        return found

    def judge(
        self, lake: Lake, source: str, units: tuple[str, ...], compartment: int, said_by: Sequence[str]
    ) -> dict[int, Counts]:
        """Judge each row against the batch and the lake. `said_by`: mapping and extractor ids."""
        lake.define_views(self.sql, only=("runs", "records"))
        mapping, extractor = said_by
        self.sql.execute("create type stated_run as enum (select run from files)")
        self.sql.execute(f"create table keyed as {keyed_sql(self.mapping, units)}")
        self.sql.execute(NAMED, {"source": source})
        self.sql.execute(DECIDED)
        about = {"source": source, "compartment": compartment, "mapping": mapping, "extractor": extractor}
        self.sql.execute(KNOWN, about)
        self.sql.execute(JUDGED)
        for table in ("named", "decided", "known"):
            self.sql.execute(f"drop table {table}")
        counted = self.sql.execute(
            """select file, count(*) filter (verdict = 'accepted'),
               count(*) filter (verdict = 'accepted' and changed), count(*) filter (verdict <> 'accepted'),
               count(*) filter (verdict = 'sighting') from judged group by file"""
        ).fetchall()
        return {file: Counts(*numbers) for file, *numbers in counted}

    def missing(self) -> Iterator[tuple[int, int, str, str]]:
        """File, line, column and cells of rows without a value that they must have."""
        ((lacking,),) = self.sql.execute("select count(missing) from keyed").fetchall()
        for first in range(0, self.count if lacking else 0, _PAGE):
            yield from self.sql.execute(
                f"""select r.file, r.line, k.missing, {self._cells_json(self._of_file())}
                    from keyed k join rows_in r using (row)
                    where k.missing is not null and row >= {first} and row < {first + _PAGE} order by row"""
            ).fetchall()
        self.sql.execute("drop table keyed")

    def read_cells(self, saying: Saying, first: int, last: int) -> None:
        """Read the cells of accepted rows first..last (exclusive) into `cells_read`."""
        cells = ", ".join(f"r.{c}" for c in self._cells)
        self.sql.execute(
            f"""create or replace temp view chosen as select j.row, j.key, j.record, f.run, {cells} from rows_in r
                join judged j using (row) join files f on f.file = j.file
                where j.verdict = 'accepted' and row >= {first} and row < {last}"""
        )
        self.sql.execute(f"create or replace temp table all_cells_read as {saying.read}")
        self._show(first, last)

    def _show(self, first: int, last: int) -> None:
        """Let `cells_read` hold rows first..last (exclusive)."""
        self.sql.execute(
            f"""create or replace temp view cells_read as
                from all_cells_read where row >= {first} and row < {last}"""
        )

    def write_statements(self, saying: Saying, first: int, last: int, path: Path) -> None:
        """Statements of the rows first..last (exclusive) that `read_cells` read."""
        self._show(first, last)
        constants = dict(zip(("extractor", "asserted_by", "standing"), _said_by(self.mapping), strict=True))
        self.sql.execute(f"create or replace temp view said as {saying.statements}")
        copy_sorted(self.sql, "statements", STATEMENTS, path, constants, ALIKE)

    def follow_balance(self) -> None:
        """Take the rows that `read_cells` read along, if the mapping has a running balance."""
        if self.mapping.balance is not None:
            self._show(0, self.count)
            self.sql.execute(TABLE)
            self.sql.execute(follow_sql(self.mapping))

    def balance_gaps(self) -> Iterator[tuple[int, int, str]]:
        """File, line and text of balances that do not follow from the row before."""
        if self.mapping.balance is None:
            return
        self.sql.execute(
            f"create temp table gaps as select row_number() over (order by row) as place, * from ({GAPS})"
        )
        ((found,),) = self.sql.execute("select count(*) from gaps").fetchall()
        for first in range(0, found, _PAGE):
            yield from self.sql.execute(
                f"""select file, line, raw from gaps where place > {first} and place <= {first + _PAGE}
                    order by place"""
            ).fetchall()

    def issues(self, saying: Saying) -> Iterator[tuple[int, int, str, str, str]]:
        """File, line, column, code and text of the cells that `read_cells` read and could not make out."""
        self._show(0, self.count)
        self.sql.execute(
            f"""create or replace temp table unread as select row_number() over (order by r.row, i."column") as place,
                r.file, r.line, i."column", i.code, i.raw from ({saying.issues}) i join rows_in r using (row)"""
        )
        ((found,),) = self.sql.execute("select count(*) from unread").fetchall()
        for first in range(0, found, _PAGE):
            yield from self.sql.execute(
                f"""select * exclude (place) from unread where place > {first} and place <= {first + _PAGE}
                    order by place"""
            ).fetchall()

    def accepted(self) -> list[int]:
        """Accepted rows in the order they were staged."""
        rows = self.sql.execute("select row from judged where verdict = 'accepted' order by row").fetchall()
        return [row for (row,) in rows]

    def texts(self, rows: Sequence[int]) -> list[tuple[str, str, bytes, str | None, str]]:
        """Run, key, record, title and text of some accepted rows of a document mapping."""
        place = {name: f"r.c{i}" for i, name in enumerate(self.mapping.columns)}
        title = f"trim({place[self.mapping.title]})" if self.mapping.title else "null"
        return self.sql.execute(
            f"""select f.run, j.key, j.record, {title}, {place[self.mapping.text]} from judged j
                join rows_in r using (row) join files f on f.file = j.file
                where row in (select unnest($1)) order by row""",
            [list(rows)],
        ).fetchall()

    def gather(self, table: str, rows: pa.Table) -> None:
        """Keep rows of a lake table until they are written."""
        self._gathered.add(table)
        self.sql.register("gathering", rows)
        self.sql.execute(f"create table if not exists gathered_{table} as select * from gathering limit 0")
        self.sql.execute(f"insert into gathered_{table} select * from gathering")
        self.sql.unregister("gathering")

    def write_gathered(self, table: str, path: Path) -> None:
        """Write what was gathered for a lake table."""
        copy_sorted(self.sql, table, f"select * from gathered_{table}", path)

    def write_records(self, path: Path) -> None:
        """A row of `records` for each accepted row and each later sighting of a known one."""
        shown = [name for name in self._of_file() if name != self.mapping.text]
        place = {name: f"c{i}" for i, name in enumerate(self.mapping.columns)}
        carried = ", ".join(f"r.{cell}" for cell in (*(place[name] for name in shown), "rest"))
        cells = f"case when said then {self._cells_json(shown, whose='')} end"
        copy_sorted(self.sql, "records", RECORDS.replace("CELLS", carried), path, added={"cells": cells})

    def _of_file(self) -> list[str]:
        return [column.name for column in self.mapping.columns.values() if not column.is_derived]

    def _cells_json(self, names: Iterable[str], *, whose: str = "r.") -> str:
        place = {name: f"{whose}c{i}" for i, name in enumerate(self.mapping.columns)}
        pairs = ", ".join(f"{quoted(name)}, {place[name]}" for name in names)
        mapped = f"json_object({pairs})"
        # Two objects without a key in common are joined as text; parsing them to merge costs four times as much.
        joined = f"rtrim({mapped}, '}}') || ',' || ltrim({whose}rest, '{{')"
        return f"case when {whose}rest is null then {mapped} else {joined} end"

    def close(self) -> None:
        """Free the tables."""
        self.sql.close()


def _memory(columns: int) -> int:
    """Megabytes for a mapping of so many columns, each of which wants blocks of its own in every scan, join and table.
    200,160 register rows of 10 columns take 587 MB of process memory with 256 (835 with 512, and as much work); 89,666
    bank rows of 38 columns do not come in with 256, and do with 300."""
    return min(MEMORY, max(256, 12 * columns))


def _said_by(mapping: FileMapping) -> tuple[str, str, str]:
    """Extractor, body and standing of everything that a mapping says."""
    return mapping.id, str(mapping.asserted_by), str(mapping.standing)
