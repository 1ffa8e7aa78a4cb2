"""The graph of a home: projected from lake and clusters into a new file, then made the one that answers."""

from dataclasses import dataclass
from typing import Any

import duckdb

from fuyuan.home import Home, writing
from fuyuan.home.builds import GRAPH
from fuyuan.pipeline.linking import link_into
from graph.projection import BuildReport, build
from linkage import CLUSTERS, LinkReport


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
    return Built(name, report, linked)


def _project(home: Home, name: str, version: str) -> BuildReport:
    folder = home.builds.path(name)
    for left in folder.glob(GRAPH + "*"):
        left.unlink()  # of a killed build: nobody reads a graph that was never published
    with home.lake.connect(as_of=version) as connection:
        connection.read_parquet(str(folder / CLUSTERS)).create_view("clusters")
        return build(
            connection, folder / GRAPH, build=name, world_date=home.world_date, **_former(home, connection)
        )


def _former(home: Home, connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The build that answers now, so that every id it issued resolves in the next one."""
    current = home.builds.current()
    if current is None:
        return {}
    connection.read_parquet(str(home.builds.path(current) / CLUSTERS)).create_view("previous_clusters")
    return {"previous_clusters": "previous_clusters", "redirected": home.store().redirects()}
