"""Files of the lake's tables as DuckDB writes them."""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables; values are bound

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import duckdb

from ingest.lake.duck import quoted
from ingest.lake.tables import SCHEMAS, SORTED_BY

ROW_GROUP: Final = 32_768
"""Rows of a Parquet row group: small, so that a look-up reads little (6-11 ms over 10 million statements)."""


def copy_sorted(
    sql: duckdb.DuckDBPyConnection,
    table: str,
    query: str,
    path: Path,
    parameters: Mapping[str, str] | None = None,
) -> None:
    """Write the rows of a query as a file of a lake table, sorted by what it is looked up by. Sorted, a key repeats
    within a row group, so DuckDB stores it by dictionary and adds a Bloom filter."""
    columns = ", ".join(f'"{name}"' for name in SCHEMAS[table].names)
    sql.execute(
        f"""copy (select {columns} from ({query}) order by "{SORTED_BY[table]}") to {quoted(str(path))}
            (format parquet, compression zstd, row_group_size {ROW_GROUP})""",
        dict(parameters or {}),
    )
