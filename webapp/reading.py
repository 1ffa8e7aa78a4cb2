"""Reads the lake for a viewer: documents and rows in their compartments, each once a request."""

from ingest.lake.rows import LakeDocument, LakeRecord
from ontology.ids import RecordId
from ontology.viewer import Viewer
from webapp.services import Sources


class Reading:
    """What one request reads of the lake."""

    def __init__(self, lake: Sources, viewer: Viewer) -> None:
        self._lake = lake
        # Restricted compartments have one id in lake and graph; the open ones are many here and one there.
        self._compartments = lake.open_compartments() | viewer.compartments
        self._documents: dict[str, LakeDocument | None] = {}
        self._records: dict[RecordId, LakeRecord | None] = {}

    def document(self, id: str) -> LakeDocument | None:
        """The stored text, None if there is none for this viewer."""
        if id not in self._documents:
            self._documents[id] = self._lake.document(id, compartments=self._compartments)
        return self._documents[id]

    def record(self, id: RecordId) -> LakeRecord | None:
        """The row or document, None if there is none for this viewer."""
        if id not in self._records:
            self._records[id] = self._lake.record(id, compartments=self._compartments)
        return self._records[id]
