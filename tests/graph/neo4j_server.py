"""One Neo4j server for all tests of a worker, emptied between them: starting one takes longer than most tests."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.model import GraphDelta
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j.distribution import find_distribution
from graph.store.neo4j.server import Server

# A test's graph has nothing in common with the last one's; a plan for each would take longer than the test.
KEEP_PLANS = "dbms.cypher.min_replan_interval=1h\ndbms.cypher.statistics_divergence_threshold=1.0\n"
QUICK = ("-XX:TieredStopAtLevel=1",)
"""Compile little: the server lives for minutes."""
_EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


@contextmanager
def running_server() -> Iterator[Server]:
    """A new server on loopback with a password of its own; gone at the end."""
    with tempfile.TemporaryDirectory(prefix="fuyuan-neo4j-") as folder:
        server = Server(Path(folder) / "server", Path(folder) / "password", find_distribution(), flags=QUICK)
        server.prepare()
        with (server.folder / "conf" / "neo4j.conf").open("a") as conf:
            conf.write(KEEP_PLANS)
        try:
            server.start()
            yield server
        finally:
            server.kill()


def filled(server: Server, deltas: Iterable[GraphDelta]) -> Neo4jStore:
    """A store with the first delta as its full build and the others applied; what the server held is gone."""
    first, *others = deltas
    sessions = server.sessions()
    sessions.run(_EMPTY)
    store = Neo4jStore(sessions)
    store.replace([first])
    if others:
        store.apply(others)
    return store
