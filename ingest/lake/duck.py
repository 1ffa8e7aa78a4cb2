"""DuckDB as the lake uses it: in memory, bounded, and never on the network."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb

MEMORY: Final = 512
"""Megabytes of a writer; what does not fit is spilled."""
_THREADS: Final = 4
"""Each wants its share of that memory."""


def open_duckdb(spill: Path | None = None, *, memory: int = MEMORY) -> duckdb.DuckDBPyConnection:
    """A connection that fetches no extension, as the machine may have no network and must not need it; with a folder
    to spill to, one of bounded memory."""
    sql = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    sql.execute("set enable_progress_bar = false")
    if spill is not None:
        sql.execute(f"set memory_limit = '{memory}MB'")
        sql.execute(f"set threads = {min(_THREADS, cores())}")
        sql.execute(f"set temp_directory = {quoted(str(spill / 'spill'))}")
        sql.execute("set preserve_insertion_order = false")
        # Tables that live for one import are read twice: packing their words takes longer (.4 s of 200,160 rows).
        sql.execute("set force_compression = 'uncompressed'")
    return sql


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def file_list(files: Sequence[str]) -> str:
    """A list of files as SQL."""
    return f"[{', '.join(map(quoted, files))}]"


def quoted(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"
