"""DuckDB as the lake uses it: in memory, bounded, and never on the network."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb

_MEMORY: Final = "512MB"
"""Of a writer; what does not fit is spilled. With it the 200,160 register rows stay under 1 GB of process memory."""


def open_duckdb(spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A connection that fetches no extension, as the machine may have no network and must not need it; with a folder
    to spill to, one of bounded memory."""
    sql = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    sql.execute("set enable_progress_bar = false")
    if spill is not None:
        sql.execute(f"set memory_limit = '{_MEMORY}'")
        sql.execute(f"set temp_directory = {quoted(str(spill / 'spill'))}")
        sql.execute("set preserve_insertion_order = false")
    return sql


def file_list(files: Sequence[str]) -> str:
    """A list of files as SQL."""
    return f"[{', '.join(map(quoted, files))}]"


def quoted(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"
