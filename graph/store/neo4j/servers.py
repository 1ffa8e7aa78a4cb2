"""The servers of a home on this machine: one folder and one process a build, side by side while one replaces another.

Neo4j Community has one active database a server, so the next build gets a server of its own. The home's pointer says
which one answers; a store is bound to its build, so a walk of many steps never crosses into the next. The former one
drains: it is stopped when nobody is connected any more, at the latest when the longest walk would have ended.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph.limits import LIMITS
from graph.store.neo4j.build import COMPLETE, new_graph, require_complete
from graph.store.neo4j.distribution import Distribution, find_distribution
from graph.store.neo4j.errors import StoreUnavailableError
from graph.store.neo4j.filler import Filler
from graph.store.neo4j.lock import locked
from graph.store.neo4j.server import Server
from graph.store.neo4j.sessions import user_agent
from graph.store.neo4j.settings import Memory
from graph.store.neo4j.store import Neo4jStore

DRAIN_SECONDS: Final = LIMITS.seconds + 5.0
PAUSE: Final = 0.5
_OTHERS: Final = """
CALL dbms.listConnections() YIELD userAgent WHERE NOT userAgent STARTS WITH $me RETURN count(*)
"""


@dataclass(frozen=True)
class Neo4jServers:
    """`folder` holds a folder a build, and the password that all of them share."""

    folder: Path
    distribution: Distribution | None = None
    memory: Memory = field(default_factory=Memory)

    def server(self, build: str) -> Server:
        """The server of a build, running or not, there or not."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        program = self.distribution or find_distribution()
        return Server(self.folder / build, self.folder / "password", program, self.memory)

    @contextmanager
    def new_graph(self, build: str) -> Iterator[Filler]:
        """Fill the graph of a new build; its server runs afterwards, and waits to be pointed at."""
        with new_graph(self.server(build)) as filler:
            yield filler

    def open(self, build: str) -> Neo4jStore:
        """The store of a finished build; its server is started if it does not run."""
        server = self.server(build)
        require_complete(server)
        if server.process() is None:
            with self._lock():
                server.start()
        return Neo4jStore(server.sessions())

    def holds(self, build: str) -> bool:
        """Whether a build of this name ended here."""
        return (self.folder / build / COMPLETE).is_file()

    def remove(self, build: str) -> None:
        """What a killed build left; nobody reads it."""
        if (self.folder / build).exists():
            with self._lock():
                self.server(build).stop()
                shutil.rmtree(self.folder / build)

    def retire(self, keep: str, *, seconds: float = DRAIN_SECONDS) -> None:
        """Stop and remove every build but one, the finished ones after they have drained."""
        for folder in self._builds():
            if folder.name != keep:
                server = self.server(folder.name)
                if (folder / COMPLETE).is_file():
                    drain(server, seconds)
                with self._lock():
                    server.stop()
                    shutil.rmtree(folder, ignore_errors=True)

    def running(self) -> tuple[str, ...]:
        """Addresses of those that run."""
        found = [self.server(folder.name) for folder in self._builds()]
        return tuple(server.uri for server in found if server.process() is not None)

    def stop(self) -> None:
        """Stop all of them; `open` starts one again."""
        with self._lock():
            for folder in self._builds():
                self.server(folder.name).stop()

    def _builds(self) -> list[Path]:
        return sorted(path for path in self.folder.iterdir() if path.is_dir()) if self.folder.is_dir() else []

    def _lock(self) -> AbstractContextManager[None]:
        return locked(self.folder / "servers.lock")


def drain(server: Server, seconds: float = DRAIN_SECONDS) -> bool:
    """Wait until no other process is connected, at most so long; whether that came true."""
    if server.process() is None:
        return True
    end = time.monotonic() + seconds
    sessions = server.sessions()
    try:
        while sessions.run(_OTHERS, {"me": user_agent(os.getpid())}) != [[0]]:
            if time.monotonic() >= end:
                return False
            time.sleep(PAUSE)
    except StoreUnavailableError:
        return True
    finally:
        sessions.close()
    return True
