"""What a mark needs from the machine. A need that is not met is named with the way to meet it."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from fuyuan.real_data import DATA_VARIABLE, real_data
from graph.store.neo4j.distribution import find_distribution
from graph.store.neo4j.errors import ServerError

CHROMIUM_VARIABLE = "FUYUAN_CHROMIUM"
_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser that browser tests drive: `$FUYUAN_CHROMIUM`, else the machine's own."""
    named = os.environ.get(CHROMIUM_VARIABLE)
    return named or next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)


def postgres_programs() -> Path | None:
    """Where the programs of a PostgreSQL server lie on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    by_path = shutil.which("initdb")
    return found[-1].parent if found else Path(by_path).resolve().parent if by_path else None


def _missing_browser() -> str | None:
    if chromium() is None:
        return f"no Chromium: `make test` installs it where it may, or set ${CHROMIUM_VARIABLE}"
    return None


def _missing_neo4j() -> str | None:
    try:
        find_distribution()
    except ServerError as error:
        return f"no Neo4j: `make neo4j` and `make test` fetch it ({error})"
    return None


def _missing_postgres() -> str | None:
    if postgres_programs() is None:
        return (
            "no PostgreSQL server: `make test` installs it where it may (on Debian: apt install postgresql)"
        )
    return None


def _missing_real_data() -> str | None:
    return None if real_data() else f"no real data: set ${DATA_VARIABLE} to its folder"


MISSING: Mapping[str, Callable[[], str | None]] = {
    "browser": _missing_browser,
    "neo4j": _missing_neo4j,
    "postgres": _missing_postgres,
    "real_data": _missing_real_data,
}
"""Mark → why its tests can't run here, or None."""
