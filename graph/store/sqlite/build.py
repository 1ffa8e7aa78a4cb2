"""A whole build into a new file: rows first, indexes after, the name last.

Nothing is durable on the way, because a killed build is thrown away; the file gets its name when it is complete
and on disk. A file without its last `meta` row was not finished, and readers refuse it.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import apsw

from graph.errors import PlaceTakenError
from graph.model import GraphDelta
from graph.store.sqlite.filler import Filler
from graph.store.sqlite.schema import FORMAT, INDEXES, TABLES
from ontology.vocabulary import vocabulary

UNFINISHED: Final = ".building"
CACHE_KIB: Final = 65_536
"""Pages held in memory while building; the sorters for the indexes take as much again."""
PRAGMAS: Final = f"""
pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; pragma threads = 2;
pragma cache_size = -{CACHE_KIB};
"""


def build_sqlite(path: Path, deltas: Iterable[GraphDelta]) -> None:
    """Write a new graph file; it appears under its name only when whole. The path must be free."""
    with new_file(path) as filler:
        for delta in deltas:
            filler.write(delta)


@contextmanager
def new_file(path: Path) -> Iterator[Filler]:
    """Fill a new graph file; it gets its name at the end, unless something was raised."""
    if path.exists():
        raise PlaceTakenError(path.name)
    part = path.with_name(path.name + UNFINISHED)
    _discard(part)
    connection = apsw.Connection(str(part))
    try:
        connection.execute(PRAGMAS)
        connection.execute("begin")
        connection.execute(TABLES)
        types = enumerate(sorted(vocabulary().names()), start=1)
        connection.executemany("insert into type values (?,?)", types)
        filler = Filler(connection)
        yield filler
        _finish(connection, filler)
    finally:
        connection.close()
    _sync(part)
    part.replace(path)
    _sync(path.parent)


def _finish(connection: apsw.Connection, filler: Filler) -> None:
    build = filler.finish()
    connection.execute(INDEXES)
    facts = {"build": build.build, "world_date": build.world_date, "format": FORMAT, "complete": "1"}
    connection.executemany("insert into meta values (?,?)", facts.items())
    connection.execute("commit; pragma locking_mode = normal; pragma journal_mode = wal")


def _discard(part: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
