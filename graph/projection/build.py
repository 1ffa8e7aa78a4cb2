"""A full build into a new store, with what it took and what it left out. Which store is the filler's affair."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

import duckdb

from graph.model import GraphDelta
from graph.projection.packed import Evidence, Relations
from graph.projection.project import Dropped, deltas, entity_deltas, prepare
from graph.store.projected import Projected
from graph.store.sqlite.build import new_file
from ontology.ids import EntityId


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Entities and relations the store holds (whoever may see them), statements behind them, former ids that lead
    elsewhere, and seconds taken."""

    entities: int
    relations: int
    evidence: int
    redirects: int
    dropped: Dropped
    seconds: float
    slow_path: str = ""
    """Why the build could not go the fast way, in words for the user."""


class Filler(Protocol):
    """Takes one build into a store that holds nothing yet; relations and evidence come packed, since making an
    object of each takes longer than all the rest."""

    def write(self, delta: GraphDelta) -> None:
        """Everything the delta holds."""
        ...

    def write_packed_relations(self, rows: Projected) -> None:
        """Relations whose ends were written."""
        ...

    def write_packed_evidence(self, rows: Projected) -> int:
        """Statements behind what was written, an owner's together; says how many."""
        ...


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
    with new_file(path) as filler:
        report = fill(
            connection,
            filler,
            build=build,
            world_date=world_date,
            previous_clusters=previous_clusters,
            redirected=redirected,
        )
    return replace(report, seconds=time.perf_counter() - begun)


def fill(
    connection: duckdb.DuckDBPyConnection,
    filler: Filler,
    *,
    build: str,
    world_date: str,
    previous_clusters: str | None = None,
    redirected: Iterable[tuple[EntityId, EntityId]] = (),
) -> BuildReport:
    """Project the connection's views into any store; the rest as in `project`."""
    begun = time.perf_counter()
    dropped = prepare(connection, previous_clusters, redirected)
    redirects = 0
    for delta in entity_deltas(connection, build=build, world_date=world_date):
        filler.write(delta)
        redirects += len(delta.redirects)
    filler.write_packed_relations(Relations(connection))
    statements = filler.write_packed_evidence(Evidence(connection))
    entities, edges = connection.execute(COUNTS).fetchall()[0]
    return BuildReport(entities, edges, statements, redirects, dropped, time.perf_counter() - begun)


def project_into(
    connection: duckdb.DuckDBPyConnection,
    write: Callable[[Iterable[GraphDelta]], None],
    *,
    build: str,
    world_date: str,
    previous_clusters: str | None = None,
    redirected: Iterable[tuple[EntityId, EntityId]] = (),
) -> BuildReport:
    """The same as deltas, for a store that takes a full build through its driver."""
    begun = time.perf_counter()
    dropped = prepare(connection, previous_clusters, redirected)
    found: Counter[str] = Counter()

    def counted() -> Iterator[GraphDelta]:
        for delta in deltas(connection, build=build, world_date=world_date):
            found.update(evidence=len(delta.evidence), redirects=len(delta.redirects))
            yield delta

    write(counted())
    entities, edges = connection.execute(COUNTS).fetchall()[0]
    seconds = time.perf_counter() - begun
    return BuildReport(entities, edges, found["evidence"], found["redirects"], dropped, seconds)


COUNTS: Final = """
select (select count(distinct entity) from graph_entity),
    (select count(distinct relation) from graph_edge where dropped is null)
"""
