"""Rows that Python made into Arrow by way of JSON: `pyarrow.Table.from_pylist` imports pandas to ask whether a text is
one of its own, which takes a quarter of a second, as long as the rest of a one-row import's commit."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
from pyarrow.json import ParseOptions, ReadOptions, read_json

from ingest.lake.tables import SCHEMAS


def made_rows(table: str, rows: Sequence[Mapping[str, object]]) -> pa.Table:
    """Rows of a lake table without bytes (all but statements, records and documents); what a row lacks is null."""
    schema = SCHEMAS[table]
    lines = "\n".join(json.dumps({name: row.get(name) for name in schema.names}) for row in rows).encode()
    source: Any = pa.BufferReader(lines)
    if not rows:
        return schema.empty_table()
    return read_json(
        source,
        ReadOptions(use_threads=False, block_size=len(lines) + 1),
        ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    )
