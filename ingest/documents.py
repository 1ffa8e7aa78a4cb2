"""Documents of a run: their text as it will be stored, and what an extractor says of it. The extractor comes from
outside, because reading judgments is another room's work."""

import ast
import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import pyarrow as pa

from ingest.lake.tables import SCHEMAS
from ontology.ids import RecordId
from ontology.statement import RecordContext, Statement

_LONG: Final = 500
"""Characters above which a cell beside a text is a passage of it (facts, reasoning), not a fact about it."""
BATCH: Final = 64
"""Documents whose statements are held as Python objects at a time."""


KeyedText = tuple[str, str, bytes, str | None, str]
"""Run, key, record, title and text of a document."""


class DocumentExtractor(Protocol):
    """Reads one text. It must give the same statements for the same text, and raise for none."""

    @property
    def name(self) -> str:
        """name@version; a new one makes known documents be read again."""
        ...

    def __call__(self, text: str, context: RecordContext, /) -> Iterable[Statement]:
        """What the text says, with spans in its code points."""
        ...


class NoExtractor:
    """Keeps texts without reading them."""

    name = ""

    def __call__(self, _text: str, _context: RecordContext, /) -> Iterable[Statement]:
        return ()


def stored_text(cell: str) -> str:
    """The text that spans refer to: CR LF as LF, a list of sentences joined as lines, else unchanged."""
    sentences = _sentences(cell) if cell.startswith("[{") else None
    return "\n".join(sentences) if sentences else cell.replace("\r\n", "\n")


def short_cells(rest: str) -> str:
    """The cells beside a text without those that repeat it in part."""
    cells: dict[str, str | None] = json.loads(rest)
    return json.dumps(
        {name: cell for name, cell in cells.items() if len(cell or "") <= _LONG}, ensure_ascii=False
    )


def _sentences(cell: str) -> list[str] | None:
    """Sentences of a text that was published as a list of {sentence, label}, as JSON or as Python wrote it."""
    for read in (json.loads, ast.literal_eval):
        try:
            items = read(cell)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(items, list) and all(isinstance(i, dict) and "sentence" in i for i in items):
            return [str(item["sentence"]) for item in items]
    return None


def document_rows(documents: Sequence[KeyedText]) -> pa.Table:
    """`documents` rows."""
    made = [
        {
            "record": record,
            "run": run,
            "title": title or "",
            "text": text,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "media": "text/plain",
        }
        for run, _, record, title, text in documents
    ]
    return pa.Table.from_pylist(made, schema=SCHEMAS["documents"])


def statement_rows(extractor: DocumentExtractor, source: str, documents: Sequence[KeyedText]) -> pa.Table:
    """What the documents say, as `statements` rows."""
    rows = [
        _row(statement, run)
        for run, key, record, _, text in documents
        for statement in extractor(text, RecordContext(source, key, RecordId(record.hex())))
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMAS["statements"])


def _row(s: Statement, run: str) -> dict[str, object]:
    return {
        "mention": bytes.fromhex(s.mention),
        "type": s.type,
        "property": s.property,
        "value": s.value,
        "value_kind": str(s.value_kind),
        "record": bytes.fromhex(s.evidence.record),
        "start": s.evidence.start,
        "end": s.evidence.end,
        "column": s.evidence.column,
        "extractor": s.extractor,
        "confidence": s.confidence,
        "asserted_by": str(s.asserted_by),
        "standing": str(s.standing),
        "polarity": str(s.polarity),
        "valid_from": s.valid.start.value,
        "valid_from_precision": str(s.valid.start.precision),
        "valid_to": s.valid.end.value,
        "valid_to_precision": str(s.valid.end.precision),
        "run": run,
    }
