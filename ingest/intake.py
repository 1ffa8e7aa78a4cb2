"""Blocks of rows into the table of a staging, by threads beside the one that reads. DuckDB works without Python's lock,
so rows are tidied, keyed and stored while the next are parsed, and a second core has something to do."""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Lock
from types import MappingProxyType
from typing import Any, Final

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.complaints import committing
from ingest.mapping.columns import kept_columns
from ingest.mapping.model import Mapping as FileMapping
from ingest.mapping.model import SourceKind
from ingest.mapping.sql import keyed_sql
from ingest.readers.rows import Block, Columns, truths, whole_numbers
from ingest.spreadsheet_damage import MAYBE, damage, damaged_sql

KEYED: Final = 8_192
"""Rows keyed at a time at least: planning takes .05 s however many there are."""
_HANDED: Final = 32_768
"""Rows handed to a thread at a time: it waits 5 ms for Python's lock whenever it needs it."""
_HANDED_BYTES: Final = 16 << 20
_AHEAD: Final = 2
"""Such handfuls that may wait while the reader goes on: keying takes as long as reading two of them."""
_THREADS: Final = 2
"""One stores while the other keys; when the reader is done, both key."""
_NOTHING: Final[Mapping[int, str]] = MappingProxyType({})
Lost = tuple[int, str, str, str]
"""Line, column, code and text of a cell that a spreadsheet damaged for good."""


class Intake:
    """Makes and fills `rows_in`: cells as they stand, who each row is, and what was read on the way."""

    def __init__(
        self, sql: duckdb.DuckDBPyConnection, mapping: FileMapping, source: str, units: tuple[str, ...]
    ) -> None:
        self._sql, self._mapping, self._source, self._units = sql, mapping, source, units
        self._cells = [f"c{i}" for i in range(len(mapping.columns))]
        texts = (*self._cells, "rest", "key")
        read = ("source_date", "missing", *kept_columns(mapping))
        sql.execute(
            f"""create table rows_in (file integer, row bigint, line bigint, {_varchars(texts)},
                                      record blob, content_hash blob, {_varchars(read)})"""
        )
        self._pool = ThreadPoolExecutor(_THREADS, "intake")
        self._checked: list[pa.Table] = []
        self._lock = Lock()
        self._waiting: deque[Future[list[Lost]]] = deque()
        self._gathered: list[pa.RecordBatch] = []
        self.count = 0
        """Rows handed in."""
        self.bytes = 0
        """Of the rows handed in, as Arrow holds them."""
        self._handed = 0
        """Of these, handed to the threads."""
        self._staged = 0
        """Rows handed to the threads."""

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
        """Wait until all that was handed in has been looked at, and is keyed unless it is little."""
        rows = self._gathered
        for half in (rows[: len(rows) // 2], rows[len(rows) // 2 :]):  # one for each thread
            self._gathered = half
            self._hand_on()
        return self._done(0)

    def finish(self) -> None:
        """Key what is left; nothing comes after it."""
        self.settle()
        self._key(self._checked)
        self._checked = []
        self._pool.shutdown()
        pa.default_memory_pool().release_unused()

    def take_back(self, first: int) -> None:
        """Forget the rows from `first` on, whatever became of them."""
        wait(self._waiting)
        self._waiting.clear()
        self._gathered = []
        self._checked = [table for table in self._checked if table["row"][0].as_py() < first]
        self._sql.execute(f"delete from rows_in where row >= {first}")
        self.count = self._staged = first

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
            self._waiting.append(self._pool.submit(self._store, pa.Table.from_batches(self._gathered)))
            self._gathered, self._staged, self._handed = [], self.count, self.bytes

    def _store(self, table: pa.Table) -> list[Lost]:
        """Returns what a spreadsheet damaged for good. Rows of small files wait for others to be keyed with."""
        with committing(), self._sql.cursor() as sql:
            table, lost = self._set_lost_aside(sql, table)
        with self._lock:
            checked = [*self._checked, table]
            is_much = sum(each.num_rows for each in checked) >= KEYED
            self._checked = [] if is_much else checked
        self._key(checked if is_much else [])
        return lost

    def _key(self, tables: Sequence[pa.Table]) -> None:
        if tables:
            with committing(), self._sql.cursor() as sql:
                sql.register("fresh", pa.concat_tables(tables))
                sql.execute(f"insert into rows_in {keyed_sql(self._mapping, self._source, self._units)}")

    def _set_lost_aside(self, sql: duckdb.DuckDBPyConnection, table: pa.Table) -> tuple[pa.Table, list[Lost]]:
        """The rows without such cells, and the cells."""
        lost = list[Lost]()
        if self._mapping.kind is SourceKind.DOCUMENTS:
            return table, lost
        sql.register("maybe", table)
        found = sql.execute(damaged_sql("maybe", self._cells), [MAYBE]).fetchall()
        sql.unregister("maybe")
        names, first = list(self._mapping.columns), table["row"][0].as_py()
        gone = defaultdict[int, list[int]](list)
        for row, line, place, cell in found:
            if code := damage(cell):
                lost.append((line, names[place], code, cell))
                gone[place].append(row - first)
        for place, rows in gone.items():
            table = _emptied(table, self._cells[place], rows)
        return table, lost


def _emptied(table: pa.Table, name: str, rows: Sequence[int]) -> pa.Table:
    """Without the cells of a column in some rows."""
    is_gone = np.zeros(table.num_rows, bool)
    is_gone[rows] = True
    kept = pc.if_else(truths(is_gone), pa.nulls(table.num_rows, table[name].type), table[name])
    return table.set_column(table.column_names.index(name), name, kept)


def _varchars(names: Iterable[str]) -> str:
    return ", ".join(f"{name} varchar" for name in names)
