"""A Neo4j for development on this machine: `start` (by default) and `stop`. It listens on loopback alone."""

import sys
from pathlib import Path
from typing import Final

from graph.errors import StoreError
from graph.store.neo4j.distribution import find_distribution
from graph.store.neo4j.password import USER
from graph.store.neo4j.server import Server

FOLDER: Final = Path(".neo4j").absolute()
PORT: Final = 7687
"""Where people expect one; another is taken where somebody listens there already."""


def server() -> Server:
    """The one of this checkout; its password is made on the first start and kept in a file of its owner's."""
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    return Server(FOLDER / "server", FOLDER / "password", find_distribution())


def start() -> None:
    """Start it where it does not run, and say where it is."""
    ours = server()
    if not ours.is_prepared:
        ours.prepare(PORT if ours.is_free(PORT) else None)
    ours.start()
    print(f"Neo4j: {ours.uri}, user {USER}, password in {ours.password_file}")
    print('fuyuan.toml: [graph] store = "neo4j", uri, password_file; make neo4j ARGS=stop ends it')


def main(words: list[str]) -> int:
    """The verb."""
    if words not in ([], ["start"], ["stop"]):
        print("make neo4j [ARGS=start|stop]", file=sys.stderr)
        return 2
    try:
        server().stop() if words == ["stop"] else start()
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
