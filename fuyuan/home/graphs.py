"""Where a home's graphs lie: a file a build (SQLite), a server a build (Neo4j here), or one server elsewhere.

All three say the same three things: open a build, make one, and let the former ones go. A local Neo4j is built by
offline import beside the one that answers; a server whose disk is out of reach takes the build in batches, unseen
until the last, which is slower and therefore said.
"""

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from fuyuan.errors import FuyuanError
from fuyuan.home.builds import GRAPH, Builds
from fuyuan.home.config import Config
from fuyuan.home.secret_file import secret_in
from graph.store.interface import GraphStore
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j.errors import NoGraphError
from graph.store.neo4j.servers import Neo4jServers
from graph.store.sqlite import SqliteStore

if TYPE_CHECKING:
    import duckdb

    from graph.projection import BuildReport

FOLDER: Final = "neo4j"
KEY_FILE: Final = "neo4j.password"
IN_BATCHES: Final = "批量写入（Neo4j 在另一台机器上，不能离线导入，用时较长；写完之前各查询仍由原图谱回答）"


class GraphPlaceError(FuyuanError):
    """The configured store does not hold the build that answers, or cannot be used as configured."""


class Graphs(Protocol):
    """The graphs of one home."""

    def holds(self, name: str) -> bool:
        """Whether a build is here and whole."""
        ...

    def open(self, name: str) -> GraphStore:
        """The store of a build that it holds."""
        ...

    def make(
        self, connection: "duckdb.DuckDBPyConnection", name: str, said: Mapping[str, Any]
    ) -> "BuildReport":
        """Project the connection's views into a new graph; `said` as in `graph.projection.build`."""
        ...

    def retire(self, keep: str) -> None:
        """Let go of what nobody reads once `keep` answers."""
        ...

    def ahead(self) -> str | None:
        """Build that the graph itself names, where it keeps a pointer of its own."""
        ...

    def running(self) -> tuple[str, ...]:
        """Addresses of the servers that this home started and that run now."""
        ...

    def stop(self) -> None:
        """End those servers; the next question starts the one it needs."""
        ...


def graphs_of(folder: Path, config: Config, builds: Builds) -> Graphs:
    """What the configuration names."""
    if config.graph_store == "sqlite":
        return SqliteGraphs(builds)
    if not config.graph_uri:
        return LocalNeo4j(Neo4jServers(folder / FOLDER))
    path = Path(config.graph_password_file or KEY_FILE).expanduser()
    return RemoteNeo4j(config.graph_uri, config.graph_user, folder / path)


@dataclass(frozen=True, slots=True)
class SqliteGraphs:
    """One file in each build's folder; `Builds` clears them."""

    builds: Builds

    def holds(self, name: str) -> bool:
        """Whether the file has its name: it gets that last."""
        return self._path(name).is_file()

    def open(self, name: str) -> GraphStore:
        """The file."""
        return SqliteStore(self._path(name))

    def make(
        self, connection: "duckdb.DuckDBPyConnection", name: str, said: Mapping[str, Any]
    ) -> "BuildReport":
        """A new file, in place of what a killed build left."""
        from graph.projection import build  # not for those who only read

        for left in self.builds.path(name).glob(GRAPH + "*"):
            left.unlink()
        return build(connection, self._path(name), build=name, **said)

    def retire(self, keep: str) -> None:
        """Nothing: files wait for their readers in the builds folder."""

    def ahead(self) -> str | None:
        """A file names nothing."""
        return None

    def running(self) -> tuple[str, ...]:
        """A file needs no server."""
        return ()

    def stop(self) -> None:
        """Nothing runs."""

    def _path(self, name: str) -> Path:
        return self.builds.path(name) / GRAPH


@dataclass(frozen=True, slots=True)
class LocalNeo4j:
    """Servers of our own on loopback, one a build."""

    servers: Neo4jServers

    def holds(self, name: str) -> bool:
        """Whether its build ended."""
        return self.servers.holds(name)

    def open(self, name: str) -> GraphStore:
        """Starts the server where it does not run."""
        return self.servers.open(name)

    def make(
        self, connection: "duckdb.DuckDBPyConnection", name: str, said: Mapping[str, Any]
    ) -> "BuildReport":
        """Offline import into a second server, which then runs and waits to be pointed at."""
        from graph.projection import fill

        begun = time.perf_counter()
        self.servers.remove(name)
        with self.servers.new_graph(name) as filler:
            report = fill(connection, filler, build=name, **said)
        return replace(report, seconds=time.perf_counter() - begun)

    def retire(self, keep: str) -> None:
        """Drained, stopped, removed."""
        self.servers.retire(keep)

    def ahead(self) -> str | None:
        """Each server holds one build; which one answers, the home alone says."""
        return None

    def running(self) -> tuple[str, ...]:
        """Of all its builds: two while one takes the other's place."""
        return self.servers.running()

    def stop(self) -> None:
        """All of them."""
        self.servers.stop()


@dataclass(frozen=True, slots=True)
class RemoteNeo4j:
    """One server that somebody else runs; its own pointer says which build it holds."""

    uri: str
    user: str
    password_file: Path

    def holds(self, name: str) -> bool:
        """Asks the server."""
        return self.ahead() == name

    def open(self, name: str) -> GraphStore:  # noqa: ARG002 - whichever build the server's pointer names
        """The server as it answers: it follows its own pointer."""
        return self._store()

    def make(
        self, connection: "duckdb.DuckDBPyConnection", name: str, said: Mapping[str, Any]
    ) -> "BuildReport":
        """Batches under the next build number, seen by nobody until the pointer moves."""
        from graph.projection import project_into

        with closing(self._store()) as store:
            report = project_into(connection, store.replace, build=name, **said)
        return replace(report, slow_path=IN_BATCHES)

    def retire(self, keep: str) -> None:
        """Nothing: the store clears what has no reader when it next writes."""

    def ahead(self) -> str | None:
        """What the server's pointer says."""
        with closing(self._store()) as store:
            try:
                return store.build_info().build
            except NoGraphError:
                return None

    def running(self) -> tuple[str, ...]:
        """None of ours."""
        return ()

    def stop(self) -> None:
        """It is not ours to stop."""

    def _store(self) -> Neo4jStore:
        return Neo4jStore.connect(self.uri, self.user, secret_in(self.password_file, "Neo4j 的密码文件"))
