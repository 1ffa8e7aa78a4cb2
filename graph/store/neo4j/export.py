"""The graph read through from end to end, in bounded pieces: for hashes, exports and a move to the other store."""

import json
from collections.abc import Iterator
from typing import Final

from graph.model import EntityShare, EvidenceRow, GraphDelta, RelationShare
from graph.pieces import pieces
from graph.store.neo4j import entities, relations
from graph.store.neo4j.evidence import in_order, unpacked
from graph.store.neo4j.reading import LongReading
from graph.store.neo4j.sight import Sight, current, seen, shares, visible
from graph.store.neo4j.slices import Slices
from ontology.ids import EntityId

_ENTITIES: Final = f"""
MATCH (n:Entity) WHERE n.id STARTS WITH $prefix RETURN n.id AS id, {shares("n", entities.FIELDS)} ORDER BY id
"""
_EVIDENCE: Final = f"""
MATCH (v:Evidence) WHERE v.owner STARTS WITH $prefix AND {seen("v")} RETURN v.owner, v.compartment, v.rows
"""
_REDIRECTS: Final = f"""
MATCH (n:Entity:Former)-[r:REDIRECTED]->(m:Entity) WHERE {current("r")} RETURN n.id, m.id
"""


def deltas(reading: LongReading, sight: Sight) -> Iterator[GraphDelta]:
    """Everything visible; each delta replaces the same in another store."""
    slices = Slices.for_graph(reading)
    name = reading.pointer.info.build, reading.pointer.info.world_date
    for each in pieces(entity_shares(reading, sight, slices), lambda s: (s.entity, s.compartment)):
        yield GraphDelta(*name, entities=each)
    for found in pieces(relation_shares(reading, sight, slices), lambda s: (s.relation, s.compartment)):
        yield GraphDelta(*name, relations=found)
    for rows in pieces(evidence_rows(reading, sight, slices), lambda row: row.owner):
        yield GraphDelta(*name, evidence=rows)


def redirects(reading: LongReading) -> Iterator[tuple[EntityId, EntityId]]:
    """Every redirected id with the place where it ends."""
    asked = {"version": reading.pointer.version, "floor": reading.pointer.floor}
    place = dict(reading.rows(_REDIRECTS, asked))
    for old in sorted(place):
        new = place[old]
        while new in place and new != old:
            new = place[new]
        yield EntityId(old), EntityId(new)


def entity_shares(reading: LongReading, sight: Sight, slices: Slices) -> Iterator[EntityShare]:
    """Every visible share of an entity, by (id, compartment)."""
    for prefix in slices.of("e"):
        for id, parts in reading.rows(_ENTITIES, {**sight.parameters, "prefix": prefix}):
            yield from entities.shares_of(id, parts)


def relation_shares(reading: LongReading, sight: Sight, slices: Slices) -> Iterator[RelationShare]:
    """Every visible share of a relation whose ends are visible, by (id, compartment, period)."""
    texts = [_relations(kind) for kind in reading.pointer.kinds]
    for prefix in slices.of("r"):
        asked = {**sight.parameters, "prefix": prefix}
        rows = [row for text in texts for row in reading.rows(text, asked)]
        yield from (relations.share(row) for row in sorted(rows, key=relations.place))


def evidence_rows(reading: LongReading, sight: Sight, slices: Slices) -> Iterator[EvidenceRow]:
    """Every visible statement, entities' first."""
    for prefix in (*slices.of("e"), *slices.of("r")):
        by_owner: dict[str, list[tuple[int, str]]] = {}
        for owner, compartment, text in reading.rows(_EVIDENCE, {**sight.parameters, "prefix": prefix}):
            by_owner.setdefault(owner, []).append((compartment, text))
        for owner in sorted(by_owner):
            rows = in_order((c, row) for c, text in by_owner[owner] for row in json.loads(text))
            yield from (unpacked(owner, compartment, row) for compartment, row in rows)


def _relations(kind: str) -> str:
    return f"""
    MATCH (a:Entity)-[r:{kind}]->(b:Entity)
    WHERE r.id STARTS WITH $prefix AND {seen("r")} AND {visible("a")} AND {visible("b")} RETURN {relations.FIELDS}
    """
