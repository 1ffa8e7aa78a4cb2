"""Neo4j against the stories and against the oracle on drawn graphs, for any viewer: as SQLite, by increments and by
offline import."""

import os
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from graph.model import GraphDelta
from graph.store.interface import GraphStore
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j.build import build_neo4j
from graph.store.neo4j.distribution import find_distribution
from graph.store.neo4j.server import Server
from ontology.viewer import Viewer
from tests.graph.conformance import StoreConformance, answers
from tests.graph.generated import COMPARTMENTS, deltas, viewers
from tests.graph.neo4j_server import filled
from tests.graph.oracle import OracleStore

pytestmark = [pytest.mark.neo4j, pytest.mark.timeout(600)]
EXAMPLES = int(os.environ.get("EXAMPLES", "4"))
"""Each fills a server: few, drawn anew every time, and shrunk little; more in the soak."""
drawn = settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
EVERY_VIEWER = [
    Viewer(frozenset(seen), "u1") for seen in ((), COMPARTMENTS[:1], COMPARTMENTS[1:], COMPARTMENTS)
]


class TestNeo4j(StoreConformance):
    @pytest.fixture(autouse=True)
    def _server(self, neo4j_server: Server) -> Iterator[None]:
        self.server, self.stores = neo4j_server, list[Neo4jStore]()
        yield
        for store in self.stores:
            store.close()

    def opened(self, deltas: Iterable[GraphDelta]) -> GraphStore:
        self.stores.append(filled(self.server, deltas))
        return self.stores[-1]


@drawn
@given(deltas(), deltas("b2", forget=True), deltas("b3", forget=True))
def test_increments_leave_what_the_oracle_has_for_any_viewer(
    neo4j_server: Server, first: GraphDelta, second: GraphDelta, third: GraphDelta
) -> None:
    store = filled(neo4j_server, [first, second, third])
    oracle = OracleStore([first, second, third])
    for viewer in EVERY_VIEWER:
        assert answers(store, viewer) == answers(oracle, viewer)
    store.close()


@drawn
@given(deltas(), viewers)
def test_the_answer_is_that_of_a_store_built_from_the_viewers_compartments_alone(
    neo4j_server: Server, delta: GraphDelta, viewer: Viewer
) -> None:
    alone = GraphDelta(
        delta.build,
        delta.world_date,
        tuple(s for s in delta.entities if viewer.sees(s.compartment)),
        tuple(s for s in delta.relations if viewer.sees(s.compartment)),
        tuple(s for s in delta.evidence if viewer.sees(s.compartment)),
        redirects=delta.redirects,
    )
    found = []
    for given_delta in (delta, alone):
        store = filled(neo4j_server, [given_delta])
        found.append(answers(store, viewer))
        store.close()
    assert found[0] == found[1]


def says_something(delta: GraphDelta) -> bool:
    """Relations, evidence and an id that moved; the simplest graph drawn has none."""
    return bool(delta.relations and delta.evidence and delta.redirects)


@settings(drawn, max_examples=max(1, EXAMPLES // 8))
@given(deltas().filter(says_something), deltas("b2", forget=True).filter(says_something))
def test_an_offline_import_answers_as_the_oracle_and_takes_increments(
    tmp_path_factory: pytest.TempPathFactory, first: GraphDelta, second: GraphDelta
) -> None:
    folder = tmp_path_factory.mktemp("imported")
    server = Server(folder / "b1", folder / "password", find_distribution())
    try:
        build_neo4j(server, [first])
        store = Neo4jStore(server.sessions())
        for viewer in EVERY_VIEWER:
            assert answers(store, viewer) == answers(OracleStore([first]), viewer)
        store.apply([second])
        for viewer in EVERY_VIEWER:
            assert answers(store, viewer) == answers(OracleStore([first, second]), viewer)
        store.close()
    finally:
        server.kill()
