"""A desk for each test, its stores closed at the end; a Neo4j server for all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store.neo4j.server import Server
from tests.graph.desk import Desk
from tests.graph.neo4j_server import running_server


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    for store in desk.stores:
        store.close()


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    with running_server() as server:
        yield server
