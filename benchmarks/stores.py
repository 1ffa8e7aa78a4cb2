"""Neo4j at 200,000 entities and 1,000,000 relations: a full build with its switch, increments, reads.

Beside it the raw driver without viewers, builds or evidence, and for reads SQLite with the same questions. Needs the
jars of `make neo4j`. `FUYUAN_BENCH_SCALE` (1.0) shrinks it.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.graph import ROWS, VIEWER, _drawn, _lake, _latency, _seconds, _write_lake
from graph.limits import Limits
from graph.model import GraphDelta, RelationShare
from graph.projection import build, fill
from graph.store.interface import GraphStore
from graph.store.neo4j.server import Server
from graph.store.neo4j.servers import Neo4jServers
from graph.store.neo4j.sessions import Sessions
from graph.store.sqlite import SqliteStore
from graph.traversal import k_hop
from ontology.ids import EntityId, RelationId, digest
from ontology.standing import Effect, Standing
from ontology.viewer import OPEN

NAME = "benchmark"
ADDED, WARM = 60_000, 30_000
BATCH = 10_000
DRIVER = "raw driver, UNWIND … MATCH, MATCH, CREATE, bare edges"
_CREATE = """
UNWIND $rows AS row MATCH (a:Raw {id: row[0]}) MATCH (b:Raw {id: row[1]}) CREATE (a)-[:RAW {id: row[2]}]->(b)
"""


def run() -> list[Figure]:
    """Build once on both, then add, then ask."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_lake(folder)
        servers = Neo4jServers(folder / "neo4j")
        try:
            with closing(_lake(folder)) as lake:
                begun = time.perf_counter()
                with servers.new_graph(NAME) as filler:
                    report = fill(lake, filler, build=NAME, world_date="2024-01-01")
                store = servers.open(NAME)
                store.build_info()
                whole = time.perf_counter() - begun
                small = _seconds(
                    lambda: build(lake, folder / "graph.sqlite", build=NAME, world_date="2024-01-01")
                )
                title = f"full build of {report.entities:,} entities, {report.relations:,} relations, and the switch"
                figures = [Figure(title, whole, "s", "the same into SQLite", small, whole / small)]
                ids = [id for id, _ in _drawn(lake)]
                with closing(store), closing(SqliteStore(folder / "graph.sqlite")) as sqlite:
                    figures += _reads(store, sqlite, ids)
                    figures.append(_increments(store, servers.server(NAME), ids))
                return figures
        finally:
            servers.stop()


def _reads(store: GraphStore, sqlite: GraphStore, ids: list[EntityId]) -> list[Figure]:
    def calls(each: GraphStore, hops: int) -> list[partial[object]]:
        if not hops:
            return [partial(each.neighbours, VIEWER, [id]) for id in ids[:100]]
        return [partial(k_hop, each, VIEWER, id, hops=hops, limits=Limits(rows=ROWS)) for id in ids[:60]]

    for call in calls(store, 0)[:30]:
        call()  # plans and page cache; SQLite has neither
    names = {0: "neighbours with properties", 2: "k-hop, 2 hops", 3: "k-hop, 3 hops"}
    return [
        _latency(title, [*calls(store, hops)], "SQLite", [*calls(sqlite, hops)])
        for hops, title in names.items()
    ]


def _increments(store: GraphStore, server: Server, ids: list[EntityId]) -> Figure:
    # An office's server has been running: plans and Java's compiler are warm, for both.
    new = _new_edges(ids)
    warm, edges = list(islice(new, WARM)), list(islice(new, ADDED))
    store.apply([GraphDelta("warm", "2024-01-02", relations=tuple(warm))])
    delta = GraphDelta("increment", "2024-01-02", relations=tuple(edges))
    ours = _seconds(lambda: store.apply([delta]))
    with closing(server.sessions()) as sessions:
        _seconds_raw(sessions, warm)
        theirs = _seconds_raw(sessions, edges)
    return Figure(
        f"increments, {len(edges):,} relations",
        len(edges) / ours,
        "relations/s",
        DRIVER,
        len(edges) / theirs,
        theirs / ours,
    )


def _new_edges(ids: list[EntityId]) -> Iterator[RelationShare]:
    known = sorted(set(ids))
    for n in range(10**9):
        one, other = known[n % len(known)], known[(n * 7 + n // len(known) + 1) % len(known)]
        yield RelationShare(
            relation=RelationId("r" + digest("increment", str(n))),
            compartment=OPEN,
            type="legal_representative_of",
            subject=one,
            object=other,
            qualifiers=(),
            properties={},
            positive=1,
            counter=0,
            standing=Standing.RECORDED,
            effect=Effect.UNKNOWN,
            taken_down=False,
            since="",
            until="",
        )


def _seconds_raw(sessions: Sessions, edges: list[RelationShare]) -> float:
    rows = [[edge.subject, edge.object, edge.relation] for edge in edges]
    ends = sorted({end for row in rows for end in row[:2]})
    sessions.run("CREATE INDEX raw IF NOT EXISTS FOR (x:Raw) ON (x.id)")
    sessions.run("CALL db.awaitIndexes(60)")
    sessions.run("UNWIND $ids AS id MERGE (:Raw {id: id})", {"ids": ends})
    begun = time.perf_counter()
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        sessions.write(lambda tx, batch=batch: tx.run(_CREATE, {"rows": batch}).consume())
    return time.perf_counter() - begun
