"""A whole build into a new file: rows first, indexes after, the name last.

Nothing is durable on the way, because a killed build is thrown away; the file gets its name when it is complete
and on disk. A file without its last `meta` row was not finished, and readers refuse it.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import apsw

from graph.errors import StoreError
from graph.merge import merge_properties
from graph.model import EntityShare, EvidenceRow, GraphDelta, RelationShare
from graph.store.sqlite.codec import pack_id
from graph.store.sqlite.rows import (
    INSERT_ENTITY,
    INSERT_EVIDENCE,
    INSERT_GRAM,
    INSERT_NAME,
    INSERT_RELATION,
    Row,
    Words,
    entity_row,
    evidence_row,
    gram_text,
    name_rows,
    relation_row,
)
from graph.store.sqlite.schema import FORMAT, INDEXES, TABLES
from ontology.ids import EntityId
from ontology.vocabulary import vocabulary

UNFINISHED: Final = ".building"
CACHE_KIB: Final = 65_536
"""Pages held in memory while building; the sorters for the indexes take as much again."""


def build_sqlite(path: Path, deltas: Iterable[GraphDelta]) -> None:
    """Write a new graph file; it appears under its name only when whole. The path must be free."""
    if path.exists():
        raise StoreError(f"{path.name} exists: a build goes into a new file, increments through apply()")
    part = path.with_name(path.name + UNFINISHED)
    _discard(part)
    connection = apsw.Connection(str(part))
    try:
        _fill(connection, deltas)
    finally:
        connection.close()
    _sync(part)
    part.replace(path)
    _sync(path.parent)


def _discard(part: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def _fill(connection: apsw.Connection, deltas: Iterable[GraphDelta]) -> None:
    for pragma in ("journal_mode = off", "synchronous = off", "locking_mode = exclusive", "threads = 2"):
        connection.execute(f"pragma {pragma}")
    connection.execute(f"pragma cache_size = -{CACHE_KIB}")
    connection.execute("begin")
    connection.execute(TABLES)
    types = enumerate(sorted(vocabulary().names()), start=1)
    connection.executemany("insert into type values (?,?)", types)
    last = _Filler(connection).fill(deltas)
    connection.execute(INDEXES)
    facts = {"build": last.build, "world_date": last.world_date, "format": FORMAT, "complete": "1"}
    connection.executemany("insert into meta values (?,?)", facts.items())
    connection.execute("commit")
    connection.execute("pragma locking_mode = normal")
    connection.execute("pragma journal_mode = wal")


class _Filler:
    """Rows of a file that holds nothing yet: no share can stand there already."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._words = Words(connection)
        self._nodes: dict[bytes, int] = {}
        self._redirects: dict[bytes, bytes] = {}
        self._documents = 0

    def fill(self, deltas: Iterable[GraphDelta]) -> GraphDelta:
        """Write them all; returns the last, which names the build."""
        last = None
        for last in deltas:
            if last.gone_entities or last.gone_relations:
                raise StoreError("nothing can be gone from a new file: increments go through apply()")
            self._connection.executemany(INSERT_ENTITY, self._entities(last.entities))
            self._connection.executemany(INSERT_RELATION, self._relations(last.relations))
            self._connection.executemany(INSERT_EVIDENCE, self._evidence(last.evidence))
            self._redirect(last)
        if last is None:
            raise StoreError("a build needs at least one delta, which names it")
        nodes = ((number, raw) for raw, number in self._nodes.items())
        self._connection.executemany("insert into node values (?,?)", nodes)
        self._connection.executemany("insert into redirect values (?,?)", self._redirects.items())
        return last

    def _redirect(self, delta: GraphDelta) -> None:
        self._redirects.update((pack_id(old), pack_id(new)) for old, new in delta.redirects.items())
        if self._redirects:
            for share in delta.entities:
                self._redirects.pop(pack_id(share.entity), None)

    def _node(self, id: EntityId) -> int:
        raw = pack_id(id)
        return self._nodes.setdefault(raw, len(self._nodes) + 1)

    def _entities(self, shares: Iterable[EntityShare]) -> Iterator[Row]:
        for share in shares:
            node = self._node(share.entity)
            properties = merge_properties(share.type, [share.properties])
            self._names(node, share.compartment, name_rows(properties))
            yield entity_row(share, properties, self._words, node)

    def _names(self, node: int, compartment: int, texts: Iterable[str]) -> None:
        for text in texts:
            self._documents += 1
            self._connection.execute(INSERT_NAME, (self._documents, node, compartment, text))
            self._connection.execute(INSERT_GRAM, (self._documents, gram_text(text, compartment)))

    def _relations(self, shares: Iterable[RelationShare]) -> Iterator[Row]:
        for share in shares:
            ends = self._node(share.subject), self._node(share.object)
            yield relation_row(share, self._words, ends)

    def _evidence(self, rows: Iterable[EvidenceRow]) -> Iterator[Row]:
        for row in rows:
            owner = self._node(EntityId(row.owner)) if row.owner[0] == "e" else pack_id(row.owner)
            yield evidence_row(row, self._words, owner)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
