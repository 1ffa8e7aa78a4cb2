"""The invented register and a judgment in every format that offices deliver."""

import io
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from docx import Document

from tests.ingest.invented import REGISTRY_HEADER, csv_bytes, judgment_text, registry_row


def cells(count: int) -> list[list[str]]:
    """Header and rows of the register."""
    rows = [registry_row(n) for n in range(count)]
    return [list(REGISTRY_HEADER), *([row[name] for name in REGISTRY_HEADER] for row in rows)]


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """An xlsx with some sheets."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                for i, cell in enumerate(row):
                    sheet.write(n, i, cell) if not isinstance(cell, str) else sheet.write_string(n, i, cell)
    return path


def page(rows: Sequence[Sequence[str]], encoding: str) -> bytes:
    """A page with a table, as bank systems name .xls."""
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><p>导出结果</p><table>{lines}</table></body></html>".encode(encoding)


def letter(path: Path, text: str = "", rows: Sequence[Sequence[str]] = ()) -> Path:
    """A docx with paragraphs, then a table."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, written in zip(table.rows, rows, strict=True):
            for cell, value in zip(row.cells, written, strict=True):
                cell.text = value
    document.save(str(path))
    return path


def register_in(kind: str, path: Path, count: int) -> Path:
    """The register in a format; returns the path with its ending."""
    rows = cells(count)
    text = csv_bytes(registry_row(n) for n in range(count)).decode()
    target = path.with_name(path.name + "." + kind.rpartition(":")[2])
    match kind.partition(":")[0]:
        case "xlsx":
            return workbook(target, {"登记": rows})
        case "macro":
            book = openpyxl.Workbook()
            for row in rows:
                book.active.append(row)
            book.save(target)
        case "page":
            target.write_bytes(page(rows, "utf-8"))
        case "docx":
            letter(target, rows=rows)
        case "zip":
            with zipfile.ZipFile(target, "w") as packed:
                packed.writestr("登记/名册.csv", text)
        case "tar":
            with tarfile.open(target, "w:gz") as packed:
                info = tarfile.TarInfo("登记/名册.csv")
                info.size = len(text.encode())
                packed.addfile(info, io.BytesIO(text.encode()))
        case "tabs":
            target.write_bytes("\n".join("\t".join(row) for row in rows).encode("utf-8"))
        case encoding:
            target.write_bytes(text.encode(encoding))
    return target


def page_of_judgment(number: int) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in judgment_text(number).splitlines())
    return f"<html><head><title>裁判文书</title></head><body>{lines}</body></html>".encode("gb18030")
