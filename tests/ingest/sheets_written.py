"""A sheet in any of the formats that offices save it in, merged cells and other sheets included."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import xlsxwriter

from tests.ingest.compound import old_workbook
from tests.ingest.delivered import letter, page

Span = tuple[tuple[int, int], tuple[int, int]]
_SIGNS = {"csv": ",", "semicolon.csv": ";", "tab.csv": "\t", "tab.txt": "\t", "tab.xls": "\t", "bar.txt": "|"}


@dataclass(frozen=True)
class Sheet:
    """Rows as they stand; `merged`: first and last cell of each span, whose text stands in the first."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Span, ...] = ()


def written(path: Path, kind: str, sheets: Sequence[Sheet]) -> Path:
    """The file of a kind (`gb18030:tab.txt`, `xlsx`); text formats hold the last sheet."""
    encoding, _, ending = kind.rpartition(":")
    target = path.with_name(f"{path.name}.{ending.rpartition('.')[2]}")
    rows = sheets[-1].rows
    match ending:
        case "xlsx":
            _workbook(target, sheets)
        case "ods":
            _open_workbook(target, sheets)
        case "xls":
            old_workbook(target, sheets[-1].name, rows)
        case "page.xls":
            target.write_bytes(page([[escape(cell) for cell in row] for row in rows], "utf-8"))
        case "docx":
            letter(target, rows=rows)
        case _:
            text = io.StringIO()
            csv.writer(text, delimiter=_SIGNS[ending], lineterminator="\r\n").writerows(rows)
            target.write_bytes(text.getvalue().encode(encoding, "replace"))
    return target


def _workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        for each in sheets:
            sheet = book.add_worksheet(each.name)
            for (top, left), (bottom, right) in each.merged:
                if (top, left) != (bottom, right):
                    sheet.merge_range(top, left, bottom, right, "")
            for n, row in enumerate(each.rows):
                for i, cell in enumerate(row):
                    if cell:
                        sheet.write_string(n, i, cell)


def _open_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    tables = "".join(
        f'<table:table table:name="{each.name}">'
        + "".join(
            f"<table:table-row>{''.join(cell.format(escape(text)) for text in row)}</table:table-row>"
            for row in each.rows or ((),)
        )
        + "</table:table>"
        for each in sheets
    )
    with ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
