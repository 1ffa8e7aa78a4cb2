"""Evidence as a person reads it: what is claimed, by whom, how firmly, and the very place it stands."""

from dataclasses import dataclass
from functools import cache

from casework.masking.curtain import Curtain
from graph.model import EvidenceRow
from graph.store.interface import GraphStore
from ingest import MappingError, mapping_named
from ingest.lake.rows import LakeDocument, LakeRecord
from ontology.ids import EntityId, RelationId
from ontology.standing import ASSERTED_BY_LABEL, STANDING_LABEL
from ontology.viewer import Viewer
from webapp.api.shapes import Evidence, Source
from webapp.api.shown import display_of, mark
from webapp.headings import Heading, heading
from webapp.reading import Reading
from webapp.services import services
from webapp.text_offsets import Utf16Offsets
from webapp.viewing import curtain


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """Evidence in order; `ids` are the documents and records it was read from."""

    rows: list[Evidence]
    ids: tuple[str, ...]
    truncated: bool


def read_evidence(
    store: GraphStore, viewer: Viewer, owner: EntityId | RelationId, type_name: str, *, limit: int
) -> EvidenceFound:
    """The statements behind an entity or relation, at most `limit`, with their places in the lake."""
    found = store.evidence(viewer, owner, limit=limit + 1)
    reading = Reading(services(), viewer, store.build_info())
    reading.expect([row.record for row in found[:limit]])
    writer = _Writer(reading, type_name, curtain(viewer))
    rows = [writer.write(row) for row in found[:limit]]
    return EvidenceFound(rows, tuple(dict.fromkeys(row.record for row in found[:limit])), len(found) > limit)


class _Writer:
    """Writes evidence of one owner; the offsets of a text are made once."""

    def __init__(self, reading: Reading, type_name: str, drawn: Curtain) -> None:
        self._drawn = drawn
        self._reading = reading
        self._type = type_name
        self._offsets: dict[str, Utf16Offsets] = {}

    def write(self, row: EvidenceRow) -> Evidence:
        record = self._reading.record(row.record)
        document = self._reading.document(row.record) if record and record.is_document else None
        sight = self._drawn.value(self._type, row.property, row.value)
        return Evidence(
            statement=row.statement,
            property=row.property,
            value=sight.text,
            display=display_of(self._type, row.property, row.value, sight),
            standing=row.standing,
            standing_label=STANDING_LABEL[row.standing],
            effect=row.effect,
            polarity=row.polarity,
            asserted_by=row.asserted_by,
            asserted_by_label=ASSERTED_BY_LABEL[row.asserted_by],
            extractor=row.extractor,
            extractor_label=_mapping_in_words(row.extractor),
            confidence=row.confidence,
            source=_source(row, record, document, self._drawn),
            record=row.record,
            document=document.id if document else None,
            start=self._unit(document, row.start),
            end=self._unit(document, row.end),
            column=row.column,
            **mark(sight),
        )

    def _unit(self, document: LakeDocument | None, offset: int | None) -> int | None:
        if document is None or offset is None:
            return None
        if document.id not in self._offsets:
            self._offsets[document.id] = Utf16Offsets(document.text)
        return self._offsets[document.id].of(offset)


@cache
def _mapping_in_words(extractor: str) -> str:
    """Title and version of the mapping that read a row; "" of what reads texts, whose names the page knows."""
    name, _, version = extractor.partition("@")
    try:
        return f"{mapping_named(name).label.zh}（第 {version} 版）"
    except MappingError:
        return ""


def _source(
    row: EvidenceRow, record: LakeRecord | None, document: LakeDocument | None, drawn: Curtain
) -> Source:
    top = heading(document.text) if document else Heading("", "", "", "")
    return Source(
        name=row.source,
        kind="row" if document is None else "document",
        title=drawn.prose(_title(record, document, top)).text,
        case_number=top.case_number,
        court=top.court,
        date=row.source_date or top.day,
        obtained=record.obtained if record else "",
    )


def _title(record: LakeRecord | None, document: LakeDocument | None, top: Heading) -> str:
    if document is not None:
        return document.title or top.kind
    return f"{record.file_name} 第 {record.line} 行" if record else ""
