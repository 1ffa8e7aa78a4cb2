"""The lines that the offline import reads: one file a kind of node or relationship, headers of their own.

Cells stand between tabs and are never quoted: the quote character is one that no line holds, because every control
character in a text becomes a space and JSON escapes its own. So the importer may cut files anywhere and read them in
parallel, and writing a line is a join. An empty cell is no property.
"""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

from graph.store.neo4j.layout import INTEGERS

DELIMITER: Final = "TAB"
QUOTE: Final = "U+0001"
"""How the importer names them."""
LISTED: Final = ";"
"""Between the values of a list."""
_PLAIN: Final = str.maketrans(dict.fromkeys((*range(32), 127), " "))
_KINDS: Final = {"taken_down": "boolean", "redirects": "boolean", "moves": "string[]", "types": "string[]"}
_BUFFER: Final = 1 << 20


class Sheets:
    """Files in a folder, opened as they are named; `nodes` and `relationships` say what each holds."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        self.folder = folder
        self.nodes: dict[Path, str] = {}
        self.relationships: dict[Path, str] = {}
        self._opened = ExitStack()
        self._files: dict[tuple[str, tuple[str, ...]], TextIO] = {}

    def of_nodes(self, labels: str, columns: tuple[str, ...]) -> TextIO:
        """Nodes with these labels. A column `id:ID(space)` names the node for relationships and is kept as `id`."""
        return self._file(self.nodes, labels, columns)

    def of_relationships(self, kind: str, columns: tuple[str, ...]) -> TextIO:
        """Relationships of this type; the first two columns are its ends."""
        return self._file(self.relationships, kind, columns)

    def __enter__(self) -> "Sheets":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def _file(self, named: dict[Path, str], name: str, columns: tuple[str, ...]) -> TextIO:
        # A kind of node may come with different columns (shares of different types), each then in a file of its own.
        file = self._files.get((name, columns))
        if file is None:
            path = self.folder / f"{len(self._files):03}.tsv"
            named[path] = name
            file = self._opened.enter_context(path.open("w", _BUFFER, encoding="utf-8", newline="\n"))
            file.write("\t".join(map(_header, columns)) + "\n")
            self._files[name, columns] = file
        return file


def lines(rows: Iterable[Sequence[Any]]) -> Iterable[str]:
    """Rows as lines."""
    return ("\t".join(map(cell, row)) + "\n" for row in rows)


def cell(value: Any) -> str:
    """A value as the importer reads it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value if value.isprintable() else value.translate(_PLAIN)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _header(column: str) -> str:
    kind = "long" if column in INTEGERS else _KINDS.get(column)
    return f"{column}:{kind}" if kind else column
