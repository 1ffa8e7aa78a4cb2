"""Files of the lake's tables as DuckDB writes them."""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables; values are bound

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from ingest.lake.duck import quoted
from ingest.lake.tables import SCHEMAS, SORTED_BY


@dataclass(frozen=True, slots=True)
class Shape:
    """`row_group`: rows of a group, and `size` its bytes, for a look-up unpacks a whole group. `dictionary`: up to how
    many values of a group are stored by dictionary, and up to how many bytes of them (`words`); only such columns get a
    Bloom filter, which keeps a look-up out of nearly all row groups."""

    row_group: int = 16_384
    dictionary: int = 12_000
    size: int = 32 << 20
    words: int = 512 << 10


_BY_CHANCE: Final = 0.001
"""Row groups opened for nothing; a hundredth, as is usual, opens one in seven look-ups, and one of 49 groups of records
had more values than the 4,096 that fitted its dictionary."""
SHAPES: Final = {"records": Shape(4096, 8192), "documents": Shape(2048, 2048, 1 << 20)}
"""Measured on 200,160 register rows: a mention has 4 statements, so a group of 16,384 names 4,000; files grow by
12 %, writing by 3 %, and a record is found in 21 ms of work instead of 48."""


def copy_rows(
    sql: duckdb.DuckDBPyConnection,
    table: str,
    query: str,
    path: Path,
    parameters: Mapping[str, str] | None = None,
) -> None:
    """Write the rows of a query as a file of a lake table, in the order they come. Large imports are written so: what
    a row says stands together anyway, and the Bloom filters find it (docs/decisions/0005)."""
    shape = SHAPES.get(table, Shape())
    columns = ", ".join(f'"{name}"' for name in SCHEMAS[table].names)
    sql.execute(
        f"""copy (select {columns} from ({query})) to {quoted(str(path))}
            (format parquet, compression zstd, compression_level 1, row_group_size {shape.row_group},
             row_group_size_bytes {shape.size}, dictionary_size_limit {shape.dictionary},
             string_dictionary_page_size_limit {shape.words},
             bloom_filter_false_positive_ratio {_BY_CHANCE})""",
        dict(parameters or {}),
    )


def copy_sorted(sql: duckdb.DuckDBPyConnection, table: str, query: str, path: Path) -> None:
    """The same, sorted by what the table is looked up by, so that a look-up opens one row group of the file."""
    copy_rows(sql, table, f'from ({query}) order by "{SORTED_BY[table]}"', path)
