"""What trust costs: the audit's line and the viewer's making, as a share of the median request for neighbours.

The request runs as a browser's does, over a graph of ten thousand companies. Its peer is the same request with an
audit that writes nothing and a viewer made beforehand.
"""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from benchmarks.figure import Figure
from casework.audit.log import AuditLog
from casework.identity.model import Role
from fuyuan.home import Home
from fuyuan.home.builds import GRAPH
from graph.model import EntityShare, GraphDelta, RelationShare, Value
from graph.store.sqlite import build_sqlite
from ontology.ids import EntityId, RelationId, digest
from ontology.standing import Effect, Standing
from ontology.viewer import open_viewer
from webapp import guard
from webapp.app import create_app

COMPANIES, HEADED = 10_000, 50
"""A nominee heads fifty companies; the canvas asks for them at one double-click."""
REQUESTS = 150
MOST = 20.0
"""Percent of the median request that trust may cost."""


def run() -> list[Figure]:
    """The figures."""
    folder = Path(tempfile.mkdtemp())
    try:
        with Home.open(folder / "home") as home:
            client = _client(home)
            _median(client)  # warm
            bare, whole = _alternating(client)
    finally:
        shutil.rmtree(folder)
    share = (whole - bare) / whole * 100
    peer = "without audit and viewer"
    return [
        Figure("neighbours_audited_median", whole * 1e3, "ms", peer, bare * 1e3, whole / bare),
        Figure("trust_share_of_neighbours", share, "%", "at most", MOST, share / MOST),
    ]


def _alternating(client: FlaskClient) -> tuple[float, float]:
    """Medians with and without, taken in turns so that a busy minute hits both."""
    bare, whole = [], []
    for _ in range(REQUESTS // 10):
        with _without_trust():
            bare += _times(client, 10)
        whole += _times(client, 10)
    return statistics.median(bare), statistics.median(whole)


def _median(client: FlaskClient) -> float:
    return statistics.median(_times(client, 20))


def _times(client: FlaskClient, count: int) -> list[float]:
    taken = []
    for number in range(count):
        path = f"/api/v1/entities/{_person(number % (COMPANIES // HEADED))}/neighbours?limit=200"
        start = time.perf_counter()
        answer = client.get(path)
        taken.append(time.perf_counter() - start)
        assert answer.status_code == 200, answer.text
    return taken


@contextmanager
def _without_trust() -> Iterator[None]:
    append, viewer = AuditLog.append, vars(guard)["current_viewer"]
    plain = open_viewer("benchmark")
    _set(AuditLog, "append", lambda *_: None)
    _set(guard, "current_viewer", lambda _: plain)
    try:
        yield
    finally:
        _set(AuditLog, "append", append)
        _set(guard, "current_viewer", viewer)


def _set(owner: Any, name: str, value: Callable[..., Any]) -> None:
    setattr(owner, name, value)


def _client(home: Home) -> FlaskClient:
    build = home.builds.start()
    build_sqlite(home.builds.path(build) / GRAPH, [_graph(build)])
    home.builds.publish(build)
    users = home.casework.users
    user = users.add("某人", body=users.body("某局"), roles={Role.INVESTIGATOR})
    client = create_app(home).test_client()
    client.post("/api/v1/session", json={"token": home.casework.links.issue(user.id).text})
    return client


def _graph(build: str) -> GraphDelta:
    people = [_share(_person(n), "person", f"法人{n}") for n in range(COMPANIES // HEADED)]
    firms = [_share(_firm(n), "company", f"第{n}商贸有限公司") for n in range(COMPANIES)]
    heads = [
        RelationShare(
            RelationId("r" + digest("r", str(n))), 0, "legal_representative_of", _person(n // HEADED), _firm(n),
            ("执行董事",), {}, 1, 0, Standing.RECORDED, Effect.UNKNOWN,
        )
        for n in range(COMPANIES)
    ]  # fmt: skip
    return GraphDelta(build, "2026-03-01", (*people, *firms), tuple(heads))


def _share(id: EntityId, type_name: str, name: str) -> EntityShare:
    return EntityShare(id, 0, type_name, {"name": (Value(name, 1, Standing.RECORDED, Effect.UNKNOWN),)})


def _person(number: int) -> EntityId:
    return EntityId("e" + digest("person", str(number)))


def _firm(number: int) -> EntityId:
    return EntityId("e" + digest("firm", str(number)))
