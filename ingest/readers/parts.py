"""What a file holds: one table, several sheets, a text. Told by its bytes, because bank systems name pages and
delimited text .xls; the ending decides only among texts."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msoffcrypto

from ingest.errors import UnreadableFileError
from ingest.mapping.model import SourceKind
from ingest.passwords import Passwords
from ingest.readers.delimited import Delimited
from ingest.readers.json_envelope import json_parts
from ingest.readers.old_letter import is_old_letter, old_letter_text
from ingest.readers.opening import JSON, check_ending, encoding_of_file, ending, open_table
from ingest.readers.pdf import pdf_text
from ingest.readers.plain_text import PlainText, Text
from ingest.readers.rows import Table
from ingest.readers.stream import Stream
from ingest.readers.web_page import page_tables, page_text, parse_page
from ingest.readers.word import Letter
from ingest.readers.workbook import sheets

ROWS: Final = frozenset({SourceKind.ROWS})
DOCUMENTS: Final = frozenset({SourceKind.DOCUMENTS})
_LETTER: Final = 300
"""Characters beside its tables from which a file is a text with tables in it, not tables with a title."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LETTERS: Final = (".docx", ".doc")
_LARGEST_LOCKED: Final = 200 << 20
_PAGE_MARKS: Final = ("<html", "<!doctype html", "<table", "<head", "<meta")


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a file. `fallback`: only looked at where none of those that are not fits; `unread`: a text nobody can
    read, which goes to quarantine as one. `epoch`: the date system that its numbers count in, where the file says."""

    name: str
    table: Table
    kinds: frozenset[SourceKind]
    fallback: bool = False
    unread: bool = False
    epoch: str = ""


def open_parts(path: Path, name: str, passwords: Passwords | None = None) -> Iterator[Part]:
    """Each part, opened; the caller closes it. Raises UnreadableFileError, also between parts."""
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_OLE):
        yield from _old_office(path, name, passwords or Passwords())
    elif start.startswith(b"PK\x03\x04"):
        yield from _letter(path) if ending(name) in _LETTERS else _sheets(path)
    elif start.startswith(b"%PDF") or ending(name) == ".pdf":
        yield from _pdf(path, (passwords or Passwords()).for_file(name))
    elif ending(name) == ".docx" or (ending(name) == ".doc" and _is_no_text(start)):
        raise UnreadableFileError("Word 文件已损坏")
    elif start.startswith(b"{\\rtf"):
        raise UnreadableFileError("RTF 文件无法读取，请另存为 .docx 后导入")
    elif _is_page(start, name):
        yield from _page(path)
    else:
        yield from _text(path, name)


def _sheets(file: Path | io.BytesIO) -> Iterator[Part]:
    for name, grid, epoch in sheets(file):
        yield Part(name, grid, ROWS | DOCUMENTS, epoch=epoch)


def _letter(file: Path | io.BytesIO) -> Iterator[Part]:
    letter = Letter(file)
    yield from _tables_and_text(
        list(letter.tables()), letter.text(), beside=len(letter.text(without_tables=True))
    )


def _old_letter(file: Path | io.BytesIO) -> Iterator[Part]:
    yield Part("", Text(old_letter_text(file)), DOCUMENTS)


def _tables_and_text(tables: list[Table], text: str, *, beside: int) -> Iterator[Part]:
    for n, table in enumerate(tables, start=1):
        yield Part(f"表{n}", table, ROWS)
    yield Part("", Text(text), DOCUMENTS, fallback=bool(tables) and beside < _LETTER)


def _pdf(path: Path, passwords: Iterator[str]) -> Iterator[Part]:
    text, silent = pdf_text(path, passwords)
    yield Part("", Text(text, unread=silent), DOCUMENTS, unread=not text)


def _page(path: Path) -> Iterator[Part]:
    encoding = encoding_of_file(path)
    plain = PlainText(Stream(path), encoding)
    page = parse_page(plain.text)
    beside = len(page_text(page, without_tables=True))
    yield from _tables_and_text(list(page_tables(page)), page_text(page), beside=beside)


def _is_page(start: bytes, name: str) -> bool:
    if ending(name) in (".html", ".htm"):
        return True
    text = start.replace(b"\x00", b"").decode("latin-1").lstrip("\ufeffï»¿ÿþ \t\r\n").lower()
    return text.startswith(_PAGE_MARKS)


def _is_no_text(start: bytes) -> bool:
    """Whether bytes are those of a program: a text has no NUL unless it is one of two bytes a character."""
    return b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff"))


def _text(path: Path, name: str) -> Iterator[Part]:
    """A text with an ending of tables is one; a .txt may be both, the table is looked at first. One JSON object may be
    a record or the envelope of lists of them, the record is looked at first."""
    enveloped = False
    if check_ending(name) in JSON:
        for inside, items in json_parts(path, encoding_of_file(path)):
            enveloped = True
            yield Part(inside, items, ROWS | DOCUMENTS, fallback=bool(inside))
    if enveloped:
        return
    table, kinds = open_table(path, name)
    if ending(name) == ".txt" and (cut := _as_table(path)) is not None:
        yield Part("", cut, ROWS)
        yield Part("", table, frozenset(kinds), fallback=True)
    else:
        yield Part("", table, frozenset(kinds))


def _as_table(path: Path) -> Table | None:
    """A text as a table, if its first lines are cut alike into three cells or more."""
    table = Delimited(Stream(path), encoding_of_file(path))
    widths = Counter(map(len, table.head))
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    if width >= 3 and rows >= 2 and rows * 2 > len(table.head):
        return table
    table.close()
    return None


def _old_office(path: Path, name: str, passwords: Passwords) -> Iterator[Part]:
    with path.open("rb") as file:
        try:
            office = msoffcrypto.OfficeFile(file)
            locked = office.is_encrypted()
        except Exception as error:  # the library raises whatever its parsers do
            if ending(name) in _LETTERS:
                raise UnreadableFileError("Word 文件已损坏") from error
            locked = False
        if not locked:
            yield from _of_container(path, name)
            return
        if path.stat().st_size > _LARGEST_LOCKED:
            raise UnreadableFileError("加密的文件过大，请解除密码后导入")
        opened = _unlocked(office, name, passwords)
    start = opened.read(4)
    opened.seek(0)
    if start == b"PK\x03\x04":
        yield from _letter(opened) if ending(name) in _LETTERS else _sheets(opened)
    else:
        yield from _of_container(opened, name)


def _of_container(file: Path | io.BytesIO, name: str) -> Iterator[Part]:
    """Letter or workbook, by what is in it; a container with neither is told by its ending."""
    yield from _old_letter(file) if is_old_letter(file) or ending(name) in _LETTERS else _sheets(file)


def _unlocked(
    office: "msoffcrypto.format.base.BaseOfficeFile", name: str, passwords: Passwords
) -> io.BytesIO:
    for password in passwords.for_file(name):
        opened = io.BytesIO()
        try:
            office.load_key(password=password)
            office.decrypt(opened)
        except Exception:  # noqa: BLE001, S112 -- a wrong password shows as any failure of the parsers
            continue
        opened.seek(0)
        return opened
    raise UnreadableFileError("文件已加密，没有可用的密码（可用 --password-file 提供）")
