"""Which cells of an .ods are errors. Such a file keeps a value beside what it shows, 0 or nothing for a #REF!, and the
reader of workbooks hands on the value; here what is shown counts (ODF 1.3 part 3, table:table-cell)."""

import re
from collections import defaultdict
from pathlib import Path
from typing import IO, BinaryIO, Final
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 -- an exception under a name that says so

Place = tuple[int, int]
"""Row and column from 0."""
DAMAGED: Final = (
    BadZipFile,
    OSError,
    KeyError,
    ValueError,
    NotImplementedError,
    EOFError,
    ZlibError,
    ExpatError,
)
_ERROR: Final = re.compile(r"#(?:DIV/0!|REF!|N/A|NAME\?|NULL!|NUM!|VALUE!)|Err:[0-9]{3}").fullmatch
_SIGN: Final = re.compile(rb">(?:#(?:DIV/0!|REF!|N/A|NAME\?|NULL!|NUM!|VALUE!)|Err:[0-9]{3})<")
_BLOCK: Final = 1 << 20
_MOST_REPEATS: Final = 4_096
"""A damaged cell that fills a column to the end of the sheet is told this often."""


def errors_of_ods(file: Path | BinaryIO) -> dict[str, dict[Place, str]]:
    """By sheet and place; nothing where no cell shows one, which costs one look through the file."""
    with ZipFile(file) as packed:
        with packed.open("content.xml") as content:
            if not _shows_any(content):
                return {}
        with packed.open("content.xml") as content:
            walk = _Walk()
            walk.parser.ParseFile(content)
    return walk.found


def _shows_any(content: IO[bytes]) -> bool:
    tail = b""
    while block := content.read(_BLOCK):
        if _SIGN.search(tail + block):
            return True
        tail = block[-16:]
    return False


class _Walk:
    """Where in which sheet the parser stands."""

    def __init__(self) -> None:
        self.found: dict[str, dict[Place, str]] = defaultdict(dict)
        self.parser = ParserCreate()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler = self._text
        self._sheet, self._row, self._column = "", 0, 0
        self._rows, self._columns, self._calculated = 1, 1, False
        self._said: list[str] = []
        self._of_row: list[tuple[int, int, str]] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table:table":
                self._sheet, self._row = attributes.get("table:name", ""), 0
            case "table:table-row":
                self._rows, self._column = int(attributes.get("table:number-rows-repeated", "1")), 0
                self._of_row = []
            case "table:table-cell" | "table:covered-table-cell":
                self._columns = int(attributes.get("table:number-columns-repeated", "1"))
                self._calculated = "table:formula" in attributes or "error" in attributes.get(
                    "calcext:value-type", ""
                )
                self._said = []

    def _text(self, text: str) -> None:
        if self._calculated:
            self._said.append(text)

    def _end(self, name: str) -> None:
        match name:
            case "table:table-cell" | "table:covered-table-cell":
                if self._calculated and _ERROR(said := "".join(self._said).strip()):
                    self._of_row.append((self._column, self._columns, said))
                self._column += self._columns
                self._calculated = False
            case "table:table-row":
                self._note()
                self._row += self._rows

    def _note(self) -> None:
        for column, columns, said in self._of_row:
            for row in range(self._row, self._row + min(self._rows, _MOST_REPEATS)):
                for place in range(column, column + min(columns, _MOST_REPEATS)):
                    self.found[self._sheet][row, place] = "#VALUE!" if said.startswith("Err:") else said
