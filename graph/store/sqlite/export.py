"""A file read through from end to end, in bounded pieces: for hashes, exports and a move to the other store."""

from collections.abc import Iterator
from typing import Any, Final

import apsw

from graph.model import BuildInfo, EntityShare, EvidenceRow, GraphDelta, RelationShare
from graph.pieces import pieces
from graph.store.sqlite import entities, evidence, relations
from graph.store.sqlite.adjacency import visible_ends
from graph.store.sqlite.codec import entity_of, load_properties, relation_of
from graph.store.sqlite.sight import Sight
from ontology.ids import EntityId

_ENTITIES: Final = """
select n.id, e.compartment, (select name from type where num = e.type), e.mentions, e.properties
from node n cross join entity e on e.node = n.num where {seen} order by n.id, e.compartment
"""
_RELATIONS: Final = f"""
select {relations.COLUMNS} from relation r where {{seen}} and {{ends}} order by r.id, r.compartment, r.since, r.share
"""  # noqa: S608 - constants of this room
_EVIDENCE: Final = f"""
select v.owner, (select id from node where num = v.owner), {evidence.COLUMNS} from evidence v
where {{seen}} order by v.owner, v.rank, v.source_date desc, v.mention, v.row, v.compartment
"""  # noqa: S608 - likewise


def deltas(connection: apsw.Connection, sight: Sight, info: BuildInfo) -> Iterator[GraphDelta]:
    """Everything visible; each delta replaces the same in another store."""
    name = info.build, info.world_date
    for each in pieces(entity_shares(connection, sight), lambda s: (s.entity, s.compartment)):
        yield GraphDelta(*name, entities=each)
    for found in pieces(relation_shares(connection, sight), lambda s: (s.relation, s.compartment)):
        yield GraphDelta(*name, relations=found)
    for rows in pieces(evidence_rows(connection, sight), lambda row: row.owner):
        yield GraphDelta(*name, evidence=rows)


def redirects(connection: apsw.Connection) -> Iterator[tuple[EntityId, EntityId]]:
    """Every redirected id with the place where it ends."""
    rows: Any = connection.execute("select id from redirect order by id")
    for (raw,) in rows:
        old = entity_of(raw)
        yield old, entities.resolve(connection, old)


def entity_shares(connection: apsw.Connection, sight: Sight) -> Iterator[EntityShare]:
    """Every visible share of an entity, by (id, compartment)."""
    rows: Any = connection.execute(_ENTITIES.format(seen=sight.of("e")))
    for raw, compartment, type_name, mentions, text in rows:
        yield EntityShare(entity_of(raw), compartment, type_name, load_properties(text), mentions)


def relation_shares(connection: apsw.Connection, sight: Sight) -> Iterator[RelationShare]:
    """Every visible share of a relation whose ends are visible, by (id, compartment, period)."""
    for row in connection.execute(_RELATIONS.format(seen=sight.of("r"), ends=visible_ends(sight))):
        yield relations.share(row)


def evidence_rows(connection: apsw.Connection, sight: Sight) -> Iterator[EvidenceRow]:
    """Every visible statement, entities' first."""
    rows: Any = connection.execute(_EVIDENCE.format(seen=sight.of("v")))
    for owner, raw, *rest in rows:
        yield evidence.row_of(relation_of(owner) if raw is None else entity_of(raw), rest)
