"""Sources → records → statements: readers, mappings, the lake, acquisitions, quarantine.

lake = Lake.open(folder, originals=…)
report = run(lake, paths, mapping=None, source=None, acquisition=NONE, extractor=…, on_progress=…)
explain(paths, mapping=None) -> how each file would be read, without a lake
lake.connect(as_of=None) -> DuckDB connection with the views
    statements (ontology.statement.STATEMENT_COLUMNS), all_statements, records, all_records, documents, runs,
    acquisitions, compartments (id, is_open, is_secret, …), quarantine, first_seen (mention, seen)
lake.document(id) · lake.record(id) · lake.statements_of(mention), each with compartments= and as_of=
lake.open_compartments() · lake.status() · lake.version()

Names are loaded when they are first asked for: whoever only reads the lake loads no reader and no ibis (.6 s).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
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

_WHERE: Final = {
    "ingest.acquisition": ("NONE", "Acquisition", "read_acquisition"),
    "ingest.choosing": ("AskWhich",),
    "ingest.documents": ("DocumentExtractor", "NoExtractor", "stored_text"),
    "ingest.errors": (
        "AcquisitionError",
        "IngestError",
        "LakeBusyError",
        "LakeError",
        "MappingError",
        "UnreadableFileError",
    ),
    "ingest.explaining": ("Explanation", "ReadColumn", "explain"),
    "ingest.lake": ("Cell", "Lake", "LakeDocument", "LakeRecord", "LakeStatement", "SourceStatus"),
    "ingest.mapping.layout": ("Layout",),
    "ingest.mapping.load": ("mapping_named", "mappings"),
    "ingest.report": ("FileReport", "IngestReport", "OnProgress", "Progress"),
    "ingest.runner": ("run",),
}
_MODULE_OF: Final = {name: module for module, names in _WHERE.items() for name in names}

if not TYPE_CHECKING:  # or a misspelt name would pass for an object

    def __getattr__(name: str) -> object:
        """A name of this room, from its module."""
        if name not in _MODULE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_MODULE_OF[name]), name)
