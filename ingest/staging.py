"""The rows of some files in a private DuckDB: staged, keyed, and compared with the lake.

What happens to a row is decided by hashes alone: an unchanged row costs a hash, and a file that brings the same rows
in another order brings nothing.
"""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa

from ingest.intake import Intake
from ingest.lake.duck import MEMORY, open_duckdb, quoted
from ingest.lake.lake import Lake
from ingest.lake.parquet import copy_sorted
from ingest.mapping.model import Mapping as FileMapping
from ingest.staging_sql import APART, DECIDED, JUDGED, KNOWN, NAMED

PAGE: Final = 65_536
"""Rows handed out at a time, of which each may be worth a complaint."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How the rows of a file were judged."""

    accepted: int = 0
    changed: int = 0
    unchanged: int = 0
    sightings: int = 0


class Staging:
    """Private tables of one batch; `folder` takes what does not fit in memory, `units` are what the headers say of
    each column's amounts. Rows come in by `intake`."""

    def __init__(self, mapping: FileMapping, source: str, units: tuple[str, ...], folder: Path) -> None:
        self.mapping, self.source = mapping, source
        self.sql = open_duckdb(folder, memory=_memory(len(mapping.columns)))
        self.intake = Intake(self.sql, mapping, source, units)
        self.sql.execute("create table files (file integer, run varchar, obtained varchar)")
        self._gathered: set[str] = set()
        self._settled = 0

    @property
    def count(self) -> int:
        """Rows staged so far."""
        return self.intake.count

    def add_file(self, file: int, run: str, obtained: str) -> None:
        """A file whose rows are all staged."""
        self.sql.execute("insert into files values (?, ?, ?)", [file, run, obtained])
        self._settled = self.count

    def withdraw(self, run: str) -> None:
        """Take back the rows of a file that could not be read to its end."""
        self.intake.take_back(self._settled)
        for table in self._gathered:
            self.sql.execute(f"delete from gathered_{table} where run = ?", [run])

    def judge(self, lake: Lake, compartment: int, said_by: Sequence[str]) -> dict[int, Counts]:
        """Judge each row against the batch and the lake. `said_by`: mapping and extractor ids."""
        lake.define_views(self.sql, only=("runs", "records"))
        mapping, extractor = said_by
        self.intake.finish()
        self.sql.execute(NAMED, {"source": self.source})
        about = {
            "source": self.source,
            "compartment": compartment,
            "mapping": mapping,
            "extractor": extractor,
        }
        self.sql.execute(KNOWN, about)
        self.sql.execute(DECIDED)
        self.sql.execute(APART)
        for table in ("named", "known", "decided"):
            self.sql.execute(f"drop table {table}")
        self.sql.execute(JUDGED)
        counted = self.sql.execute(
            """select file, count(*) filter (verdict = 'accepted'),
               count(*) filter (verdict = 'accepted' and changed), count(*) filter (verdict <> 'accepted'),
               count(*) filter (verdict = 'sighting') from judged group by file"""
        ).fetchall()
        return {file: Counts(*numbers) for file, *numbers in counted}

    def missing(self) -> Iterator[tuple[int, int, str, str]]:
        """File, line, column and cells of rows without a value that they must have."""
        ((lacking,),) = self.sql.execute("select count(missing) from rows_in").fetchall()
        for first in range(0, self.count if lacking else 0, PAGE):
            yield from self.sql.execute(
                f"""select r.file, r.line, r.missing, {cells_json(self.mapping, of_file(self.mapping), "r")}
                    from rows_in r where missing is not null and row >= {first} and row < {first + PAGE} order by row"""
            ).fetchall()

    def accepted(self) -> list[int]:
        """Accepted rows in the order they were staged."""
        rows = self.sql.execute("select row from judged where verdict = 'accepted' order by row").fetchall()
        return [row for (row,) in rows]

    def texts(self, rows: Sequence[int]) -> list[tuple[str, str, bytes, str | None, str]]:
        """Run, key, record, title and text of some accepted rows of a document mapping."""
        place = {name: f"j.c{i}" for i, name in enumerate(self.mapping.columns)}
        title = f"trim({place[self.mapping.title]})" if self.mapping.title else "null"
        return self.sql.execute(
            f"""select f.run, j.key, j.record, {title}, {place[self.mapping.text]}
                from judged j join files f using (file)
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

    def close(self) -> None:
        """Free the tables."""
        self.intake.close()
        self.sql.close()


def _memory(columns: int) -> int:
    """Megabytes for a mapping of so many columns, each of which wants blocks of its own in every scan and table.
    200,160 register rows of 10 columns fit into 320 and take 560 MB of process memory; with 192 a third of them is
    spilled, and they take a sixth more work. 89,666 bank rows of 38 columns do not come in with 256, do with 300."""
    return min(MEMORY, max(320, 12 * columns))


def of_file(mapping: FileMapping) -> list[str]:
    """Columns that stand in files."""
    return [column.name for column in mapping.columns.values() if not column.is_derived]


def cells_json(mapping: FileMapping, names: Iterable[str], of: str) -> str:
    """SQL that makes one text of some cells of the row `of`, and of those that the mapping does not know."""
    place = {name: f"{of}.c{i}" for i, name in enumerate(mapping.columns)}
    # As text at once: a case of text and JSON would be parsed to be JSON again.
    # A struct is written three times as fast as an object of names and values.
    mapped = f"to_json({{{', '.join(f'{quoted(name)}: {place[name]}' for name in names)}}})::varchar"
    # Two objects without a key in common are joined as text; parsing them to merge costs four times as much.
    joined = f"rtrim({mapped}, '}}') || ',' || ltrim({of}.rest, '{{')"
    return f"case when {of}.rest is null then {mapped} else {joined} end"
