"""Fetches the jars of Neo4j Community into the folder where the store looks for them, and nothing else.

The list beside this file was resolved once by Maven and is committed: coordinates and SHA-256. A jar whose hash differs
is thrown away and the fetch fails; one that is there with the right hash is not fetched again.
"""

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.store.neo4j.distribution import jars_folder

LOCK: Final = Path(__file__).parent / "neo4j" / "jars.lock"
THREADS: Final = 16
TRIES: Final = 3


class JarError(Exception):
    """A jar cannot be had as the list says."""


@dataclass(frozen=True, slots=True)
class Jar:
    """One line of the list."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def file_name(self) -> str:
        """As the server expects to find it on its class path."""
        parts = (self.artifact, self.version, *([self.classifier] if self.classifier else []))
        return "-".join(parts) + ".jar"


def locked_jars(lock: Path = LOCK) -> list[Jar]:
    """What the list names."""
    found = []
    for line in lock.read_text("ascii").splitlines():
        coordinates, sha256 = line.split()
        group, artifact, version, classifier = coordinates.split(":")
        found.append(Jar(group, artifact, version, "" if classifier == "-" else classifier, sha256))
    return found


def missing(jars: Sequence[Jar], folder: Path) -> list[Jar]:
    """Those that are not in the folder, or are there with another hash."""
    return [jar for jar in jars if _sha256(folder / jar.file_name) != jar.sha256]


def fetch(jars: Sequence[Jar], folder: Path) -> None:
    """Put them into the folder; each appears under its name only when its hash is right."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=folder, prefix=".fetch-") as cache,
        ThreadPoolExecutor(THREADS) as pool,
    ):
        list(pool.map(lambda jar: _fetch_one(jar, Path(cache), folder), jars))


def _fetch_one(jar: Jar, cache: Path, folder: Path) -> None:
    found = _resolved(jar, cache)
    if _sha256(found) != jar.sha256:
        raise JarError(f"{jar.file_name}: its SHA-256 is not the one of the committed list")
    part = folder / f"{jar.file_name}.{os.getpid()}.part"
    shutil.move(found, part)
    part.replace(folder / jar.file_name)


def _resolved(jar: Jar, cache: Path) -> Path:
    from jgo.maven import MavenContext

    context = MavenContext(repo_cache=cache, local_repos=[], timeout=60)
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    for left in reversed(range(TRIES)):
        try:
            return Path(component.artifact(jar.classifier, "jar").resolve())
        except Exception as error:
            if not left:
                raise JarError(f"{jar.file_name} cannot be fetched: {error}") from error
    raise AssertionError("unreachable")


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def main() -> int:
    """Fetch what is missing; one line says what was done."""
    folder, jars = jars_folder(), locked_jars()
    wanted = missing(jars, folder)
    if wanted:
        print(f"Neo4j: {len(wanted)} of {len(jars)} jars to fetch into {folder}", flush=True)
        try:
            fetch(wanted, folder)
        except JarError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"Neo4j: {len(jars)} jars in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
