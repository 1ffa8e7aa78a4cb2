"""The original behind an entry: its headers, and the row as far as it can be cut into cells."""

import csv
import json
from dataclasses import dataclass

from ingest.errors import MappingError
from ingest.lake.lake import Lake
from ingest.mapping.layout import Layout, find_header, fit
from ingest.mapping.load import mapping_named
from ingest.mapping.model import SourceKind
from ingest.reopening import head_of
from ingest.worklist.entries import NAME_OF_CORRECTED, OF_CORRECTION, Entry


@dataclass(frozen=True, slots=True)
class Form:
    """The headers of one original file and how a mapping lies on them."""

    headers: tuple[str, ...]
    layout: Layout

    def cells(self, entry: Entry) -> list[str]:
        """The row's cells under the headers, empty where they are not known."""
        if entry.cells is not None:
            return self._named(json.loads(entry.cells))
        if entry.raw.startswith("{"):
            try:
                return self._named(json.loads(entry.raw))
            except ValueError:
                return [""] * len(self.headers)
        return self._cut(entry.raw)

    def _named(self, values: object) -> list[str]:
        if not isinstance(values, dict):
            return [""] * len(self.headers)
        written = {written: name for name, written in self.layout.written}
        found = [values.get(h, values.get(written.get(h, h))) for h in self.headers]
        return [
            "" if v is None else v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in found
        ]

    def _cut(self, raw: str) -> list[str]:
        """Cells of a line that has no more of them than there are headers; else a person has to cut it."""
        mark = max(",\t;|", key=raw.count)
        try:
            cells = next(csv.reader([raw], delimiter=mark), [])
        except csv.Error:
            cells = []
        fits = len(cells) <= len(self.headers)
        return [*(cells if fits else ()), *[""] * len(self.headers)][: len(self.headers)]


def form_of(lake: Lake, entry: Entry) -> Form | None:
    """The form to correct an entry in; None where it cannot be corrected cell by cell, so the file has to be delivered
    again: texts, and rows that take a value from the files beside theirs."""
    try:
        mapping = mapping_named(entry.mapping.partition("@")[0])
    except MappingError:
        return None
    if mapping.kind is SourceKind.DOCUMENTS:
        return None
    head = head_of(lake.originals / entry.origin, entry.file_name.removesuffix(NAME_OF_CORRECTED))
    layout = find_header(mapping, head) if head else fit(mapping, _said_by(entry))
    headers = tuple(head[layout.header]) if head else _said_by(entry)
    if not headers:
        return None
    lacks = (p is None and c.context for c, p in zip(mapping.columns.values(), layout.places, strict=True))
    return None if any(lacks) else Form(headers, layout)


def _said_by(entry: Entry) -> tuple[str, ...]:
    """The row's own names for its cells, where its file is locked again."""
    try:
        said = json.loads(entry.cells or entry.raw)
    except ValueError:
        return ()
    return (
        tuple(name for name in said if not name.startswith(OF_CORRECTION)) if isinstance(said, dict) else ()
    )
