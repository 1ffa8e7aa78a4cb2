"""SQLite against the stories and against the oracle on drawn graphs, for any viewer."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings

from graph.model import GraphDelta
from graph.store.interface import GraphStore
from graph.store.sqlite import SqliteStore, build_sqlite
from ontology.viewer import Viewer
from tests.graph.conformance import StoreConformance, answers
from tests.graph.generated import deltas, viewers
from tests.graph.oracle import OracleStore


@contextmanager
def sqlite(given_deltas: Iterable[GraphDelta]) -> Iterator[SqliteStore]:
    """The first delta built, the others applied."""
    first, *others = given_deltas
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.sqlite"
        build_sqlite(path, [first])
        store = SqliteStore(path)
        store.apply(others)
        try:
            yield store
        finally:
            store.close()


class TestSqlite(StoreConformance):
    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> Iterator[None]:
        self.folder, self.stores = tmp_path, list[SqliteStore]()
        yield
        for store in self.stores:
            store.close()

    def opened(self, deltas: Iterable[GraphDelta]) -> GraphStore:
        first, *others = deltas
        path = self.folder / f"{len(self.stores)}.sqlite"
        build_sqlite(path, [first])
        self.stores.append(SqliteStore(path))
        self.stores[-1].apply(others)
        return self.stores[-1]


class TestOracle(StoreConformance):
    """The oracle has to tell the same stories, or it judges nothing."""

    def opened(self, deltas: Iterable[GraphDelta]) -> GraphStore:
        return OracleStore(deltas)


@settings(max_examples=150)
@given(deltas(), viewers)
def test_sqlite_answers_as_the_oracle_for_any_viewer(delta: GraphDelta, viewer: Viewer) -> None:
    with sqlite([delta]) as store:
        assert answers(store, viewer) == answers(OracleStore([delta]), viewer)


@pytest.mark.slow
@settings(max_examples=100)
@given(deltas(), deltas("b2", forget=True), deltas("b3", forget=True), viewers)
def test_increments_leave_what_the_oracle_has(
    first: GraphDelta, second: GraphDelta, third: GraphDelta, viewer: Viewer
) -> None:
    with sqlite([first, second, third]) as store:
        assert answers(store, viewer) == answers(OracleStore([first, second, third]), viewer)


@settings(max_examples=100)
@given(deltas(), viewers)
def test_the_answer_is_that_of_a_store_built_from_the_viewers_compartments_alone(
    delta: GraphDelta, viewer: Viewer
) -> None:
    alone = GraphDelta(
        delta.build,
        delta.world_date,
        tuple(s for s in delta.entities if viewer.sees(s.compartment)),
        tuple(s for s in delta.relations if viewer.sees(s.compartment)),
        tuple(s for s in delta.evidence if viewer.sees(s.compartment)),
        redirects=delta.redirects,
    )
    with sqlite([delta]) as whole, sqlite([alone]) as own:
        assert answers(whole, viewer) == answers(own, viewer)
