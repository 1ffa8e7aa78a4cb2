"""Tables and text of a docx. Courts put the case number into headers and the seal line into text boxes, so both are
part of the text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.oxml.ns import qn

from ingest.errors import UnreadableFileError
from ingest.readers.grid import Grid

_LARGEST: Final = 200 << 20
_PARAGRAPH, _TABLE, _BOX, _CHOICE = qn("w:p"), qn("w:tbl"), qn("w:txbxContent"), "AlternateContent"


class Letter:
    """An opened docx."""

    def __init__(self, file: Path | BinaryIO) -> None:
        try:
            with ZipFile(file) as packed:
                if sum(member.file_size for member in packed.infolist()) > _LARGEST:
                    raise UnreadableFileError(f"Word 文件展开后超过 {_LARGEST >> 20} MB")
            if not isinstance(file, Path):
                file.seek(0)
            self._document = Document(str(file) if isinstance(file, Path) else file)
            self._body = self._document.element.body
        except UnreadableFileError:
            raise
        except (BadZipFile, KeyError, ValueError, OSError, AttributeError, SyntaxError) as error:
            raise UnreadableFileError("Word 文件已损坏") from error
        except Exception as error:  # python-docx raises what lxml and zlib do
            raise UnreadableFileError(f"Word 文件已损坏（{type(error).__name__}）") from error

    def tables(self) -> Iterator[Grid]:
        """Tables of at least two rows and columns."""
        for table in self._document.tables:
            rows = [[cell.text.strip() for cell in row.cells] for row in table.rows]
            if len(rows) > 1 and max(map(len, rows)) > 1:
                yield Grid(rows)

    def text(self, *, without_tables: bool = False) -> str:
        """Headers, paragraphs and tables in their order, text boxes where they are anchored, then footers."""
        lines = [*self._edges("header"), *_lines(self._body, without_tables), *self._edges("footer")]
        return "\n".join(line for line in lines if line.strip())

    def _edges(self, which: str) -> list[str]:
        found: dict[str, None] = {}
        for section in self._document.sections:
            edge = getattr(section, which)
            if not edge.is_linked_to_previous:
                found |= dict.fromkeys(_lines(edge._element, without_tables=False))
        return [line for line in found if any(c.isalpha() for c in line)]


def _lines(element: Any, without_tables: bool) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == _PARAGRAPH:
            yield _own_text(child)
            for box in child.iter(_BOX):
                if not any(str(up.tag).endswith("}Fallback") for up in box.iterancestors()):
                    yield from _lines(box, without_tables)
        elif child.tag == _TABLE:
            if not without_tables:
                for row in child.iter(qn("w:tr")):
                    cells = (" ".join(_lines(cell, False)) for cell in row.iterchildren(qn("w:tc")))
                    yield "\t".join(cells)
        elif isinstance(child.tag, str) and child.tag.endswith(("}sdt", "}sdtContent")):
            yield from _lines(child, without_tables)


def _own_text(paragraph: Any) -> str:
    """Text of a paragraph without that of boxes anchored in it and of deleted revisions."""
    pieces = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if any(up.tag == _BOX for up in node.iterancestors()):
            continue
        pieces.append(node.text or "" if node.tag == qn("w:t") else "\t" if node.tag == qn("w:tab") else "\n")
    return "".join(pieces)
