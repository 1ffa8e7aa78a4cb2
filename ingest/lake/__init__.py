"""The lake: Delta tables in a folder, read through DuckDB views."""

from ingest.lake.lake import Lake
from ingest.lake.rows import Cell, LakeDocument, LakeRecord, LakeStatement, SourceStatus

__all__ = ["Cell", "Lake", "LakeDocument", "LakeRecord", "LakeStatement", "SourceStatus"]
