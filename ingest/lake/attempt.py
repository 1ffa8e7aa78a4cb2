"""A run being written. Its files wait in a staging folder that bears the attempt's id; a killed attempt leaves the
folder behind, and whoever next holds the write lock undoes it: nothing of it was ever visible."""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ingest.lake.delta import DeltaFolder
from ingest.lake.tables import COMMIT_ORDER

MERGE: Final = "merge-"
"""Begins the id of an attempt that only brings small files together."""


@dataclass(slots=True)
class Attempt:
    """Files by table, not yet part of any table."""

    id: str
    folder: Path
    files: dict[str, list[Path]] = field(default_factory=dict)

    def new_file(self, table: str) -> Path:
        """Where to write the next file of a table."""
        waiting = self.files.setdefault(table, [])
        waiting.append(self.folder / f"{self.id}-{table}-{len(waiting)}.parquet")
        return waiting[-1]

    def commit(self, tables: Mapping[str, DeltaFolder], runs: Sequence[dict[str, object]]) -> None:
        """One commit a table, the runs last: they make the rest visible."""
        for name in COMMIT_ORDER[:-1]:
            if files := self.files.get(name):
                for path in files:
                    _flush(path)
                tables[name].append(files)
        tables["runs"].append_rows(runs, f"{self.id}-runs-0.parquet")
        self.discard()

    def discard(self) -> None:
        """Forget the files that were not committed."""
        shutil.rmtree(self.folder, ignore_errors=True)


def start(staging: Path, id: str) -> Attempt:
    """A new attempt with an empty folder."""
    folder = staging / id
    folder.mkdir(parents=True)
    return Attempt(id, folder)


def undo_unfinished(staging: Path, tables: Mapping[str, DeltaFolder]) -> int:
    """Take back what killed attempts left; the caller holds the write lock. Returns how many there were."""
    leftovers = [folder for folder in staging.iterdir() if folder.is_dir()] if staging.is_dir() else []
    for folder in leftovers:
        _undo(folder.name, tables)
        shutil.rmtree(folder)
    return len(leftovers)


def _undo(id: str, tables: Mapping[str, DeltaFolder]) -> None:
    """A committed file of a run without its `runs` row goes; one of a merge stays, its rows are others' runs."""
    finished = id.startswith(MERGE) or any(Path(f).name.startswith(id) for f in tables["runs"].files())
    for table in tables.values():
        committed = {Path(f).name for f in table.files()}
        mine = sorted(p.name for p in table.folder.glob(f"{id}-*.parquet"))
        if not finished and (rows := [name for name in mine if name in committed]):
            table.remove(rows)
        for orphan in set(mine) - committed:
            (table.folder / orphan).unlink()


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
