"""One Delta table as a folder of Parquet files that DuckDB writes and reads, and delta-rs commits.

DuckDB writes the files because it uses both cores and half the memory of an Arrow writer (notes of 2026-11:
367-409 MB against 680-770 MB for 200,160 register rows); delta-rs makes the commit atomic.
"""

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow.parquet as pq
from deltalake import DeltaTable
from deltalake.transaction import AddAction, RemoveAction

from ingest.lake.made_rows import made_rows
from ingest.lake.tables import SCHEMAS


class DeltaFolder:
    """A table of the lake; keeps its handle, because opening by path costs four times a refresh."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name, self.schema = folder, name, SCHEMAS[name]
        self._table: DeltaTable | None = None

    def _opened(self) -> DeltaTable:
        if self._table is None:
            self._table = DeltaTable(self.folder)
        return self._table

    def create_if_missing(self) -> None:
        """An empty table where there is none yet."""
        if not DeltaTable.is_deltatable(str(self.folder)):
            self._table = DeltaTable.create(self.folder, schema=self.schema, mode="ignore")

    def files(self) -> list[str]:
        """Paths of the files that make up the newest version."""
        table = self._opened()
        table.update_incremental()
        return sorted(table.file_uris())

    def mark(self) -> int:
        """Changes with every commit to this table; asked on each look-up, so one `stat` has to do."""
        return (self.folder / "_delta_log").stat().st_mtime_ns

    def append(self, files: Sequence[Path]) -> None:
        """Move finished files in and commit them as one version."""
        moved = [path.rename(self.folder / path.name) for path in files]
        self._commit([_added(path) for path in moved])

    def append_rows(self, rows: Sequence[dict[str, object]], file_name: str) -> None:
        """Commit a handful of rows; for the small tables."""
        path = self.folder / file_name
        pq.write_table(made_rows(self.name, rows), path, compression="zstd")
        self._commit([_added(path)])

    def replace(self, gone: Iterable[str], files: Sequence[Path]) -> None:
        """Commit that `files` hold the rows of `gone`; readers of the older version keep theirs."""
        moved = [path.rename(self.folder / path.name) for path in files]
        now = _milliseconds()
        removed = [
            RemoveAction(path=name, data_change=False, deletion_timestamp=now, partition_values={})
            for name in gone
        ]
        self._commit([*removed, *(_added(path, data_change=False) for path in moved)])

    def remove(self, names: Iterable[str]) -> None:
        """Commit that files no longer belong to the table: rows of a run that was never finished."""
        now = _milliseconds()
        self._commit(
            [
                RemoveAction(path=name, data_change=True, deletion_timestamp=now, partition_values={})
                for name in names
            ]
        )

    def vacuum(self, kept_hours: int) -> None:
        """Delete from disk what left the table longer ago than that."""
        self._opened().vacuum(retention_hours=kept_hours, dry_run=False)

    def _commit(self, actions: list[AddAction | RemoveAction]) -> None:
        table = self._opened()
        table.update_incremental()
        table.create_write_transaction(actions, "append", self.schema)


def _added(path: Path, *, data_change: bool = True) -> AddAction:
    return AddAction(
        path=path.name,
        size=path.stat().st_size,
        partition_values={},
        modification_time=_milliseconds(),
        data_change=data_change,
        stats=json.dumps({"numRecords": pq.read_metadata(path).num_rows}),
    )


def _milliseconds() -> int:
    return int(time.time() * 1000)
