"""Sources → records → statements: readers, mappings, the lake, acquisitions, quarantine.

lake = Lake.open(folder, originals=…)
report = run(lake, paths, mapping=None, source=None, acquisition=NONE, extractor=…, on_progress=…)
explain(paths, mapping=None) -> how each file would be read, without a lake
lake.connect(as_of=None) -> DuckDB connection with the views
    statements (ontology.statement.STATEMENT_COLUMNS), all_statements, records, all_records, documents, runs,
    acquisitions, compartments (id, is_open, is_secret, …), quarantine, first_seen (mention, seen)
lake.document(id) · lake.record(id) · lake.statements_of(mention), each with compartments= and as_of=
lake.open_compartments() · lake.status() · lake.version()
"""

from ingest.acquisition import NONE, Acquisition, read_acquisition
from ingest.choosing import AskWhich
from ingest.documents import DocumentExtractor, NoExtractor, stored_text
from ingest.errors import (
    AcquisitionError,
    IngestError,
    LakeBusyError,
    LakeError,
    MappingError,
    UnreadableFileError,
)
from ingest.explaining import Explanation, ReadColumn, explain
from ingest.lake import Cell, Lake, LakeDocument, LakeRecord, LakeStatement, SourceStatus
from ingest.mapping.layout import Layout
from ingest.mapping.load import mapping_named, mappings
from ingest.report import FileReport, IngestReport, OnProgress, Progress
from ingest.runner import run

__all__ = [
    "NONE",
    "Acquisition",
    "AcquisitionError",
    "AskWhich",
    "Cell",
    "DocumentExtractor",
    "Explanation",
    "FileReport",
    "IngestError",
    "IngestReport",
    "Lake",
    "LakeBusyError",
    "LakeDocument",
    "LakeError",
    "LakeRecord",
    "LakeStatement",
    "Layout",
    "MappingError",
    "NoExtractor",
    "OnProgress",
    "Progress",
    "ReadColumn",
    "SourceStatus",
    "UnreadableFileError",
    "explain",
    "mapping_named",
    "mappings",
    "read_acquisition",
    "run",
    "stored_text",
]
