"""The lake: what sources said, append only. One object opens it, writes runs, hands out views and looks things up."""

import secrets
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final
from zoneinfo import ZoneInfo

import duckdb

from ingest.errors import LakeBusyError, LakeError
from ingest.lake import attempt, compaction, lookups
from ingest.lake.attempt import Attempt
from ingest.lake.delta import DeltaFolder
from ingest.lake.duck import open_duckdb
from ingest.lake.lock import write_lock
from ingest.lake.originals import clear_parts
from ingest.lake.rows import LakeDocument, LakeRecord, LakeStatement, SourceStatus
from ingest.lake.tables import SCHEMAS
from ingest.lake.views import view_statements
from ontology.ids import MentionId, RecordId
from ontology.system_reasons import system_reason

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


class Lake:
    """Open it with `Lake.open`. Reading is safe from many threads and beside a writer in another process."""

    def __init__(self, folder: Path, originals: Path) -> None:
        self.folder, self.originals = folder, originals
        self.tables = {name: DeltaFolder(folder / name, name) for name in SCHEMAS}
        self.staging = folder / "staging"
        self._guard = Lock()
        self._reader: tuple[int, duckdb.DuckDBPyConnection] | None = None

    @classmethod
    def open(cls, folder: Path, *, originals: Path | None = None) -> "Lake":
        """The lake in `folder`, made if it is not there; undoes what a killed import left, unless one is running."""
        lake = cls(folder, originals or folder.parent / "originals")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LakeError(f"目录 {folder} 不能作为数据湖使用：{system_reason(error)}。") from error
        try:
            with write_lock(folder):
                lake._prepare()
        except LakeBusyError:
            if not all((folder / name / "_delta_log").is_dir() for name in SCHEMAS):
                raise
        return lake

    def _prepare(self) -> None:
        for table in self.tables.values():
            table.create_if_missing()
        self._undo()

    def _undo(self) -> None:
        attempt.undo_unfinished(self.staging, self.tables)
        clear_parts(self.originals)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock; what a killed import left is undone first."""
        with write_lock(self.folder):
            self._undo()
            yield

    def begin(self) -> Attempt:
        """A new run's files; the caller holds the write lock."""
        id = f"{datetime.now(SHANGHAI):%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
        return attempt.start(self.staging, id)

    def commit(self, finished: Attempt, runs: Sequence[dict[str, object]]) -> None:
        """Make runs visible, all or none; they get the next numbers."""
        with self.reading() as cursor:
            last: int = cursor.execute("select coalesce(max(number), 0) from runs").fetchall()[0][0]
        at = now()
        numbered = [run | {"number": n, "committed_at": at} for n, run in enumerate(runs, start=last + 1)]
        finished.commit(self.tables, numbered)

    def compact(self, *, tail: int = compaction.TAIL) -> None:
        """Merge small files where there are more than `tail`; the caller holds the write lock."""
        for table in self.tables.values():
            small = compaction.small_files(table)
            for group in compaction.groups(small) if len(small) > tail else ():
                if len(group) > 1:
                    id = f"{attempt.MERGE}{secrets.token_hex(8)}"
                    compaction.merge(table, group, attempt.start(self.staging, id))
                    self._forget_reader()

    def register(self, table: str, key: str, row: dict[str, object]) -> None:
        """Append a row to `acquisitions` or `compartments` unless it stands there already."""
        ignored = {"registered_at"}
        with self.reading() as cursor:
            found = cursor.execute(f"select * from raw_{table} where {key} = $1", [row[key]])  # noqa: S608
            names = [column[0] for column in found.description or ()]
            known = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
        if not any(all(k in ignored or old[k] == row[k] for k in row) for old in known):
            self.tables[table].append_rows([row], f"{secrets.token_hex(8)}.parquet")
            self._forget_reader()

    def _forget_reader(self) -> None:
        with self._guard:
            self._reader = None

    def connect(self, *, as_of: str | None = None) -> duckdb.DuckDBPyConnection:
        """A private DuckDB connection with the lake's views, fixed at the newest version or at `as_of`."""
        connection = open_duckdb()
        self.define_views(connection, as_of)
        return connection

    def define_views(
        self,
        connection: duckdb.DuckDBPyConnection,
        as_of: str | None = None,
        *,
        only: Sequence[str] | None = None,
    ) -> None:
        """Define the lake's views on a connection, over the files of this moment; `only` those of some tables."""
        # Runs first: whatever a listed run vouches for was committed before it, so it is in the later listings.
        files = {
            name: self.tables[name].files() for name in sorted(only or SCHEMAS, key=lambda n: n != "runs")
        }
        for statement in view_statements(files, None if as_of is None else int(as_of)):
            connection.execute(statement)

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on the kept connection; its footers stay cached, so a look-up takes milliseconds."""
        with self._guard:
            mark = self.tables["runs"].mark()
            if self._reader is None or self._reader[0] != mark:
                kept = self._reader[1] if self._reader else open_duckdb()
                kept.execute("set global parquet_metadata_cache = true")
                self.define_views(kept)
                self._reader = mark, kept
            cursor = self._reader[1].cursor()
        with cursor:
            yield cursor

    def version(self) -> str:
        """Changes with each commit that brought something; runs that found nothing new leave it as it is."""
        with self.reading() as cursor:
            return str(
                cursor.execute("select coalesce(max(number), 0) from runs where wrote").fetchall()[0][0]
            )

    def document(
        self, id: str, *, compartments: Collection[int] | None = None, as_of: str | None = None
    ) -> LakeDocument | None:
        """Stored text of a document, None if there is none in the compartments asked (None: all)."""
        found = self.documents([id], compartments=compartments, as_of=as_of)
        return next(iter(found.values()), None)

    def documents(
        self, ids: Collection[str], *, compartments: Collection[int] | None = None, as_of: str | None = None
    ) -> dict[str, LakeDocument]:
        """Those of several documents that are there, by id."""
        with self.reading() as cursor:
            return lookups.documents(cursor, ids, compartments, as_of)

    def record(
        self, id: RecordId, *, compartments: Collection[int] | None = None, as_of: str | None = None
    ) -> LakeRecord | None:
        """A row or document of a source with all its original cells."""
        found = self.records([id], compartments=compartments, as_of=as_of)
        return next(iter(found.values()), None)

    def records(
        self,
        ids: Collection[RecordId],
        *,
        compartments: Collection[int] | None = None,
        as_of: str | None = None,
    ) -> dict[RecordId, LakeRecord]:
        """Those of several rows and documents that are there, by id."""
        with self.reading() as cursor:
            return lookups.records(cursor, ids, compartments, as_of)

    def statements_of(
        self,
        mention: MentionId,
        *,
        compartments: Collection[int] | None = None,
        as_of: str | None = None,
    ) -> list[LakeStatement]:
        """What is said of a mention by the current versions of its records."""
        with self.reading() as cursor:
            return lookups.statements_of(cursor, mention, compartments, as_of)

    def open_compartments(self) -> frozenset[int]:
        """Compartments that every user of this home may see."""
        with self.reading() as cursor:
            return frozenset(
                id for (id,) in cursor.execute("select id from compartments where is_open").fetchall()
            )

    def status(self) -> list[SourceStatus]:
        """Counts a source, over all committed runs."""
        with self.reading() as cursor:
            return lookups.status(cursor)


def now() -> str:
    """Clock of the runs, ISO with the offset of Shanghai."""
    return datetime.now(SHANGHAI).isoformat(timespec="microseconds")
