"""A delta as statements with rows, in an order that may be cut anywhere into transactions.

Nothing that answers is changed: what a delta names is closed for the build to come and written anew beside it, and
readers see neither until the pointer moves. Only shares that the present build can see are closed, so a statement's
own rows are never touched by the next.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Final

from graph.model import EntityShare, EvidenceRow, GraphDelta, RelationShare
from graph.store.neo4j.evidence import blocks
from graph.store.neo4j.layout import (
    COUNTER_COLUMNS,
    as_map,
    entity_cells,
    entity_columns,
    kind_of,
    relation_columns,
    share_cells,
)
from graph.store.neo4j.naming import COUNTER_CLAIM, labels, relationship
from graph.store.sqlite.codec import pack_id
from ontology.ids import EntityId, RelationId
from ontology.viewer import OPEN

ROWS: Final = 5_000
"""A statement: larger ones are no faster and want more of the server's heap (measured with 512 MB)."""
Row = list[Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """Cypher over `$rows`. `ends`: each row names two entities that have to be there first."""

    text: str
    rows: Sequence[Row]
    ends: bool = False


_STANDS: Final = "{0}.from_build <= $version AND {0}.to_build IS NULL"
_CLOSE: Final = f"WHERE {_STANDS} SET {{0}}.to_build = $next"

CLOSE_OPEN: Final = f"""
UNWIND $rows AS row MATCH (n:Entity {{id: row[0]}}) {_CLOSE.format("n")}
"""
CLOSE_SHARE: Final = f"""
UNWIND $rows AS row MATCH (s:Share {{entity: row[0]}}) WHERE s.compartment = row[1] AND {_STANDS.format("s")}
SET s.to_build = $next
"""
CLOSE_EVIDENCE: Final = f"""
UNWIND $rows AS row MATCH (v:Evidence {{owner: row[0]}}) WHERE v.compartment = row[1] AND {_STANDS.format("v")}
SET v.to_build = $next
"""
CLOSE_REDIRECT: Final = f"""
UNWIND $rows AS row MATCH (n:Entity {{id: row[0]}}) WHERE n:Former
MATCH (n)-[r:REDIRECTED]->() {_CLOSE.format("r")}
"""
REDIRECT: Final = """
UNWIND $rows AS row MERGE (n:Entity {id: row[0]}) SET n:Former
MERGE (m:Entity {id: row[1]}) CREATE (n)-[:REDIRECTED {from_build: $next}]->(m)
"""
RESTRICTED: Final = """
UNWIND $rows AS row MERGE (n:Entity {id: row[0]})
CREATE (n)-[:SHARE]->(s:Share {entity: row[0]}) SET s += row[1]
"""
EVIDENCE: Final = """
UNWIND $rows AS row
CREATE (:Evidence {owner: row[0], compartment: row[1], first: row[2], rows: row[3], from_build: $next})
"""
COMPARTMENTS: Final = "UNWIND $rows AS row MERGE (:Compartment {id: row[0]})"
ENDS: Final = """
UNWIND $rows AS row MERGE (:Entity {id: row[0]}) MERGE (:Entity {id: row[1]})
"""


@cache
def _open(type_name: str) -> str:
    """An open share goes onto the node where nothing stands there yet, else beside it until it may move."""
    return f"""
    UNWIND $rows AS row MERGE (n:Entity {{id: row[0]}})
    WITH n, row, n.compartment IS NULL AS free
    FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END | SET n:{":".join(labels(type_name))} SET n += row[1])
    FOREACH (_ IN CASE WHEN free THEN [] ELSE [1] END |
        CREATE (n)-[:SHARE]->(s:Share:Beside {{entity: row[0]}}) SET s += row[1])
    """


@cache
def _close_relation(kind: str) -> str:
    return f"""
    UNWIND $rows AS row MATCH ()-[r:{kind} {{id: row[0]}}]->() WHERE r.compartment = row[1] AND {_STANDS.format("r")}
    SET r.to_build = $next
    """


@cache
def _create_relation(kind: str) -> str:
    return f"""
    UNWIND $rows AS row MATCH (a:Entity {{id: row[0]}}) MATCH (b:Entity {{id: row[1]}})
    CREATE (a)-[r:{kind}]->(b) SET r = row[2] RETURN count(r)
    """


def increment(delta: GraphDelta, build: int, kinds: Iterable[str]) -> Iterator[Statement]:
    """What replaces, forgets and adds, in a graph that holds these types of relationship."""
    yield from _forget(delta, kinds)
    yield from _redirects(delta, replacing=True)
    yield from _pieces(CLOSE_REDIRECT, [[share.entity] for share in delta.entities])
    yield from _close_entities((share.entity, share.compartment) for share in delta.entities)
    keys = {(share.relation, share.compartment): share.type for share in delta.relations}
    yield from _close_relations(keys)
    owners = dict.fromkeys((row.owner, row.compartment) for row in delta.evidence)
    yield from _pieces(CLOSE_EVIDENCE, [list(key) for key in owners])
    yield from addition(delta, build)


def addition(delta: GraphDelta, build: int) -> Iterator[Statement]:
    """What is new, where nothing can stand under it."""
    shares: tuple[EntityShare | RelationShare | EvidenceRow, ...] = (
        *delta.entities,
        *delta.relations,
        *delta.evidence,
    )
    found = {share.compartment for share in shares} - {OPEN}
    yield from _pieces(COMPARTMENTS, [[id] for id in sorted(found)])
    yield from _entities(delta.entities, build)
    yield from _relations(delta.relations, build)
    yield from _pieces(EVIDENCE, (list(block) for block in blocks(_by_owner(delta.evidence))))


def full(delta: GraphDelta, build: int) -> Iterator[Statement]:
    """A piece of a full build over an older graph, whose shares the floor will hide."""
    yield from _redirects(delta, replacing=False)
    yield from addition(delta, build)


def _forget(delta: GraphDelta, kinds: Iterable[str]) -> Iterator[Statement]:
    yield from _close_entities(delta.gone_entities)
    gone = [list(key) for key in delta.gone_relations]
    for kind in kinds if gone else ():
        yield from _pieces(_close_relation(kind), gone)
    yield from _pieces(CLOSE_EVIDENCE, [list(key) for key in (*delta.gone_entities, *delta.gone_relations)])


def _redirects(delta: GraphDelta, *, replacing: bool) -> Iterator[Statement]:
    """A share of this delta keeps its id from being redirected."""
    current = {share.entity for share in delta.entities}
    moved = [[_id(old), _id(new)] for old, new in delta.redirects.items() if old not in current]
    if replacing:
        yield from _pieces(CLOSE_REDIRECT, [row[:1] for row in moved])
    yield from _pieces(REDIRECT, moved)


def _close_entities(keys: Iterable[tuple[EntityId, int]]) -> Iterator[Statement]:
    rows = [list(key) for key in keys]
    yield from _pieces(CLOSE_OPEN, [row[:1] for row in rows if row[1] == OPEN])
    yield from _pieces(CLOSE_SHARE, rows)


def _close_relations(keys: Mapping[tuple[RelationId, int], str]) -> Iterator[Statement]:
    yield from _pieces(_close_relation(COUNTER_CLAIM), [list(key) for key in keys])
    for type_name, group in _grouped(keys.items(), lambda item: item[1]).items():
        rows = [list(key) for key, _ in group]
        yield from _pieces(_close_relation(relationship(type_name)), rows)


def _entities(shares: Iterable[EntityShare], build: int) -> Iterator[Statement]:
    for type_name, group in _grouped(shares, lambda share: share.type).items():
        columns = entity_columns(type_name)
        rows = [[_id(s.entity), as_map(columns, entity_cells(s, build)), s.compartment] for s in group]
        yield from _pieces(_open(type_name), [row[:2] for row in rows if row[2] == OPEN])
        yield from _pieces(RESTRICTED, [row[:2] for row in rows if row[2] != OPEN])


def _relations(shares: Iterable[RelationShare], build: int) -> Iterator[Statement]:
    for kind, group in _grouped(shares, kind_of).items():
        rows = ([_id(s.subject), _id(s.object), _relation(s, build)] for s in group)
        yield from _pieces(_create_relation(kind), rows, ends=True)


def _relation(share: RelationShare, build: int) -> dict[str, Any]:
    columns = COUNTER_COLUMNS if kind_of(share) == COUNTER_CLAIM else relation_columns(share.type)
    return as_map(columns, share_cells(share, build))


def _by_owner(rows: Iterable[EvidenceRow]) -> list[EvidenceRow]:
    return sorted(rows, key=lambda row: row.owner)


def _grouped(items: Iterable[Any], key: Callable[[Any], str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found


def _pieces(text: str, rows: Iterable[Row], *, ends: bool = False) -> Iterator[Statement]:
    left = iter(rows)
    while piece := list(islice(left, ROWS)):
        yield Statement(text, piece, ends)


def _id(entity: EntityId) -> EntityId:
    pack_id(entity)  # refuses what is no id before it becomes a node
    return entity
