"""What the reader of workbooks does not hand on: which date system a workbook counts in, and which of its cells are
errors (it gives them as empty, and a #REF! is no empty cell). Read from the parts of an xlsx themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final
from xml.sax.saxutils import unescape
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 -- an exception under a name that says so

_BLOCK: Final = 4 << 20
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_TARGET: Final = re.compile(rb"<Relationship\b[^>]*>")
_SYSTEM: Final = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=\"(1|true)\"")
_ERROR: Final = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=\"e\")[^>]*\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^>]*>.*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
_DAMAGED: Final = (BadZipFile, OSError, KeyError, ValueError, NotImplementedError, EOFError, ZlibError)
Place = tuple[int, int]
"""Row and column from 0."""


@dataclass(frozen=True, slots=True)
class Marks:
    """`epoch`: 1900, 1904, or "" where the file is none that says so; `parts`: where a sheet's cells stand in it."""

    epoch: str = ""
    parts: dict[str, str] = field(default_factory=dict)


def marks_of(file: Path | BinaryIO) -> Marks:
    """Of an xlsx; of any other file nothing is known."""
    try:
        with ZipFile(file) as packed:
            return _read(packed)
    except _DAMAGED:
        return Marks()
    finally:
        _rewind(file)


def error_cells(file: Path | BinaryIO, part: str) -> dict[Place, str]:
    """The errors of a sheet by place, as a spreadsheet shows them."""
    try:
        with ZipFile(file) as packed:
            return dict(_errors(packed, part))
    except _DAMAGED:
        return {}
    finally:
        _rewind(file)


def _read(packed: ZipFile) -> Marks:
    book = packed.read("xl/workbook.xml")
    targets = {}
    for match in _TARGET.finditer(packed.read("xl/_rels/workbook.xml.rels")):
        targets[_attribute(match[0], "Id")] = _attribute(match[0], "Target")
    parts = {}
    for match in _SHEET.finditer(book):
        target = targets.get(_attribute(match[0], r"\w+:id"), "")
        place = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        parts[unescape(_attribute(match[0], "name"), {"&quot;": '"', "&apos;": "'"})] = place
    return Marks("1904" if _SYSTEM.search(book) else "1900", parts)


def _attribute(tag: bytes, name: str) -> str:
    match = re.search(rb"\s" + name.encode() + rb"=\"([^\"]*)\"", tag)
    return match[1].decode("utf-8", "replace") if match else ""


def _errors(packed: ZipFile, part: str) -> Iterator[tuple[Place, str]]:
    with packed.open(part) as sheet:
        rest = b""
        while block := sheet.read(_BLOCK):
            text = rest + block
            end = text.rfind(b"<c ") if len(block) == _BLOCK else len(text)
            end = end if end > 0 else len(text)
            if b't="e"' in text:
                for match in _ERROR.finditer(text, 0, end):
                    yield (
                        (int(match[2]) - 1, _column(match[1])),
                        unescape(match[3].decode("utf-8", "replace")),
                    )
            rest = text[end:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _rewind(file: Path | BinaryIO) -> None:
    if not isinstance(file, Path):
        file.seek(0)
