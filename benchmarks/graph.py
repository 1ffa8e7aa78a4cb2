"""The graph at 200,000 entities and 1,000,000 relations, heavy-tailed: building, walking, searching.

Peers are the plain tools somebody would reach for: the standard sqlite3 driver for the build, networkx in memory
for the walks. `FUYUAN_BENCH_SCALE` (1.0) shrinks it for a look at the shape.
"""

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path

import duckdb
import networkx as nx

from benchmarks.figure import Figure
from graph.limits import Limits
from graph.projection import entities, evidence, relations
from graph.projection.build import BuildReport, build
from graph.projection.project import prepare
from graph.projection.shares import rows
from graph.store.sqlite import SqliteStore
from graph.traversal import k_hop
from ontology.ids import EntityId
from ontology.viewer import open_viewer

SCALE = float(os.environ.get("FUYUAN_BENCH_SCALE", "1"))
ENTITIES, RELATIONS = int(200_000 * SCALE), int(1_000_000 * SCALE)
VIEWER = open_viewer("benchmark")
ASKED, PEER_ASKED = 300, 40
ROWS = 1_000
Call = Callable[[], object]

# People represent companies; the company's number is the cube of a uniform draw, so few have very many.
ENTITY = """
select i, unhex(left(sha256('mention' || i), 32)) as mention,
    case when i % 2 = 0 then 'company' else 'person' end as type,
    case when i % 2 = 0 then chr((19968 + hash(i) % 9000)::integer) || chr((19968 + hash(i + 1) % 9000)::integer)
        || '市' || chr((19968 + hash(i + 2) % 500)::integer) || '科技有限公司'
    else chr((19968 + hash(i) % 200)::integer) || chr((19968 + hash(i + 1) % 2000)::integer) end as name
from range($entities) r(i)
"""
EDGE = """
select unhex(left(sha256('relation' || j), 32)) as mention, -1 - j as record,
    (2 * (hash(j) % ($entities // 2)) + 1)::bigint as person,
    2 * floor(power((hash(j + 7777777) % 1000003) / 1000003.0, 3) * ($entities // 2))::bigint as company
from range($relations) r(j)
"""
STATEMENTS = """
with said as (
    select mention, type, 'name' as property, name as value, 'text' as value_kind, i as record from entity
    union all select mention, type, 'credit_code', upper(left(sha256(name || i), 18)), 'text', i from entity
        where type = 'company'
    union all select mention, type, 'address', name || '路' || i || '号', 'text', i from entity
    union all select mention, 'legal_representative_of', 'subject', left(sha256('mention' || person), 32), 'mention',
        record from edge
    union all select mention, 'legal_representative_of', 'object', left(sha256('mention' || company), 32), 'mention',
        record from edge
)
select mention, type, property, value, value_kind, unhex(left(sha256('record' || record), 32)) as record,
    null::integer as start, null::integer as "end", property as "column", 'benchmark@1' as extractor,
    1.0::double as confidence, 'register' as asserted_by, 'recorded' as standing, 'positive' as polarity,
    '' as valid_from, 'unknown' as valid_from_precision, '' as valid_to, 'unknown' as valid_to_precision,
    'run' as run, 1::bigint as compartment
from said order by mention
"""
TABLES = {
    "entity": ENTITY,
    "edge": EDGE,
    "statements": STATEMENTS,
    "records": """
        select distinct record, compartment, 'register' as source, '2024-01-01' as source_date from statements
    """,
    "compartments": "select 1::bigint as id, true as is_open",
    "clusters": "select mention, mention as anchor from entity",
}


def run() -> list[Figure]:
    """Build once, then ask."""
    with tempfile.TemporaryDirectory() as folder:
        _write_lake(Path(folder))
        with closing(_lake(Path(folder))) as lake:
            path = Path(folder) / "graph.sqlite"
            projection = _seconds(partial(_drain, lake))
            report = build(lake, path, build="benchmark", world_date="2024-01-01")
            figures = _building(lake, report, projection, Path(folder) / "peer.sqlite")
            with closing(SqliteStore(path)) as store:
                figures += _asking(lake, store)
            return figures


