"""Sheets of xlsx, xlsm, xls and ods through calamine. A number of more than fifteen digits is written so that everyone
sees that it is none any more: a spreadsheet keeps fifteen, the rest of a card number is gone."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from ingest.errors import UnreadableFileError
from ingest.readers.grid import Grid
from ingest.readers.workbook_marks import Place, marks_of

_MOST: Final = 1e15
_LARGEST: Final = 400 << 20
"""Bytes of unpacked sheets: calamine holds a sheet in memory at about twice that."""


def sheets(file: Path | BinaryIO) -> Iterator[tuple[str, Grid, str]]:
    """Name and rows of each sheet that holds something, and the date system it counts in ("": not told); raises
    UnreadableFileError."""
    _check_size(file)
    marks = marks_of(file)
    try:
        book = CalamineWorkbook.from_object(file)
        names = book.sheet_names
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except (
        BaseException
    ) as error:  # the library raises its own and, for damaged files, others: its panics are no Exception
        raise UnreadableFileError(f"工作簿已损坏或不是工作簿（{_line(error)}）") from error
    damaged = ""
    for name in names:
        try:
            sheet = book.get_sheet_by_name(name)
        except (CalamineError, ValueError, OSError) as error:
            damaged = f"工作表「{name}」已损坏（{_line(error)}）"
            continue
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
                raise
            damaged = f"工作表「{name}」已损坏"
            continue
        errors = marks.errors_of(name)
        if sheet.height or errors:
            grid = Grid(_rows(sheet, errors), first=1, merged=sheet.merged_cell_ranges or ())
            yield name, grid, marks.epoch
    if damaged:
        raise UnreadableFileError(damaged)


def _rows(sheet: CalamineSheet, errors: dict[Place, str]) -> Iterator[Sequence[str]]:
    """With what the library leaves out, formulas without a value at the end of a row or below the last one."""
    marked: dict[int, dict[int, str]] = defaultdict(dict)
    for (line, column), text in errors.items():
        marked[line][column] = text
    table = sheet.to_python(skip_empty_area=False)
    for n, row in enumerate(table):
        cells = [cell_text(cell) for cell in row]
        yield _marked(cells, marked[n]) if n in marked else cells
    for below in range(len(table), max(marked, default=-1) + 1):
        yield _marked([], marked[below]) if below in marked else []


def _marked(cells: list[str], errors: dict[int, str]) -> list[str]:
    width = max(len(cells), *(column + 1 for column in errors))
    return [errors.get(i, cells[i] if i < len(cells) else "") for i in range(width)]


def cell_text(cell: Any) -> str:
    """A cell as people would write it down."""
    match cell:
        case str():
            return cell
        case bool():
            return "是" if cell else "否"
        case int() | float():
            return _number(float(cell))
        case datetime():
            return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M:%S}"
        case date():
            return cell.isoformat()
        case time():
            return f"{cell:%H:%M:%S}"
        case timedelta():
            return str(cell)
    return "" if cell is None else str(cell)


def _number(number: float) -> str:
    """Fifteen digits, as the spreadsheet counts; what is larger in scientific notation, for it has lost digits."""
    if abs(number) >= _MOST:
        return f"{number:.14E}"
    plain = f"{number:.15g}"
    return f"{number:.12f}".rstrip("0") if "e" in plain else plain


def _check_size(file: Path | BinaryIO) -> None:
    """A workbook is a zip too, and may promise gigabytes."""
    try:
        with ZipFile(file) as packed:
            size = sum(member.file_size for member in packed.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        size = 0
    finally:
        if not isinstance(file, Path):
            file.seek(0)
    if size > _LARGEST:
        raise UnreadableFileError(
            f"工作簿展开后有 {size >> 20} MB，超过 {_LARGEST >> 20} MB，请另存为 CSV 后导入"
        )


def _line(error: BaseException) -> str:
    return re.sub(r"\s+", " ", str(error))[:120]
