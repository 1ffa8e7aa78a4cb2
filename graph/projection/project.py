"""The whole projection: the lake's views in, deltas out, in pieces that fit in memory.

Reads `statements`, `records`, `compartments` (id, is_open) and `clusters` (mention, anchor) of the connection and
works in its temporary tables. Sums, maxima and total orders only, so the order of arrival changes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import duckdb

from graph.errors import ProjectionError
from graph.model import GraphDelta
from graph.pieces import pieces
from graph.projection import entities, evidence, redirects, relations, shares
from graph.projection.sources import load_statements
from graph.projection.vocabulary import load_vocabulary
from ontology.ids import EntityId


@dataclass(frozen=True, slots=True)
class Dropped:
    """Relation mentions that make no edge. `incomplete`: an end is missing or no id; `self_loop`: both ends became
    one entity; `dangling`: an end that nothing in the lake speaks of. `unknown_type`: statements of a type that
    the vocabulary does not have."""

    incomplete: int = 0
    self_loop: int = 0
    dangling: int = 0
    unknown_type: int = 0


def project(
    connection: duckdb.DuckDBPyConnection,
    *,
    build: str,
    world_date: str,
    previous_clusters: str | None = None,
    redirected: Iterable[tuple[EntityId, EntityId]] = (),
) -> Iterator[GraphDelta]:
    """Deltas of a full build: entities, redirects, relations, evidence; always at least one. So that ids once
    issued resolve, name a view of the previous build's clusters and hand in that store's `redirects()`."""
    prepare(connection, previous_clusters, redirected)
    yield from deltas(connection, build=build, world_date=world_date)


def prepare(
    connection: duckdb.DuckDBPyConnection,
    previous_clusters: str | None = None,
    redirected: Iterable[tuple[EntityId, EntityId]] = (),
) -> Dropped:
    """Compute the projection's tables; says what makes no edge."""
    try:
        load_vocabulary(connection)
        load_statements(connection)
        for step in STEPS:
            connection.execute(step)
        redirects.load_former(connection, previous_clusters, redirected)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise ProjectionError(
            f"数据湖的表不是本版程序要读的样子：{error}。请确认数据目录由本版程序写成，或从备份恢复后重试。"
        ) from error
    found = dict(connection.execute(relations.DROPPED).fetchall())
    ((unknown,),) = connection.execute(UNKNOWN_TYPES).fetchall()
    return Dropped(**found, unknown_type=unknown)


STEPS: Final = (
    entities.MEMBERS,
    entities.ENTITIES,
    entities.VALUES,
    relations.ENDS,
    relations.EDGES,
    "drop table graph_ends",
    relations.CLAIMS,
    relations.PERIODS,
    "drop table graph_claim",
    relations.VALUES,
)
UNKNOWN_TYPES: Final = "select count(*) from statements anti join graph_type using (type)"


def deltas(connection: duckdb.DuckDBPyConnection, *, build: str, world_date: str) -> Iterator[GraphDelta]:
    """What `prepare` computed, piece by piece."""
    yield from entity_deltas(connection, build=build, world_date=world_date)
    found_relations = shares.relation_shares(shares.rows(connection, relations.SHARES + relations.ORDER))
    for edges in pieces(found_relations, lambda share: (share.relation, share.compartment)):
        yield GraphDelta(build, world_date, relations=edges)
    rows = shares.distinct(shares.rows(connection, evidence.ROWS + evidence.ORDER))
    for found in pieces(shares.evidence_rows(rows), lambda row: row.owner):
        yield GraphDelta(build, world_date, evidence=found)


def entity_deltas(
    connection: duckdb.DuckDBPyConnection, *, build: str, world_date: str
) -> Iterator[GraphDelta]:
    """The first deltas: an empty one that names the build, entities, redirects."""
    yield GraphDelta(build, world_date)
    found_entities = shares.entity_shares(shares.rows(connection, entities.SHARES))
    for each in pieces(found_entities, lambda share: (share.entity, share.compartment)):
        yield GraphDelta(build, world_date, entities=each)
    for moved in pieces(shares.rows(connection, redirects.REDIRECTS), lambda row: row[0]):
        yield GraphDelta(build, world_date, redirects={_entity(old): _entity(new) for old, new in moved})


def _entity(raw: bytes) -> EntityId:
    return EntityId("e" + raw.hex())
