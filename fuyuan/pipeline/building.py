"""The graph of a home: projected from lake and clusters into a new file, then made the one that answers."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from fuyuan.home import Home, writing
from fuyuan.pipeline.linking import link_into
from graph.errors import OtherFormatError, UnfinishedBuildError
from graph.projection import BuildReport
from graph.store.interface import GraphStore
from linkage.run import CLUSTERS, LinkReport

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build brought; `linked` where the lake had moved on since the last linkage, so it ran first."""

    build: str
    report: BuildReport
    linked: LinkReport | None


def build_graph(home: Home) -> Built:
    """Project the lake as it is now and publish the result. Until then readers keep the former graph."""
    with writing(home.folder):
        version = home.lake.version()
        linked = None
        name = home.builds.linked(version)
        if name is None:
            name = home.builds.start()
            linked = link_into(home, name)
        report = _project(home, name, version)
        home.builds.publish(name)
        home.graphs.retire(name)
    return Built(name, report, linked)


def _project(home: Home, name: str, version: str) -> BuildReport:
    folder = home.builds.path(name)
    with home.lake.connect(as_of=version) as connection:
        connection.read_parquet(str(folder / CLUSTERS)).create_view("clusters")
        with _former(home, connection) as former:
            return home.graphs.make(connection, name, {"world_date": home.world_date, **former})


def _readable(home: Home) -> GraphStore | None:
    """The graph that answers now. One that was cut off or that another version laid out is no reason not to build
    again, which is what its error asks for: the former clusters still say where its own ids live, and only ids that
    were already redirected in it are lost."""
    try:
        return home.former_store()
    except (UnfinishedBuildError, OtherFormatError) as error:
        _log.warning("former graph not read: %s", type(error).__name__)
        return None


@contextmanager
def _former(home: Home, connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """The build that answers now, so that every id it issued resolves in the next one."""
    current = home.builds.current()
    if current is None:
        yield {}
        return
    connection.read_parquet(str(home.builds.path(current) / CLUSTERS)).create_view("previous_clusters")
    store = _readable(home)
    redirected = store.redirects() if store else ()
    try:
        yield {"previous_clusters": "previous_clusters", "redirected": redirected}
    finally:
        if store:
            store.close()
