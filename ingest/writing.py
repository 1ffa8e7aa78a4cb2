"""Accepted rows into files of the lake: their cells read, what they say written, and the rows themselves kept, by as
many threads as there are cores. DuckDB gives a thread no less than 122,880 rows, which most deliveries have not, so the
rows are cut here.
"""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Final

import duckdb

from ingest.balance import GAPS, KNOWN_TOO, TABLE, find_gaps, follow_sql
from ingest.lake.duck import MEMORY, cores, quoted
from ingest.lake.parquet import copy_rows
from ingest.mapping.columns import kept_texts, kept_values, words
from ingest.mapping.model import Mapping
from ingest.mapping.sql import Saying
from ingest.staging import PAGE, Staging, cells_json, of_file
from ingest.staging_sql import RECORDS, STATEMENTS, WORDS

MOST: Final = 4
"""Threads; each wants its share of the memory."""
_TOGETHER: Final = 262_144
"""Rows whose cells are held in memory by all threads together."""
_BYTES: Final = 24 << 20
"""Of a part's rows as they came in: read, said and written they take some three times as much. 2 GB of rows of 3 kB,
131,072 a part, ended in DuckDB's memory being out."""
_MUCH: Final = 256 << 20
"""Bytes of rows from which all the memory of a writer is wanted: what lies in the tables is spilled and fetched."""
_LEAST: Final = 40_000
"""Rows of a part below which a second one for the same thread only costs its planning (.1 s, of a bank's 38 columns
.6 s)."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows first..last (exclusive), the file for what they say and the one for the rows themselves."""

    first: int
    last: int
    statements: Path
    records: Path


