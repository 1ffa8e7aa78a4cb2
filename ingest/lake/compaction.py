"""Small files brought together. Each import leaves a few; with a hundred of them a look-up takes 26 ms instead of 8,
so the tail is merged into one sorted file when it is long. Rows keep their runs, readers keep the files they have."""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and files

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from ingest.lake.attempt import Attempt
from ingest.lake.delta import DeltaFolder
from ingest.lake.duck import file_list, open_duckdb
from ingest.lake.parquet import copy_sorted

TAIL: Final = 50
"""Small files a table may have (measured over 10 million statements: 60 small files add 3 ms to a look-up)."""
_SMALL: Final = 8 << 20
_UNPACKED: Final = 64 << 20
"""Bytes as they are read; what many equal cells made small is not worth merging, and is sorted in memory."""
_TOGETHER: Final = 4 * _UNPACKED
"""Bytes, as they are read, of files that are merged into one: a sort of 2 GB ended in its memory being out."""
_KEPT_HOURS: Final = 7 * 24
"""How long merged files stay for readers and time travel; a shorter vacuum broke open cursors."""


def small_files(table: DeltaFolder) -> list[str]:
    """Files of a table that are worth merging."""
    return [path for path in table.files() if Path(path).stat().st_size < _SMALL]


def groups(files: Iterable[str]) -> Iterator[list[str]]:
    """Small files in handfuls that fit into memory; those that are large when read are left out."""
    group, size = list[str](), 0
    for path in files:
        unpacked = _unpacked(path)
        if unpacked >= _UNPACKED:
            continue
        if group and size + unpacked > _TOGETHER:
            yield group
            group, size = [], 0
        group.append(path)
        size += unpacked
    if group:
        yield group


def _unpacked(path: str) -> int:
    metadata = pq.read_metadata(path)
    return sum(metadata.row_group(n).total_byte_size for n in range(metadata.num_row_groups))


def merge(table: DeltaFolder, small: list[str], attempt: Attempt) -> None:
    """Replace small files by one, in one commit."""
    target = attempt.new_file(table.name)
    with open_duckdb(attempt.folder) as sql:
        copy_sorted(sql, table.name, f"select * from read_parquet({file_list(small)})", target)
    table.replace([Path(path).name for path in small], [target])
    table.vacuum(_KEPT_HOURS)
    attempt.discard()
