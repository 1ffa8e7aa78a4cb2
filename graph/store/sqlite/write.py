"""Increments: one delta, one transaction, replaced share by share.

What a delta names is taken out and put in anew, because a share is small and a partial update would need to know
what changed. Readers see the old graph until the commit and the new one after it.
"""

from collections.abc import Iterable
from typing import Final

import apsw

from graph.merge import merge_properties
from graph.model import EntityShare, EvidenceRow, GraphDelta, RelationShare
from graph.store.sqlite.codec import pack_id
from graph.store.sqlite.rows import (
    DELETE_GRAM,
    INSERT_ENTITY,
    INSERT_EVIDENCE,
    INSERT_GRAM,
    INSERT_NAME,
    INSERT_RELATION,
    Words,
    entity_row,
    evidence_row,
    gram_text,
    name_rows,
    relation_row,
)
from ontology.ids import EntityId, RelationId

_DELETE_EVIDENCE: Final = "delete from evidence where owner = ? and compartment = ?"
_DELETE_RELATION: Final = "delete from relation where id = ? and compartment = ?"
_DELETE_ENTITY: Final = "delete from entity where node = ? and compartment = ?"
_NAMES: Final = "select doc, text from name where node = ? and compartment = ?"


class Writer:
    """Writes deltas inside the transaction its caller opened."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._words = Words(connection)

    def write(self, delta: GraphDelta) -> None:
        """Gone ones first, then what replaces, then the new name of the build."""
        for entity, compartment in delta.gone_entities:
            self._forget_entity(entity, compartment)
            self._forget_evidence(entity, compartment)
        for relation, compartment in delta.gone_relations:
            self._connection.execute(_DELETE_RELATION, (pack_id(relation), compartment))
            self._forget_evidence(relation, compartment)
        self._redirects(delta)
        self._entities(delta.entities)
        self._relations(delta.relations)
        self._evidence(delta.evidence)
        facts = (("build", delta.build), ("world_date", delta.world_date))
        self._connection.executemany("insert or replace into meta values (?,?)", facts)

    def _redirects(self, delta: GraphDelta) -> None:
        for old, new in delta.redirects.items():
            row = pack_id(old), pack_id(new)
            self._connection.execute("insert or replace into redirect values (?,?)", row)
        current = {(pack_id(share.entity),) for share in delta.entities}
        self._connection.executemany("delete from redirect where id = ?", current)

    def _entities(self, shares: Iterable[EntityShare]) -> None:
        for share in shares:
            self._forget_entity(share.entity, share.compartment)
            node = self._node(share.entity)
            self._words.type(share.type)  # refuses an unknown one before anything else looks at it
            properties = merge_properties(share.type, [share.properties])
            self._connection.execute(INSERT_ENTITY, entity_row(share, properties, self._words, node))
            self._names(node, share.compartment, name_rows(properties))

    def _names(self, node: int, compartment: int, texts: Iterable[str]) -> None:
        for text in texts:
            self._connection.execute(INSERT_NAME, (None, node, compartment, text))
            document = self._connection.last_insert_rowid()
            self._connection.execute(INSERT_GRAM, (document, gram_text(text, compartment)))

    def _relations(self, shares: tuple[RelationShare, ...]) -> None:
        for relation, compartment in {(s.relation, s.compartment) for s in shares}:
            self._connection.execute(_DELETE_RELATION, (pack_id(relation), compartment))
        for share in shares:
            ends = self._node(share.subject), self._node(share.object)
            self._connection.execute(INSERT_RELATION, relation_row(share, self._words, ends))

    def _evidence(self, rows: tuple[EvidenceRow, ...]) -> None:
        for owner, compartment in {(row.owner, row.compartment) for row in rows}:
            self._forget_evidence(owner, compartment)
        for row in rows:
            self._connection.execute(INSERT_EVIDENCE, evidence_row(row, self._words, self._owner(row.owner)))

    def _forget_entity(self, entity: EntityId, compartment: int) -> None:
        key = self._node(entity), compartment
        for document, text in self._connection.execute(_NAMES, key).fetchall():
            self._connection.execute(DELETE_GRAM, (document, gram_text(str(text), compartment)))
            self._connection.execute("delete from name where doc = ?", (document,))
        self._connection.execute(_DELETE_ENTITY, key)

    def _forget_evidence(self, owner: EntityId | RelationId, compartment: int) -> None:
        self._connection.execute(_DELETE_EVIDENCE, (self._owner(owner), compartment))

    def _owner(self, owner: EntityId | RelationId) -> int | bytes:
        return self._node(EntityId(owner)) if owner[0] == "e" else pack_id(owner)

    def _node(self, entity: EntityId) -> int:
        raw = pack_id(entity)
        row = self._connection.execute("select num from node where id = ?", (raw,)).fetchone()
        if row is not None:
            return int(row[0])
        self._connection.execute("insert into node values (null, ?)", (raw,))
        return self._connection.last_insert_rowid()
