"""The workbook in which a clerk corrects rows: one sheet a file, the original's own columns, every cell text, so that
an 18-digit number stays one and what looks like a formula is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import openpyxl
import xlsxwriter
from openpyxl.utils.exceptions import InvalidFileException

from ingest.errors import UnreadableFileError
from ingest.lake.lake import Lake
from ingest.worklist.entries import Entry
from ingest.worklist.original import Form, form_of

FIXED: Final = ("隔离编号", "数据集", "文件", "行", "列", "原因", "原始内容")
LONGEST_CELL: Final = 32_767
"""Characters; a spreadsheet holds no more in a cell."""
LONGEST_SHEET: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Returned:
    """A row of a workbook that came back: the entry it answers and the original's cells by header."""

    entry: str
    cells: dict[str, str]
    formula: bool


def write_sheet(lake: Lake, entries: Sequence[Entry], path: Path) -> tuple[int, int]:
    """Write entries for correction; how many were written, and how many can only be delivered again. Raises OSError
    where nothing can be written."""
    written, by_file = 0, _by_file(entries)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    beside = path.with_name(path.name + ".part")
    beside.touch(mode=0o600)  # the library closes a book it could not begin with an error of its own
    with xlsxwriter.Workbook(str(beside), options) as book:
        text = book.add_format({"num_format": "@"})
        for number, of_file in enumerate(by_file, start=1):
            form = form_of(lake, of_file[0])
            fitting = [e for e in of_file if form and _fits(e, form)][:LONGEST_SHEET]
            if form and fitting:
                _write_file(book.add_worksheet(str(number)), form, fitting, text)
                written += len(fitting)
        if not book.worksheets():
            book.add_worksheet("1")
    beside.chmod(0o600)
    beside.replace(path)
    return written, len(entries) - written


def read_sheet(path: Path) -> Iterator[Returned]:
    """Rows of a workbook that came back; raises UnreadableFileError for what is none."""
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (InvalidFileException, OSError, KeyError, ValueError) as error:
        raise UnreadableFileError(
            f"{path.name} 不是可读取的 xlsx 工作簿。请交回 fuyuan quarantine export 写出的文件。"
        ) from error
    try:
        for sheet in book.worksheets:
            yield from _rows(sheet)
    finally:
        book.close()


def _rows(sheet: Any) -> Iterator[Returned]:
    rows = sheet.iter_rows()
    headers = [_text(cell.value) for cell in next(rows, ())]
    if FIXED[0] not in headers:
        return
    place, start = headers.index(FIXED[0]), len(FIXED)
    for row in rows:
        values = [_text(cell.value) for cell in row]
        entry = values[place].strip() if place < len(values) else ""
        if entry:
            cells = dict(zip(headers[start:], values[start:], strict=False))
            formula = any(getattr(cell, "data_type", "") == "f" for cell in row[start:])
            yield Returned(entry, {h: cells.get(h, "") for h in headers[start:]}, formula)


def _text(value: object) -> str:
    """A cell as text; a spreadsheet program may have made numbers and dates of what was typed."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value.isoformat(" ").removesuffix(" 00:00:00") if hasattr(value, "isoformat") else str(value)


def _by_file(entries: Sequence[Entry]) -> list[list[Entry]]:
    found: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.source, *entry.part), []).append(entry)
    return list(found.values())


def _fits(entry: Entry, form: Form) -> bool:
    return all(len(cell) <= LONGEST_CELL for cell in form.cells(entry))


def _write_file(sheet: Any, form: Form, entries: Sequence[Entry], text: Any) -> None:
    for place, header in enumerate((*FIXED, *form.headers)):
        sheet.write_string(0, place, header, text)
    for at, e in enumerate(entries, start=1):
        known = (e.id, e.source, e.file_name, str(e.line), e.column, e.reason, e.raw[:LONGEST_CELL])
        for place, cell in enumerate((*known, *form.cells(e))):
            sheet.write_string(at, place, cell, text)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(FIXED) + len(form.headers) - 1, 18)
