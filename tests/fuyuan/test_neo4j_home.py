"""A home whose graph lies in Neo4j: one setting, the same answers, a server that can be ended, and a build through the
driver that was killed between the server's pointer and the home's."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fuyuan.home import Home
from fuyuan.home.config import FILE_NAME
from fuyuan.pipeline.building import build_graph
from fuyuan.pipeline.demonstration import load_demo
from graph.store.interface import GraphStore
from graph.store.neo4j.server import Server
from ontology.viewer import OPEN, Viewer
from tests.fuyuan.here import fuyuan
from tests.graph.neo4j_server import running_server

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.timeout(600)]
VIEWER = Viewer(frozenset({OPEN}), "u1")


def told(store: GraphStore) -> tuple[object, ...]:
    """What the two stores have to agree on: everything."""
    shares = [(d.entities, d.relations, d.evidence) for d in store.shares(VIEWER)]
    columns = [
        sorted(map(repr, (each for part in column for each in part))) for column in zip(*shares, strict=True)
    ]
    return (*columns, sorted(store.redirects()))


@pytest.fixture(scope="module")
def remote() -> Iterator[Server]:
    """Somebody else's server, as far as the home knows."""
    with running_server() as server:
        yield server


def configured(folder: Path, city: Path, graph: str) -> Path:
    """A copy of the city whose next build goes elsewhere."""
    shutil.copytree(city, folder)
    with (folder / FILE_NAME).open("a", encoding="utf-8") as file:
        file.write(f"\n[graph]\n{graph}\n")
    return folder


def lying_in(server: Server, folder: Path, city: Path) -> Path:
    configured(folder, city, f'store = "neo4j"\nuri = "{server.uri}"\npassword_file = "key"')
    key = folder / "key"
    key.touch(mode=0o600)
    key.write_text(server.password)
    return folder


def test_the_small_city_is_the_same_graph_in_neo4j_and_its_server_can_be_ended(tmp_path, small_city):
    folder = configured(tmp_path / "home", small_city, 'store = "neo4j"')
    try:
        with Home.open(folder) as home:
            assert load_demo(home) is not None
            with Home.open(small_city) as other:
                assert told(home.store()) == told(other.store())
            first = home.builds.current()
        status = fuyuan("graph", "status", "--json", home=folder).json
        assert (status["store"], status["build"], len(status["servers"])) == ("neo4j", first, 1)
    finally:
        ended = fuyuan("graph", "stop", home=folder)
    assert "已停止 1 个" in ended.out
    assert fuyuan("graph", "status", "--json", home=folder).json["servers"] == []


def test_a_server_elsewhere_takes_the_build_in_batches_and_says_so(tmp_path, remote, small_city):
    with Home.open(lying_in(remote, tmp_path / "home", small_city)) as home:
        built = build_graph(home)
        assert "批量写入" in (built.report.slow_path or "")
        with Home.open(small_city) as other:
            assert told(home.store()) == told(other.store())


def test_a_build_killed_between_the_two_pointers_is_the_one_that_answers(tmp_path, remote, small_city):
    folder = lying_in(remote, tmp_path / "home", small_city)
    with Home.open(folder) as home:
        older = home.builds.current()
        newer = build_graph(home).build
        (folder / "CURRENT").write_text(str(older))  # as if it had been killed before it wrote this
    with Home.open(folder) as home, closing(home.store()) as store:
        assert store.build_info().build == newer
        assert home.builds.current() == newer
