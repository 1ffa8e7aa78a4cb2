"""The home folder and the stores in it: lake, builds, casework. Everything else asks it for a store.

Layout: originals/<sha256>, lake/…, builds/<id>/{clusters.parquet, graph.sqlite}, CURRENT, casework.sqlite,
fuyuan.toml; mode 0700, because it holds what the state knows of people. A store's code is loaded with the store.
"""

import os
from datetime import datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fuyuan.errors import FuyuanError
from fuyuan.home.builds import SHANGHAI, Builds
from fuyuan.home.config import FILE_NAME, Config, load_config
from fuyuan.home.graphs import FOLDER as NEO4J
from fuyuan.home.graphs import GraphPlaceError, Graphs, LocalNeo4j, SqliteGraphs, graphs_of
from graph.store.neo4j.servers import Neo4jServers
from ontology.system_reasons import system_reason

if TYPE_CHECKING:
    from casework.database import Casework
    from casework.masking.masks import Masks
    from fuyuan.home.compartments import Restricted
    from graph.store.interface import GraphStore
    from ingest.lake import Lake

VARIABLE: Final = "FUYUAN_HOME"
DEFAULT: Final = Path(".fuyuan")


class HomeError(FuyuanError):
    """The home cannot be opened."""


class NoBuildError(FuyuanError):
    """Nothing has been built yet, so there is no graph to read."""


class Home:
    """Opens each store once, on first use. Close it, or use it as a context."""

    def __init__(self, folder: Path, config: Config) -> None:
        self.folder, self.config = folder, config
        self.builds = Builds(folder / "builds")
        self._store: tuple[str, GraphStore] | None = None

    @classmethod
    def open(cls, folder: Path | None = None, config: Path | None = None) -> "Home":
        """The home in `folder`, else in $FUYUAN_HOME, else in .fuyuan/; made if it is not there."""
        where = (folder or Path(os.environ.get(VARIABLE) or DEFAULT)).expanduser().absolute()
        try:
            where.mkdir(parents=True, exist_ok=True)
            where.chmod(0o700)
        except OSError as error:
            raise HomeError(
                f"目录 {where} 无法作为数据目录使用：{system_reason(error)}。请换一个目录或改正权限。"
            ) from error
        if config is not None and not config.is_file():
            raise HomeError(
                f"没有配置文件 {config}。请改正 --config 的路径，或不加 --config 使用数据目录中的设置。"
            )
        return cls(where, load_config(config or where / FILE_NAME))

    @cached_property
    def lake(self) -> "Lake":
        """What sources said."""
        from ingest.lake import Lake

        return Lake.open(self.folder / "lake", originals=self.folder / "originals")

    @cached_property
    def casework(self) -> "Casework":
        """What people did: users, sessions, audit."""
        from casework.database import Casework

        url = self.config.casework_url
        here = self.folder / "casework.sqlite"
        if url.startswith("sqlite"):
            return Casework.open(url)
        # A database server has no folder of its own: the audit's anchor lies where it would without one.
        return Casework.open(url or f"sqlite:///{here}", anchor=here.with_suffix(".audit-head"))

    @cached_property
    def masks(self) -> "Masks":
        """How personal values look to who has stated no case."""
        from casework.masking.masks import home_masks

        return home_masks(self.folder)

    def restricted(self) -> "list[Restricted]":
        """The restricted compartments that can be granted."""
        from fuyuan.home.compartments import restricted

        return restricted(self.lake, datetime.now(SHANGHAI).date())

    def of_case(self, case_number: str) -> frozenset[int]:
        """The restricted compartments of a case; a secret one is granted by name alone."""
        from fuyuan.home.compartments import of_case

        return of_case(self.restricted(), case_number)

    def store(self) -> "GraphStore":
        """The graph that answers now; reopened when a newer build has been published."""
        current = self.builds.current()
        if current is None:
            raise NoBuildError(
                f"{self.folder} 中还没有图谱。请先运行 fuyuan ingest、fuyuan link 和 fuyuan build。"
            )
        if self._store is None or self._store[0] != current:
            # The former store stays open for requests that hold it; it goes with its last reader.
            self._store = self._opened(current)
        return self._store[1]

    @property
    def graphs(self) -> Graphs:
        """Where its graphs lie, by the configuration."""
        return graphs_of(self.folder, self.config, self.builds)

    def former_store(self) -> "GraphStore | None":
        """The graph that answers now, in whichever store it was built: the next build asks it for former ids. None
        where it is gone with a store that is no longer configured."""
        current = self._published() or self.builds.current()
        if current is None:
            return None
        here = SqliteGraphs(self.builds), LocalNeo4j(Neo4jServers(self.folder / NEO4J))
        for graphs in (self.graphs, *here):
            if graphs.holds(current):
                return graphs.open(current)
        return None

    def _published(self) -> str | None:
        """The build that a server's own pointer names, made current here too: a command killed between the two moves
        would leave the home naming a graph that is gone."""
        found = self.graphs.ahead()
        if found is None or self.builds.lake_version(found) is None:
            return None
        if found != self.builds.current():
            self.builds.publish(found)
        return found

    def _opened(self, build: str) -> "tuple[str, GraphStore]":
        graphs = self.graphs
        if not graphs.holds(build):
            if found := self._published():
                return found, graphs.open(found)
            raise GraphPlaceError(
                f"图谱 {build} 不在所配置的图数据库（{self.config.graph_store}）中。请运行 fuyuan build 重新建图。"
            )
        return build, graphs.open(build)

    def lake_version(self, build: str) -> str | None:
        """The lake that a build was made from: its evidence points into that one, not into what came since."""
        return self.builds.lake_version(build)

    @property
    def world_date(self) -> str:
        """The day that "now" means in this home, ISO."""
        return (self.config.world_date or datetime.now(SHANGHAI).date()).isoformat()

    @property
    def fictional(self) -> bool:
        """Whether every page must say that nothing here is real."""
        return self.config.fictional

    @property
    def version(self) -> str:
        """Version of this program."""
        return version("fuyuan-graph")

    def close(self) -> None:
        """Release the stores that were opened."""
        if self._store is not None:
            self._store[1].close()
        if "casework" in self.__dict__:
            self.casework.close()

    def __enter__(self) -> "Home":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
