"""Rows of a file that holds nothing yet: no share can stand there already, so nothing is looked up or replaced."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import apsw

from graph.errors import StoreError
from graph.merge import merge_properties
from graph.model import BuildInfo, EntityShare, EvidenceRow, GraphDelta, RelationShare
from graph.store.projected import Projected
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
    packed_evidence_row,
    packed_relation_row,
    relation_row,
)
from ontology.ids import EntityId


class Filler:
    """Writes deltas of one build. A share or statement may come once; what was gone cannot be in a new file."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._words = Words(connection)
        self._nodes: dict[bytes, int] = {}
        self._redirects: dict[bytes, bytes] = {}
        self._documents = 0
        self._named: list[tuple[int, int, int, str]] = []
        self._info: BuildInfo | None = None

    def write(self, delta: GraphDelta) -> None:
        """Everything the delta holds."""
        if delta.gone_entities or delta.gone_relations:
            raise StoreError("nothing can be gone from a new file: increments go through apply()")
        self._info = BuildInfo(delta.build, delta.world_date)
        self._insert(INSERT_ENTITY, self._entities(delta.entities))
        self._flush_names()
        self._insert(INSERT_RELATION, self._relations(delta.relations))
        self._insert(INSERT_EVIDENCE, self._evidence(delta.evidence))
        self._redirect(delta)

    def write_packed_relations(self, rows: Projected) -> None:
        """Relations whose ends were written. A build's relations and evidence come packed, because making an object
        of each takes longer than all the rest."""
        self._insert(INSERT_RELATION, (packed_relation_row(row, self._words, self._nodes) for row in rows))

    def write_packed_evidence(self, rows: Projected) -> int:
        """Statements behind what was written; says how many."""
        taken = count()
        packed = (
            packed_evidence_row(row, self._words, self._nodes) for row, _ in zip(rows, taken, strict=False)
        )
        self._insert(INSERT_EVIDENCE, packed)
        return next(taken)

    def finish(self) -> BuildInfo:
        """Write what was gathered on the way; says which build it was."""
        if self._info is None:
            raise StoreError("a build needs at least one delta, which names it")
        self._insert("insert into node values (?,?)", ((number, raw) for raw, number in self._nodes.items()))
        self._insert("insert into redirect values (?,?)", self._redirects.items())
        return self._info

    def _insert(self, sql: str, rows: Iterable[Any]) -> None:
        try:
            self._connection.executemany(sql, rows)
        except apsw.ConstraintError as error:
            raise StoreError(f"a build names a share or a statement twice: {error}") from error

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
            self._words.type(share.type)  # refuses an unknown one before anything else looks at it
            properties = merge_properties(share.type, [share.properties])
            self._names(node, share.compartment, name_rows(properties))
            yield entity_row(share, properties, self._words, node)

    def _names(self, node: int, compartment: int, texts: Iterable[str]) -> None:
        for text in texts:
            self._documents += 1
            self._named.append((self._documents, node, compartment, text))

    def _flush_names(self) -> None:
        self._insert(INSERT_NAME, self._named)
        self._insert(INSERT_GRAM, ((row[0], gram_text(row[3], row[2])) for row in self._named))
        self._named.clear()

    def _relations(self, shares: Iterable[RelationShare]) -> Iterator[Row]:
        for share in shares:
            ends = self._node(share.subject), self._node(share.object)
            yield relation_row(share, self._words, ends)

    def _evidence(self, rows: Iterable[EvidenceRow]) -> Iterator[Row]:
        for row in rows:
            owner = self._node(EntityId(row.owner)) if row.owner[0] == "e" else pack_id(row.owner)
            yield evidence_row(row, self._words, owner)
