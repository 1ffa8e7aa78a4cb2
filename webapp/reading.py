"""Reads the lake for a viewer: documents and rows in their compartments, each once a request.

It reads the lake as it was when the build was made. A text that has been replaced since would put every offset of
the build's evidence in the wrong place.
"""

from collections.abc import Collection

from graph.model import BuildInfo
from ingest.lake.rows import LakeDocument, LakeRecord
from ontology.ids import RecordId
from ontology.viewer import OPEN, Viewer
from webapp.services import Services


class Reading:
    """What one request reads of the lake that its build speaks of."""

    def __init__(self, home: Services, viewer: Viewer, info: BuildInfo) -> None:
        self._lake = home.lake
        self._as_of = home.lake_version(info.build)
        # Restricted compartments have one id in lake and graph; the open ones are many here and one there.
        opened = self._lake.open_compartments() if viewer.sees(OPEN) else frozenset[int]()
        self._compartments = opened | viewer.compartments
        self._documents: dict[str, LakeDocument | None] = {}
        self._records: dict[RecordId, LakeRecord | None] = {}

    def expect(self, ids: Collection[RecordId]) -> None:
        """Read all of these at once; each is then there when it is asked for."""
        new = [id for id in dict.fromkeys(ids) if id not in self._records]
        found = self._lake.records(new, compartments=self._compartments, as_of=self._as_of)
        self._records |= {id: found.get(id) for id in new}
        texts = [id for id, record in found.items() if record.is_document and id not in self._documents]
        told = self._lake.documents(texts, compartments=self._compartments, as_of=self._as_of)
        self._documents |= {id: told.get(id) for id in texts}

    def document(self, id: str) -> LakeDocument | None:
        """The stored text, None if there is none for this viewer."""
        if id not in self._documents:
            self._documents[id] = self._lake.document(id, compartments=self._compartments, as_of=self._as_of)
        return self._documents[id]

    def record(self, id: RecordId) -> LakeRecord | None:
        """The row or document, None if there is none for this viewer."""
        if id not in self._records:
            self._records[id] = self._lake.record(id, compartments=self._compartments, as_of=self._as_of)
        return self._records[id]
