"""What the kill test runs in processes of its own: a build and a series of increments, announced before they begin."""

from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import duckdb

from graph.model import GraphDelta
from graph.projection import build
from graph.store.sqlite import SqliteStore
from tests.graph.conformance import represents, share, somebody


def run_build(lake: Path, graph: Path, began: Connection) -> None:
    """Project the lake into a new file."""
    with duckdb.connect(str(lake), read_only=True) as connection:
        began.send("now")
        build(connection, graph, build="b2", world_date="2024-01-01")
    began.send("done")


def run_increments(graph: Path, began: Connection) -> None:
    """Apply one delta after the other."""
    store = SqliteStore(graph)
    began.send("now")
    for number in range(1, INCREMENTS + 1):
        store.apply([increment(number)])
    store.close()
    began.send("done")


INCREMENTS, PEOPLE = 40, 60


def increment(number: int) -> GraphDelta:
    """Everybody renamed and moved to another company, in one delta: half of it would be seen at once."""
    people = [somebody(f"人{n}") for n in range(PEOPLE)]
    here, there = (somebody(f"公司{(number + step) % 2}") for step in (0, 1))
    return GraphDelta(
        f"b{number}",
        "2024-01-01",
        (*(share(p, "person", f"名{number}") for p in people), share(here, "company", f"公司{number}")),
        tuple(represents(p, here) for p in people),
        gone_relations=tuple((represents(p, there).relation, 0) for p in people),
    )


FIRST = replace(increment(0), gone_relations=())
