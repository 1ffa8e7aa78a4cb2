"""SQL of the mappings, compiled once a machine: compiling one takes .5 s, the compiler's modules another .3 s, and most
imports are a sheet of some thousand rows. What is kept is told by all that it was made from, so it is never stale."""

import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from shutil import rmtree
from typing import Final, TypeGuard

from ingest.lake.duck import quoted
from ingest.mapping.columns import SOURCE
from ingest.mapping.model import Mapping, SourceKind

_UNUSED: Final = 30 * 86_400
"""Seconds after which SQL made by other versions of the program is thrown away."""


@dataclass(frozen=True, slots=True)
class Saying:
    """SQL over the tables `chosen` (read: tidied texts) and `cells_read` (statements, issues)."""

    read: str
    statements: str
    issues: str


def keyed_sql(mapping: Mapping, source: str, units: tuple[str, ...]) -> str:
    """SQL over the table `fresh`; `units` are what the headers say of each column's amounts."""
    return _from(source, _compiled(mapping, units)["keyed"])


def saying_sql(mapping: Mapping, source: str, units: tuple[str, ...]) -> Saying:
    """What a mapping of rows says, in DuckDB's words."""
    assert mapping.kind is SourceKind.ROWS, "documents are read, not compiled"
    found = _compiled(mapping, units)
    return Saying(found["read"], _from(source, found["statements"]), found["issues"])


def _from(source: str, sql: str) -> str:
    return sql.replace(quoted(SOURCE), quoted(source))


@lru_cache(maxsize=64)
def _compiled(mapping: Mapping, units: tuple[str, ...]) -> dict[str, str]:
    folder = _folder()
    name = hashlib.sha256(repr((mapping, units)).encode()).hexdigest()[:32]
    kept = None if folder is None else folder / f"{mapping.name}-{name}.json"
    if kept is not None:
        with suppress(OSError, ValueError):
            found = json.loads(kept.read_text("utf-8"))
            if _is_whole(found, mapping):
                return found
    from ingest.mapping.compile import compiled

    made = compiled(mapping, units)
    if kept is not None:
        _keep(kept, json.dumps(made, ensure_ascii=False))
    return made


def _is_whole(found: object, mapping: Mapping) -> TypeGuard[dict[str, str]]:
    wanted = {"keyed", *(Saying.__slots__ if mapping.kind is SourceKind.ROWS else ())}
    return isinstance(found, dict) and {k for k, v in found.items() if isinstance(v, str)} == wanted


def _keep(path: Path, text: str) -> None:
    """Whole or not at all; a full or read-only disk costs time, nothing else."""
    part = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_text(text, "utf-8")
        part.replace(path)


@cache
def _folder() -> Path | None:
    """Where SQL made by this very program is kept; None where the user has no home."""
    with suppress(OSError, RuntimeError):
        kept = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fuyuan-graph" / "sql"
        folder = kept / _made_by()
        for other in kept.iterdir() if kept.is_dir() else ():
            if other != folder and time.time() - other.stat().st_mtime > _UNUSED:
                rmtree(other, ignore_errors=True)
        return folder
    return None


def _made_by() -> str:
    """Tells apart programs that might compile differently: their own files and the versions of the compilers."""
    told = hashlib.sha256()
    for package in ("duckdb", "ibis-framework", "sqlglot"):
        told.update(version(package).encode())
    for room in (files("ontology"), files("ingest").joinpath("mapping")):
        for file in sorted(_files(room), key=str):
            told.update(file.read_bytes())
    return told.hexdigest()[:16]


def _files(folder: Traversable) -> Iterator[Traversable]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _files(each)
        elif each.name.endswith((".py", ".yaml")):
            yield each
