"""Blocks of rows into the tables of a staging, by threads beside the one that reads. DuckDB works without Python's
lock, so rows are stored, tidied and keyed while the next are parsed, and a second core has something to do."""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import MappingProxyType
from typing import Any, Final

import duckdb
import numpy as np
import pyarrow as pa

from ingest.complaints import committing
from ingest.mapping.columns import kept_columns
from ingest.mapping.model import Mapping as FileMapping
from ingest.mapping.model import SourceKind
from ingest.mapping.sql import keyed_sql
from ingest.readers.rows import Block, Columns, whole_numbers
from ingest.spreadsheet_damage import MAYBE, damage, damaged_sql

KEYED: Final = 32_768
"""Rows keyed at a time: planning takes .05 s however many there are, and the last ones are waited for."""
_HANDED: Final = 32_768
"""Rows handed to the thread at a time: it waits 5 ms for Python's lock whenever it needs it."""
_HANDED_BYTES: Final = 16 << 20
_AHEAD: Final = 2
"""Such handfuls that may wait while the reader goes on: keying takes as long as reading two of them."""
_THREADS: Final = 2
"""One stores while the other keys; when the reader is done, both key."""
_NOTHING: Final[Mapping[int, str]] = MappingProxyType({})
Lost = tuple[int, str, str, str]
"""Line, column, code and text of a cell that a spreadsheet damaged for good."""


class Intake:
    """Makes and fills `rows_in` (cells as they stand) and `keyed` (who each row is)."""

    def __init__(self, sql: duckdb.DuckDBPyConnection, mapping: FileMapping, units: tuple[str, ...]) -> None:
        self._sql, self._mapping, self._units = sql, mapping, units
        self._cells = [f"c{i}" for i in range(len(mapping.columns))]
        cells = "".join(f"{cell} varchar, " for cell in self._cells)
        kept = "".join(f", {name} varchar" for name in kept_columns(mapping))
        sql.execute(f"create table rows_in (file integer, row bigint, line bigint, {cells}rest varchar)")
        sql.execute(
            f"""create table keyed (file integer, row bigint, key varchar, content_hash varchar,
                                    source_date varchar, missing varchar{kept})"""
        )
        self._pool = ThreadPoolExecutor(_THREADS, "intake")
        self._waiting: deque[Future[list[Lost]]] = deque()
        self._gathered: list[pa.RecordBatch] = []
        self.count = 0
        """Rows handed in."""
        self.bytes = 0
        """Of the rows handed in, as Arrow holds them."""
        self._handed = 0
        """Of these, handed to the threads."""
        self._staged = self._keyed = 0
        """Rows before these are handed to the threads to be stored, and to be keyed."""

    def add(self, file: int, rows: Block | Columns, context: Mapping[int, str] = _NOTHING) -> list[Lost]:
        """Stage some rows of a file; `context` fills columns that the file does not have. Returns what was lost in
        the rows that are done by now; `settle` has the rest."""
        first, self.count = self.count, self.count + len(rows)
        columns = rows.columns()
        arrays: list[pa.Array[Any]] = [
            whole_numbers(np.full(len(rows), file)),
            whole_numbers(np.arange(first, self.count)),
            columns.lines,
            *(
                pa.repeat(context[i], len(rows)) if i in context else column
                for i, column in enumerate(columns.cells)
            ),
            columns.rest,
        ]
        names = ["file", "row", "line", *self._cells, "rest"]
        self._gathered.append(pa.RecordBatch.from_arrays(arrays, names))
        self.bytes += self._gathered[-1].nbytes
        if self.count - self._staged >= _HANDED or self.bytes - self._handed >= _HANDED_BYTES:
            self._hand_on()
        return self._done(_AHEAD)

    def settle(self) -> list[Lost]:
        """Wait until all that was handed in is stored."""
        self._hand_on()
        return self._done(0)

    def finish(self) -> None:
        """Key what is left; nothing comes after it."""
        self._hand_on()
        self._key_rest()
        self._done(0)
        self._pool.shutdown()
        pa.default_memory_pool().release_unused()

    def take_back(self, first: int) -> None:
        """Forget the rows from `first` on, whatever became of them."""
        wait(self._waiting)
        self._waiting.clear()
        self._gathered = []
        for table in ("rows_in", "keyed"):
            self._sql.execute(f"delete from {table} where row >= {first}")
        self.count = self._staged = first
        self._keyed = min(first, self._keyed)

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(cancel_futures=True)

    def _done(self, ahead: int) -> list[Lost]:
        lost = []
        while len(self._waiting) > ahead:
            lost += self._waiting.popleft().result()
        return lost

    def _hand_on(self) -> None:
        if self._gathered:
            table = pa.Table.from_batches(self._gathered)
            self._waiting.append(self._pool.submit(self._store, table, self._staged))
            self._gathered, self._staged, self._handed = [], self.count, self.bytes
            if self._staged - self._keyed >= KEYED:
                self._key_rest()

    def _key_rest(self) -> None:
        """Key what is stored, or is being stored by those asked before."""
        if self._keyed < self._staged:
            key = self._pool.submit(self._key, self._keyed, self._staged, list(self._waiting))
            self._waiting.append(key)
            self._keyed = self._staged

    def _store(self, table: pa.Table, first: int) -> list[Lost]:
        with committing(), self._sql.cursor() as sql:
            sql.register("block", table)
            sql.execute("insert into rows_in select * from block")
            return self._set_lost_aside(sql, first, first + table.num_rows)

    def _key(self, first: int, until: int, stored: Sequence[Future[list[Lost]]]) -> list[Lost]:
        """Threads take up what is asked in order, so what is waited for is done or being done."""
        wait(stored)
        with committing(), self._sql.cursor() as sql:
            fresh = f"from rows_in where row >= {first} and row < {until}"
            sql.execute(f"create temp view fresh as {fresh}")
            sql.execute(f"insert into keyed {keyed_sql(self._mapping, self._units)}")
        return []

    def _set_lost_aside(self, sql: duckdb.DuckDBPyConnection, first: int, until: int) -> list[Lost]:
        """Take out of rows first..until (exclusive) what a spreadsheet damaged for good."""
        if self._mapping.kind is SourceKind.DOCUMENTS:
            return []
        fresh = f"(from rows_in where row >= {first} and row < {until})"
        found = sql.execute(damaged_sql(fresh, self._cells), [MAYBE]).fetchall()
        names, lost = list(self._mapping.columns), list[Lost]()
        gone = defaultdict[int, list[int]](list)
        for row, line, place, cell in found:
            if code := damage(cell):
                lost.append((line, names[place], code, cell))
                gone[place].append(row)
        for place, rows in gone.items():
            sql.execute(
                f"update rows_in set {self._cells[place]} = null where row in (select unnest($1))", [rows]
            )
        return lost