def _write_lake(folder: Path) -> None:
    """Invented statements as Parquet files, as the lake has them."""
    with duckdb.connect() as connection:
        for name, sql in TABLES.items():
            text = sql.replace("$entities", str(ENTITIES)).replace("$relations", str(RELATIONS))
            connection.execute(f"copy ({text}) to '{folder / name}.parquet' (format parquet)")
            connection.execute(f"create view {name} as from '{folder / name}.parquet'")


def _lake(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for name in TABLES:
        connection.execute(f"create view {name} as from '{folder / name}.parquet'")
    return connection


def _drain(lake: duckdb.DuckDBPyConnection) -> None:
    """The projection without a file: everything computed and read once."""
    prepare(lake)
    for sql in (entities.SHARES, relations.SHARES, evidence.ROWS):
        for _ in rows(lake, sql):
            pass


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _building(
    lake: duckdb.DuckDBPyConnection, report: BuildReport, projection: float, peer: Path
) -> list[Figure]:
    edges = lake.execute("select mention, person, company from edge").fetchall()
    plain = _seconds(lambda: _plain_sqlite(edges, peer))
    store = report.seconds - projection
    name = f"build of {report.entities:,} entities, {report.relations:,} relations, {report.evidence:,} statements"
    told = "sqlite3 executemany, edges and two indexes alone"
    return [
        Figure(f"{name}: projection and file", report.seconds, "s", told, plain, report.seconds / plain),
        _rate("of it, the file with search and evidence", report.relations / store, told, len(edges) / plain),
    ]


def _rate(name: str, figure: float, peer: str, peer_figure: float) -> Figure:
    return Figure(name, figure, "relations/s", peer, peer_figure, figure / peer_figure)


def _plain_sqlite(edges: list[tuple[object, ...]], path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table edge (id blob, subject integer, object integer)")
        connection.executemany("insert into edge values (?,?,?)", edges)
        connection.execute("create index edge_out on edge (subject)")
        connection.execute("create index edge_in on edge (object)")


def _asking(lake: duckdb.DuckDBPyConnection, store: SqliteStore) -> list[Figure]:
    ids = _drawn(lake)
    graph: nx.MultiGraph[int] = nx.MultiGraph(lake.execute("select person, company from edge").fetchall())
    names = [row[0][:2] for row in lake.execute("select name from entity using sample 300").fetchall()]
    return [
        _latency(
            "neighbours with properties, 1 hop",
            [partial(store.neighbours, VIEWER, [id]) for id, _ in ids],
            "networkx, edges without properties or viewer",
            [partial(_edges, graph, number) for _, number in ids],
        ),
        *(
            _latency(
                f"k-hop, {hops} hops, at most {ROWS:,} entities",
                [partial(k_hop, store, VIEWER, id, hops=hops, limits=Limits(rows=ROWS)) for id, _ in ids],
                "networkx bfs, uncut",
                [partial(_breadth_first, graph, number, hops) for _, number in ids[:PEER_ASKED]],
            )
            for hops in (2, 3)
        ),
        _latency(
            "search by two characters",
            [partial(store.search, VIEWER, name) for name in names],
            "DuckDB contains() over the names",
            [partial(_scan, lake, name) for name in names[:PEER_ASKED]],
        ),
    ]


def _drawn(lake: duckdb.DuckDBPyConnection) -> list[tuple[EntityId, int]]:
    """Ends of relations drawn at random, so a hub comes as often as it is met."""
    rows = lake.execute("select person, company from edge").fetchall()
    rng = random.Random(7)
    numbers = [rng.choice(rows)[n % 2] for n in range(ASKED)]
    return [(EntityId("e" + sha256(f"mention{n}".encode()).hexdigest()[:32]), n) for n in numbers]


def _edges(graph: "nx.MultiGraph[int]", number: int) -> list[object]:
    return list(graph.edges(number))


def _breadth_first(graph: "nx.MultiGraph[int]", number: int, hops: int) -> list[object]:
    return list(nx.bfs_edges(graph, number, depth_limit=hops))


def _scan(lake: duckdb.DuckDBPyConnection, text: str) -> Sequence[object]:
    return lake.execute("select name from entity where contains(name, ?) limit 20", [text]).fetchall()


def _latency(name: str, ours: list[Call], peer: str, theirs: list[Call]) -> Figure:
    figure, peer_figure = (
        statistics.median(_seconds(call) for call in calls) * 1000 for calls in (ours, theirs)
    )
    return Figure(f"{name}, median", figure, "ms", peer, peer_figure, figure / peer_figure)
