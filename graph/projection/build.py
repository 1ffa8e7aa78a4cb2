"""A full build into a SQLite file, with what it took and what it left out."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from graph.model import GraphDelta
from graph.projection.project import Dropped, deltas, prepare
from graph.store.sqlite import build_sqlite
from ontology.ids import EntityId


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Entities and relations the file holds (whoever may see them), statements behind them, and seconds taken."""

    entities: int
    relations: int
    evidence: int
    redirects: int
    dropped: Dropped
    seconds: float


class _Counter:
    """Counts what passes by; a share of another compartment or period is not another entity or relation."""

    def __init__(self) -> None:
        self.entities = self.relations = self.evidence = self.redirects = 0
        self._entity = self._relation = ""

    def passing(self, stream: Iterable[GraphDelta]) -> Iterator[GraphDelta]:
        for delta in stream:
            for share in delta.entities:
                self.entities += share.entity != self._entity
                self._entity = share.entity
            for edge in delta.relations:
                self.relations += edge.relation != self._relation
                self._relation = edge.relation
            self.evidence += len(delta.evidence)
            self.redirects += len(delta.redirects)
            yield delta


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
    counter = _Counter()
    build_sqlite(path, counter.passing(deltas(connection, build=build, world_date=world_date)))
    return BuildReport(
        entities=counter.entities,
        relations=counter.relations,
        evidence=counter.evidence,
        redirects=counter.redirects,
        dropped=dropped,
        seconds=time.perf_counter() - begun,
    )
