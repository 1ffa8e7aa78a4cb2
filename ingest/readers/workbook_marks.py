"""What the reader of workbooks does not hand on: which date system a workbook counts in, which of its cells are errors
(it gives them as empty or as 0, and a #REF! is neither), and which hold a formula whose result was never saved, as
programs write them that do not calculate (it gives those as empty too). Read from the parts of an xlsx themselves;
binary and open ones have a file each."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final
from xml.sax.saxutils import unescape
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 -- an exception under a name that says so

from ingest.readers import old_workbook_marks, open_workbook_marks

_BLOCK: Final = 4 << 20
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_TARGET: Final = re.compile(rb"<Relationship\b[^>]*>")
_SYSTEM: Final = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=\"(1|true)\"")
_ERROR: Final = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=\"e\")[^>]*\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^>]*>.*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
_NO_RESULT: Final = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE: Final = re.compile(rb"\br=\"([A-Z]{1,3})([0-9]{1,7})\"")
_LITERAL: Final = re.compile('"[^"]*"').fullmatch
_LAST_ROW: Final = 1_048_576
_DAMAGED: Final = (BadZipFile, OSError, KeyError, ValueError, NotImplementedError, EOFError, ZlibError)
Place = tuple[int, int]
"""Row and column from 0."""


def _none(_sheet: str) -> dict[Place, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Marks:
    """`epoch`: 1900, 1904, or "" where the file is none that says so; `errors_of` a sheet: as a spreadsheet shows them,
    a formula without a result as it is typed, by place."""

    epoch: str = ""
    errors_of: Callable[[str], dict[Place, str]] = _none


def marks_of(file: Path | BinaryIO) -> Marks:
    """Of an xlsx, xls or ods; of any other or damaged file nothing is known."""
    for read in (_of_parts, _of_open, _of_old):
        try:
            return read(file)
        except (*_DAMAGED, *open_workbook_marks.DAMAGED, *old_workbook_marks.DAMAGED):
            continue
        finally:
            _rewind(file)
    return Marks()


def _of_open(file: Path | BinaryIO) -> Marks:
    errors = open_workbook_marks.errors_of_ods(file)
    return Marks("", lambda sheet: errors.get(sheet, {}))


def _of_old(file: Path | BinaryIO) -> Marks:
    book = old_workbook_marks.OldWorkbook(file)
    return Marks(book.epoch, book.errors_of)


def _of_parts(file: Path | BinaryIO) -> Marks:
    with ZipFile(file) as packed:
        epoch, parts = _read(packed)
    return Marks(epoch, partial(_error_cells, file, parts))


def _error_cells(file: Path | BinaryIO, parts: dict[str, str], sheet: str) -> dict[Place, str]:
    if sheet not in parts:
        return {}
    try:
        with ZipFile(file) as packed:
            return dict(_errors(packed, parts[sheet]))
    except _DAMAGED:
        return {}
    finally:
        _rewind(file)


def _read(packed: ZipFile) -> tuple[str, dict[str, str]]:
    """The date system and where each sheet's cells stand."""
    book = packed.read("xl/workbook.xml")
    targets = {}
    for match in _TARGET.finditer(packed.read("xl/_rels/workbook.xml.rels")):
        targets[_attribute(match[0], "Id")] = _attribute(match[0], "Target")
    parts = {}
    for match in _SHEET.finditer(book):
        target = targets.get(_attribute(match[0], r"\w+:id"), "")
        place = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        parts[unescape(_attribute(match[0], "name"), {"&quot;": '"', "&apos;": "'"})] = place
    return "1904" if _SYSTEM.search(book) else "1900", parts


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
                    yield _place(match[1], match[2]), _unescaped(match[3])
            if b"<f" in text or b":f" in text:
                yield from _without_result(text, end)
            rest = text[end:]


def _without_result(text: bytes, end: int) -> Iterator[tuple[Place, str]]:
    """Formulas that nothing stands beside; a text of no characters (`t="str"` with a value) is a result."""
    for match in _NO_RESULT.finditer(text, 0, end):
        place = _PLACE.search(match[1])
        if place and int(place[2]) <= _LAST_ROW and not (match[3] and b't="str"' in match[1]):
            yield _place(place[1], place[2]), _typed(_unescaped(match[2] or b""))


def _typed(formula: str) -> str:
    """After its sign; a blank keeps `="a"&B2` apart from ="0123", which is how exports write a text."""
    if not formula:
        return "=(共用公式)"
    return f"= {formula}" if formula.startswith('"') and not _LITERAL(formula) else f"={formula}"


def _unescaped(text: bytes) -> str:
    return html.unescape(text.decode("utf-8", "replace"))


def _place(letters: bytes, row: bytes) -> Place:
    return int(row) - 1, _column(letters)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _rewind(file: Path | BinaryIO) -> None:
    if not isinstance(file, Path):
        file.seek(0)
