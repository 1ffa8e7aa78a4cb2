"""A full build into a SQLite file, with what it took and what it left out."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from graph.projection import evidence, relations, shares
from graph.projection.project import Dropped, entity_deltas, prepare
from graph.projection.vocabulary import CLAIM_OF
from graph.store.sqlite.build import new_file
from graph.store.sqlite.rows import PackedEvidence, PackedRelation
from ontology.ids import EntityId


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Entities and relations the file holds (whoever may see them), statements behind them, former ids that lead
    elsewhere, and seconds taken."""

    entities: int
    relations: int
    evidence: int
    redirects: int
    dropped: Dropped
    seconds: float


def build(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    *,
    build: str,
    world_date: str,
    previous_clusters: str | None = None,
    redirected: Iterable[tuple[EntityId, EntityId]] = (),
) -> BuildReport:
    """Project the connection's views into a new graph file at `path`; the rest as in `project`."""
    begun = time.perf_counter()
    dropped = prepare(connection, previous_clusters, redirected)
    with new_file(path) as filler:
        redirects = 0
        for delta in entity_deltas(connection, build=build, world_date=world_date):
            filler.write(delta)
            redirects += len(delta.redirects)
        filler.write_packed_relations(_packed_relations(connection))
        statements = filler.write_packed_evidence(_packed_evidence(connection))
    entities, edges = connection.execute(COUNTS).fetchall()[0]
    return BuildReport(entities, edges, statements, redirects, dropped, time.perf_counter() - begun)


COUNTS: Final = """
select (select count(distinct entity) from graph_entity),
    (select count(distinct relation) from graph_edge where dropped is null)
"""


def _packed_relations(connection: duckdb.DuckDBPyConnection) -> Iterator[PackedRelation]:
    for *row, firm, positive, counter, down, since, until, qualifiers, said in shares.rows(
        connection, relations.SHARES
    ):
        properties = shares.relation_properties(said)
        yield *row, CLAIM_OF[firm], positive, counter, down, since, until, qualifiers, properties


def _packed_evidence(connection: duckdb.DuckDBPyConnection) -> Iterator[PackedEvidence]:
    for kind, owner, firm, *row in shares.distinct(shares.rows(connection, evidence.ROWS)):
        yield kind, owner, CLAIM_OF[firm], *row
