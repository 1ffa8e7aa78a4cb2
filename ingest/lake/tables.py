"""The lake's seven tables. Append only: nothing here is updated in place, the current version of a record is
computed by the views, so any earlier state can be read again."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import pyarrow as pa

TEXT: Final[pa.DataType] = pa.string()
LONG: Final[pa.DataType] = pa.int64()
INT: Final[pa.DataType] = pa.int32()
DOUBLE: Final[pa.DataType] = pa.float64()
FLAG: Final[pa.DataType] = pa.bool_()
ID: Final[pa.DataType] = pa.binary()  # 16 bytes; Delta has no fixed-size binary

SCHEMAS: Final[Mapping[str, pa.Schema]] = MappingProxyType(
    {
        "acquisitions": pa.schema(
            {
                "acquisition": TEXT,
                "instrument": TEXT,
                "number": TEXT,
                "issuing_body": TEXT,
                "delivering_body": TEXT,
                "medium": TEXT,
                "obtained": TEXT,
                "obtained_by": TEXT,
                "receipt": TEXT,
                "case_number": TEXT,
                "compartment": LONG,
                "registered_at": TEXT,
            }
        ),
        "compartments": pa.schema(
            {
                "id": LONG,
                "source_set": TEXT,
                "case_number": TEXT,
                "body": TEXT,
                "is_open": FLAG,
                "is_secret": FLAG,
                "term": TEXT,
                "registered_at": TEXT,
            }
        ),
        "runs": pa.schema(
            {
                "run": TEXT,
                "number": LONG,
                "source": TEXT,
                "mapping": TEXT,
                "extractor": TEXT,
                "kind": TEXT,
                "file_name": TEXT,
                "sha256": TEXT,
                "sm3": TEXT,
                "size": LONG,
                "acquisition": TEXT,
                "compartment": LONG,
                "obtained": TEXT,
                "headers": TEXT,
                "rows_in": LONG,
                "accepted": LONG,
                "changed": LONG,
                "unchanged": LONG,
                "quarantined": LONG,
                "cell_issues": LONG,
                "wrote": FLAG,
                "break_note": TEXT,
                "started_at": TEXT,
                "committed_at": TEXT,
            }
        ),
        "documents": pa.schema(
            {"record": ID, "run": TEXT, "title": TEXT, "text": TEXT, "sha256": TEXT, "media": TEXT}
        ),
        "records": pa.schema(
            {
                "record": ID,
                "run": TEXT,
                "key": TEXT,
                "content_hash": ID,
                "line": LONG,
                "source_date": TEXT,
                "said": FLAG,
                "cells": TEXT,
            }
        ),
        "statements": pa.schema(
            {
                "mention": ID,
                "type": TEXT,
                "property": TEXT,
                "value": TEXT,
                "value_kind": TEXT,
                "record": ID,
                "start": INT,
                "end": INT,
                "column": TEXT,
                "extractor": TEXT,
                "confidence": DOUBLE,
                "asserted_by": TEXT,
                "standing": TEXT,
                "polarity": TEXT,
                "valid_from": TEXT,
                "valid_from_precision": TEXT,
                "valid_to": TEXT,
                "valid_to_precision": TEXT,
                "run": TEXT,
            }
        ),
        "quarantine": pa.schema(
            {
                "run": TEXT,
                "scope": TEXT,
                "line": LONG,
                "column": TEXT,
                "code": TEXT,
                "reason": TEXT,
                "raw": TEXT,
            }
        ),
    }
)

COMMIT_ORDER: Final = ("statements", "records", "documents", "quarantine", "runs")
"""A reader believes only what a row of `runs` vouches for, so that row is written last."""

SORTED_BY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acquisitions": "acquisition",
        "compartments": "id",
        "runs": "number",
        "statements": "mention",
        "records": "record",
        "documents": "record",
        "quarantine": "run",
    }
)
"""What a table is looked up by. Merged files, and the small tables, are sorted by it, so a look-up opens one row group
(8 ms against 58 ms over 10 million statements, measured 2026-11); an import's own files keep the order of its rows and
are told by Bloom filters (docs/decisions/0005)."""
