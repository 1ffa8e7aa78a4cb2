"""Judgments read straight from files to JSON, no store touched: what `fuyuan extract` prints."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest import UnreadableFileError, mappings, stored_text
from ingest.mapping.guess import guess
from ingest.mapping.model import SourceKind
from ingest.readers.opening import check_ending
from ingest.readers.parts import Part, open_parts
from ingest.readers.rows import BadRow
from ingest.walking import walk
from nlp.extract import Source, extract_documents
from ontology.system_reasons import system_reason

LARGE = 8_000_000
"""Bytes of a file (packed or not) from which on its documents are read by several processes."""
ID_LENGTH = 32
"""Hex digits of a text's own hash that name it where its source gives it no key."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line to print; `whole` is False for the complaint about what could not be read."""

    text: str
    whole: bool = True


def extract_files(paths: Sequence[Path]) -> Iterator[Line]:
    """One JSON object a document, in the order given, of a folder its files in sorted order; a complaint a file or row
    that cannot be read."""
    for found in (found for path in paths for found in walk(path)):
        path, complaints = found.path, list[str]()
        if found.problem is not None:
            yield Line(f"{path}：无法读取：{system_reason(found.problem)}", whole=False)
            continue
        for extraction in extract_documents(_sources(path, complaints), processes=_processes(path)):
            yield Line(json.dumps(extraction.to_json(), ensure_ascii=False))
        for complaint in complaints:
            yield Line(f"{path}：{complaint}", whole=False)


def _processes(path: Path) -> int:
    """All cores for a file that holds minutes of reading; starting them takes seconds."""
    large = path.is_file() and path.stat().st_size >= LARGE
    return (os.cpu_count() or 1) if large else 1


def _sources(path: Path, complaints: list[str]) -> Iterator[Source]:
    read = False
    try:
        check_ending(path.name)
        for part in open_parts(path, path.name):
            with closing(part.table):
                if SourceKind.DOCUMENTS not in part.kinds or (part.fallback and read):
                    continue
                for source in _texts(path, part, complaints):
                    read = True
                    yield source
    except UnreadableFileError as error:
        complaints.append(error.reason)
        return
    except OSError as error:
        complaints.append(f"无法读取：{system_reason(error)}")
        return
    if not read and not complaints:
        complaints.append("没有找到文书正文所在的列（text、全文、正文）")


def _texts(path: Path, part: Part, complaints: list[str]) -> Iterator[Source]:
    table = part.table
    layout = guess(list(mappings().values()), table, {SourceKind.DOCUMENTS})
    if layout is None:
        return
    columns = list(layout.mapping.columns)
    text_at, key_at = columns.index(layout.mapping.text), columns.index("id")
    for item in table.rows(layout.header, layout.places):
        if isinstance(item, BadRow):
            complaints.append(f"第 {item.line} 行无法读取（{item.code}）")
            continue
        for row in item.block().rows:
            yield _source(path, row[key_at], row[text_at] or "")
    if table.break_note:
        complaints.append(table.break_note)


def _source(path: Path, key: str | None, cell: str) -> Source:
    text = stored_text(cell)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Source(text, str(path), key or sha256[:ID_LENGTH], sha256)
