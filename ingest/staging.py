"""The rows of some files in a private DuckDB: staged, keyed, compared with the lake, and turned into files of it.

What happens to a row is decided by hashes alone: an unchanged row costs a hash, and a file that brings the same rows
in another order brings nothing.
"""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ingest.balance import GAPS, TABLE, follow_sql
from ingest.lake.duck import open_duckdb, quoted
from ingest.lake.lake import Lake
from ingest.lake.parquet import copy_sorted
from ingest.mapping.compile import Saying, keyed_sql
from ingest.mapping.model import Mapping as FileMapping
from ingest.mapping.model import SourceKind
from ingest.readers.rows import Block
from ingest.staging_sql import DECIDED, JUDGED, KNOWN, RECORDS, STATEMENTS

_BEFORE: Final = 3
"""Columns of the staging table before the cells."""
_DIGITS_LOST: Final = r"^\s*[0-9](\.[0-9]+)?[eE]\+?(1[5-9]|[2-9][0-9])\s*$"
_NOTHING: Final[Mapping[int, str]] = MappingProxyType({})


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
        self.sql = open_duckdb(folder)
        self._cells = [f"c{i}" for i in range(len(mapping.columns))]
        columns = ", ".join(f"{c} varchar" for c in self._cells)
        self.sql.execute(
            f"create table rows_in (file integer, row bigint, line bigint, {columns}, rest varchar)"
        )
        self.sql.execute("create table files (file integer, run varchar, obtained varchar)")
        self.count = 0

    def add_file(self, file: int, run: str, obtained: str) -> None:
        """A file whose rows are all staged."""
        self.sql.execute("insert into files values (?, ?, ?)", [file, run, obtained])

    def withdraw(self, file: int) -> None:
        """Take back the rows of a file that could not be read to its end."""
        self.sql.execute("delete from rows_in where file = ?", [file])

    def add(
        self, file: int, block: Block, context: Mapping[int, str] = _NOTHING
    ) -> list[tuple[int, str, str]]:
        """Stage a block of a file's rows; `context` fills columns that the file does not have. Returns line, column
        and text of the numbers that had lost digits."""
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
        return [(block.lines[n], names[i], cell) for n, i, cell in lost]

    def _set_lost_aside(self, arrays: "list[pa.Array[Any]]") -> list[tuple[int, int, str]]:
        """Take out numbers that lost digits: what is left of a card number names nobody, or somebody else."""
        if self.mapping.kind is SourceKind.DOCUMENTS:
            return []
        found = []
        for i in range(len(self._cells)):
            column = arrays[_BEFORE + i]
            lost = pc.match_substring_regex(column, _DIGITS_LOST)
            if lost.true_count:
                places = [int(n) for n in pc.indices_nonzero(lost).to_numpy()]
                found += [(n, i, str(column[n])) for n in places]
                arrays[_BEFORE + i] = pc.if_else(lost.fill_null(False), None, column)
        return found

    def judge(
        self, lake: Lake, source: str, units: tuple[str, ...], compartment: int, said_by: Sequence[str]
    ) -> dict[int, Counts]:
        """Judge each row against the batch and the lake. `said_by`: mapping and extractor ids."""
        lake.define_views(self.sql, only=("runs", "records"))
        mapping, extractor = said_by
        self.sql.execute(f"create table keyed as {keyed_sql(self.mapping, units)}")
        self.sql.execute(DECIDED, {"source": source})
        about = {"source": source, "compartment": compartment, "mapping": mapping, "extractor": extractor}
        self.sql.execute(KNOWN, about)
        self.sql.execute(JUDGED)
        counted = self.sql.execute(
            """select file, count(*) filter (verdict = 'accepted'),
               count(*) filter (verdict = 'accepted' and changed), count(*) filter (verdict <> 'accepted'),
               count(*) filter (verdict = 'sighting') from judged group by file"""
        ).fetchall()
        return {file: Counts(*numbers) for file, *numbers in counted}

    def missing(self) -> list[tuple[int, int, str, str]]:
        """File, line, column and cells of rows without a value that they must have."""
        return self.sql.execute(
            f"""select r.file, r.line, k.missing, {self._cells_json(self._of_file())}
                from keyed k join rows_in r using (row) where k.missing is not null order by r.row"""
        ).fetchall()

    def read_cells(self, saying: Saying, first: int, last: int) -> None:
        """Read the cells of accepted rows first..last (exclusive) into `cells_read`."""
        cells = ", ".join(f"r.{c}" for c in self._cells)
        self.sql.execute(
            f"""create or replace temp view chosen as select j.row, j.key, j.record, f.run, {cells} from rows_in r
                join judged j using (row) join files f on f.file = j.file
                where j.verdict = 'accepted' and row >= {first} and row < {last}"""
        )
        self.sql.execute(f"create or replace temp table cells_read as {saying.read}")

    def write_statements(self, saying: Saying, path: Path) -> None:
        """Statements of the rows in `cells_read`."""
        constants = {
            "extractor": self.mapping.id,
            "asserted_by": str(self.mapping.asserted_by),
            "standing": str(self.mapping.standing),
        }
        self.sql.execute(f"create or replace temp view said as {saying.statements}")
        copy_sorted(self.sql, "statements", STATEMENTS, path, constants)

    def follow_balance(self) -> None:
        """Take the rows in `cells_read` along, if the mapping has a running balance."""
        if self.mapping.balance is not None:
            self.sql.execute(TABLE)
            self.sql.execute(follow_sql(self.mapping))

    def balance_gaps(self) -> list[tuple[int, int, str]]:
        """File, line and text of balances that do not follow from the row before."""
        return [] if self.mapping.balance is None else self.sql.execute(GAPS).fetchall()

    def issues(self, saying: Saying) -> list[tuple[int, int, str, str, str]]:
        """File, line, column, code and text of the cells in `cells_read` that could not be read."""
        return self.sql.execute(
            f"""select r.file, r.line, i."column", i.code, i.raw from ({saying.issues}) i
                join rows_in r using (row) order by r.row, 3"""
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
        copy_sorted(self.sql, "records", RECORDS.replace("CELLS", self._cells_json(shown)), path)

    def _of_file(self) -> list[str]:
        return [column.name for column in self.mapping.columns.values() if not column.is_derived]

    def _cells_json(self, names: Iterable[str]) -> str:
        place = {name: f"r.c{i}" for i, name in enumerate(self.mapping.columns)}
        pairs = ", ".join(f"{quoted(name)}, {place[name]}" for name in names)
        mapped = f"json_object({pairs})"
        # Two objects without a key in common are joined as text; parsing them to merge costs four times as much.
        joined = f"rtrim({mapped}, '}}') || ',' || ltrim(r.rest, '{{')"
        return f"case when r.rest is null then {mapped} else {joined} end"

    def close(self) -> None:
        """Free the tables."""
        self.sql.close()