class Writing:
    """Writes what the judged rows of a staging say. `everything` first, then what there is to complain of."""

    def __init__(self, staging: Staging) -> None:
        self._staging, self._mapping, self._sql = staging, staging.mapping, staging.sql

    def records(self, path: Path, only: str = "true") -> None:
        """A row of `records` for each accepted row and each later sighting of a known one."""
        shown = [name for name in of_file(self._mapping) if name != self._mapping.text]
        kept = RECORDS.replace("CELLS", cells_json(self._mapping, shown, "j")).replace("ONLY", only)
        with self._sql.cursor() as cursor:
            copy_rows(cursor, "records", kept, path)

    def everything(self, saying: Saying, new_file: Callable[[str], Path]) -> Iterator[int]:
        """Write statements and records; yields how many rows are done."""
        self._prepare()
        if self._staging.intake.bytes > _MUCH:
            self._sql.execute(f"set memory_limit = '{MEMORY}MB'")
        bounds = _cut(self._staging.count, threads(), self._staging.intake.bytes)
        parts = [Part(*each, new_file("statements"), new_file("records")) for each in bounds]
        with ThreadPoolExecutor(threads(), "writing") as pool:
            done = 0
            under_way = {pool.submit(self._part, saying, part): part for part in parts}
            crowded = list[Part]()
            for finished in as_completed(under_way):
                part = under_way[finished]
                if isinstance(finished.exception(), duckdb.OutOfMemoryException):
                    crowded.append(part)
                    continue
                finished.result()
                done += part.last - part.first
                yield done
        for part in crowded:
            self._part(saying, part)  # alone it has twice the memory
            done += part.last - part.first
            yield done

    def _prepare(self) -> None:
        for name, known in (*words(self._mapping).items(), ("alike", (*said_by(self._mapping), *WORDS))):
            listed = ", ".join(map(quoted, dict.fromkeys(known)))
            self._sql.execute(f"create type stated_{name} as enum ({listed})")
        self._sql.execute("create type stated_run as enum (select run from files)")
        self._sql.execute('create table unread (row bigint, "column" varchar, code varchar, raw varchar)')
        if self._mapping.balance is not None:
            self._sql.execute(TABLE)
            self._sql.execute(KNOWN_TOO)

    def _part(self, saying: Saying, part: Part) -> None:
        """Everything that the rows of a part say, and their cells that could not be read."""
        constants = dict(zip(("extractor", "asserted_by", "standing"), said_by(self._mapping), strict=True))
        with self._sql.cursor() as cursor:
            cursor.execute(f"create temp view chosen as {_chosen(self._mapping, part)}")
            cursor.execute(f"create temp table cells_read as {saying.read}")
            cursor.execute(f"create temp view said as {saying.statements}")
            copy_rows(cursor, "statements", STATEMENTS, part.statements, constants)
            self.records(part.records, _within(part))
            cursor.execute(f"insert into unread {saying.issues}")
            if self._mapping.balance is not None:
                self._follow(cursor, saying, part)

    def _follow(self, cursor: duckdb.DuckDBPyConnection, saying: Saying, part: Part) -> None:
        """Running balances of what is read, and of the rows beside it that the lake knows."""
        follow = follow_sql(self._mapping)
        cursor.execute(follow)
        ((mixed,),) = cursor.execute("select count(*) from known_too").fetchall()
        if mixed:
            known = "j.verdict in ('unchanged', 'sighting') and j.file in (from known_too)"
            cursor.execute("drop table cells_read")
            cursor.execute(f"create or replace temp view chosen as {_chosen(self._mapping, part, known)}")
            cursor.execute(f"create temp view cells_read as {saying.read}")
            cursor.execute(follow)

    def issues(self) -> Iterator[tuple[int, int, str, str, str]]:
        """File, line, column, code and text of the cells that could not be made out."""
        yield from self._paged(
            """select row_number() over (order by r.row, u."column") as place, r.file, r.line, u."column", u.code,
               u.raw from unread u join rows_in r using (row)"""
        )

    def balance_gaps(self) -> Iterator[tuple[int, int, str, str]]:
        """File, line, column and text of balances that do not follow from the row before."""
        if (rule := self._mapping.balance) is not None:
            find_gaps(self._sql)
            yield from self._paged(
                f"""select row_number() over (order by row) as place, file, line,
                    {quoted(rule.balance)} as "column", raw from ({GAPS})"""
            )

    def _paged(self, query: str) -> Iterator[tuple]:  # type: ignore[type-arg]
        """Rows of a query with a `place`, a handful at a time: a delivery may have as many as it has rows."""
        self._sql.execute(f"create or replace temp table paged as {query}")
        ((found,),) = self._sql.execute("select count(*) from paged").fetchall()
        for first in range(0, found, PAGE):
            yield from self._sql.execute(
                f"""select * exclude (place) from paged where place > {first} and place <= {first + PAGE}
                    order by place"""
            ).fetchall()


def threads() -> int:
    """How many work at once."""
    return min(MOST, cores())


def said_by(mapping: Mapping) -> tuple[str, str, str]:
    """Extractor, body and standing of everything that a mapping says."""
    return mapping.id, str(mapping.asserted_by), str(mapping.standing)


def _cut(rows: int, workers: int, size_in_bytes: int = 0) -> list[tuple[int, int]]:
    """Bounds of parts of one size: one for each thread, two where there is much to do, more where memory wants it."""
    memory = max(ceil(rows / _TOGETHER), ceil(size_in_bytes / (workers * _BYTES)))
    rounds = max(1, min(2, rows // (workers * _LEAST)), memory)
    size = max(ceil(rows / (workers * rounds)), 1)
    return [(first, min(first + size, rows)) for first in range(0, rows, size)]


def _chosen(mapping: Mapping, part: Part, only: str = "j.verdict = 'accepted'") -> str:
    """Texts of accepted rows, or some others: the cell where nothing else was kept of it."""
    texts = "".join(
        f", case when j.x{i} is null then j.c{i} when j.x{i} <> '' then j.x{i} end as t{i}"
        for i in kept_texts(mapping)
    ) + "".join(f", j.{name}" for name in kept_values(mapping))
    return f"""
        select j.row, j.key, j.record, f.run::stated_run as run{texts} from judged j join files f using (file)
        where {only} and {_within(part)}"""


def _within(part: Part) -> str:
    return f"j.row >= {part.first} and j.row < {part.last}"
