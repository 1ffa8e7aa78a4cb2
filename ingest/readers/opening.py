"""Which endings can be read, and which reader a text gets; what its bytes say beyond that is for `parts`."""

from pathlib import Path
from typing import Final

from ingest.errors import UnreadableFileError
from ingest.mapping.model import SourceKind
from ingest.readers.delimited import Delimited
from ingest.readers.encoding import encoding_of
from ingest.readers.json_rows import JsonRows
from ingest.readers.plain_text import PlainText
from ingest.readers.rows import Table
from ingest.readers.stream import Stream

_DELIMITED: Final = (".csv", ".tsv")
JSON: Final = (".jsonl", ".json", ".ndjson")
_TEXT: Final = (".txt", ".doc")
"""A .doc that is neither a container, a zip nor a page is what somebody called so: a text."""
_BINARY: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".pdf", ".html", ".htm", ".et")
_ARCHIVES: Final = (".zip", ".tar", ".tgz", ".tbz2", ".txz")
ENDINGS: Final = (*_DELIMITED, *JSON, *_TEXT, *_BINARY, *_ARCHIVES)
_SAMPLE: Final = 1 << 20


def ending(name: str) -> str:
    """The ending that says what is inside, without .gz."""
    lower = name.lower()
    if lower.endswith((".tar.bz2", ".tar.xz")):
        return ".tar"
    return Path(lower.removesuffix(".gz")).suffix


def check_ending(name: str) -> str:
    """The ending, if a reader knows it; raises UnreadableFileError."""
    kind = ending(name)
    if kind not in ENDINGS:
        raise UnreadableFileError(
            f"不支持「{kind or '无扩展名'}」文件，可导入 {'、'.join(ENDINGS)}（可加 .gz）", foreign=True
        )
    return kind


def open_table(path: Path, name: str) -> tuple[Table, set[SourceKind]]:
    """Open a kept original under its delivered name; also which kinds of mapping can read it."""
    kind = check_ending(name)
    encoding = encoding_of_file(path)
    stream = Stream(path)
    if kind in _TEXT:
        return PlainText(stream, encoding), {SourceKind.DOCUMENTS}
    both = {SourceKind.ROWS, SourceKind.DOCUMENTS}
    return (JsonRows(stream, encoding) if kind in JSON else Delimited(stream, encoding)), both


def encoding_of_file(path: Path) -> str:
    """Codec of the file, judged where it first leaves ASCII; raises UnreadableFileError if there is nothing in it."""
    empty = True
    with Stream(path) as stream:
        while sample := stream.read(_SAMPLE):
            empty = empty and not sample.strip(b"\xef\xbb\xbf \t\r\n")
            if not empty and not sample.isascii():
                return encoding_of(sample)
        if empty:
            broken = f"（{stream.break_note}）" if stream.break_note else ""
            raise UnreadableFileError(f"文件是空的{broken}", foreign=not broken)
    return "utf-8"
