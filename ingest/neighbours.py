"""Sheets that speak of what lies beside them: a police export's tasks (任务信息) name who asked and who answered, its
accounts (账户信息) whose reply it is. One reader for whoever asks them: which files of a folder or an archive can be
such a sheet, and what its first rows say in a few columns."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ingest.errors import UnreadableFileError
from ingest.mapping.guess import guess
from ingest.mapping.layout import Layout
from ingest.mapping.load import mappings
from ingest.passwords import Passwords
from ingest.readers.opening import ending
from ingest.readers.parts import open_parts
from ingest.readers.rows import BadRow, Table
from ingest.unpacking import Limits, Unpacking, is_archive

TASKS: Final = "任务"
"""What the name of a task sheet holds, unless somebody renamed it."""
_MOST_FILES: Final = 60
"""Files that are opened to find a sheet which its name does not tell."""
_LARGEST: Final = 8 << 20
_LARGEST_ARCHIVE: Final = 256 << 20
_READ_FROM_START: Final = (".csv", ".tsv", ".txt")
"""Of these only the beginning is read, however large they are; a workbook is opened whole."""
_ARCHIVES: Final = (".zip", ".tar", ".tgz", ".tbz2", ".txz")
_MOST_ROWS: Final = 5_000
_SAYS_NOTHING: Final = ("", "-", "/", "无")

Row = tuple[str, ...]


def sheets_in(folder: Path) -> list[Path]:
    """Files of a folder that can be such a sheet; of very many files only those that are named so."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    if len(files) > _MOST_FILES:
        return [path for path in files if TASKS in path.name]
    return [path for path in files if _can_be_one(path.name, path.stat().st_size)]


@contextmanager
def sheets_of(archive: Path, passwords: Passwords) -> Iterator[list[Path]]:
    """Files of an archive, at whatever depth, that can be such a sheet, until the caller is done with them."""
    with TemporaryDirectory(prefix="fuyuan-beside-") as folder:
        unpacking = Unpacking(Path(folder), passwords, Limits(size=_LARGEST_ARCHIVE), is_wanted=_Few().take)
        try:
            found = unpacking.all(archive, archive.name)
        except (UnreadableFileError, OSError):
            found = []
        yield [member.path for member in found if not member.problem]


def lies_in_archive(path: Path) -> bool:
    """Whether a file is an archive that can be looked into."""
    try:
        return path.is_file() and is_archive(path, path.name)
    except OSError:
        return False


def said_in(
    path: Path, wanted: Mapping[str, Sequence[str]], passwords: Passwords | None = None
) -> Iterator[tuple[str, list[Row]]]:
    """For each sheet of a file that a wanted mapping reads: its name and the first rows of the named columns, "" where
    a cell says nothing."""
    try:
        for part in open_parts(path, path.name, passwords):
            with closing(part.table) as table:
                layout = guess(list(mappings().values()), table, set(part.kinds), path.name)
                if layout is not None and layout.mapping.name in wanted:
                    yield layout.mapping.name, _first_rows(table, layout, wanted[layout.mapping.name])
    except (UnreadableFileError, OSError):
        return


def _first_rows(table: Table, layout: Layout, names: Sequence[str]) -> list[Row]:
    columns = list(layout.mapping.columns)
    places = [layout.places[columns.index(name)] for name in names]
    rows: list[Row] = []
    for item in table.rows(layout.header, places):
        if not isinstance(item, BadRow):
            rows += [tuple(map(_said, row)) for row in item.block().rows]
        if len(rows) >= _MOST_ROWS:
            break
    return rows


def _said(cell: str | None) -> str:
    said = (cell or "").strip(" \t\r\n'　")
    return "" if said in _SAYS_NOTHING else said


def _can_be_one(name: str, size: int | None) -> bool:
    if ending(name) in _ARCHIVES:
        return False
    return ending(name) in _READ_FROM_START or (size or 0) <= _LARGEST


@dataclass(slots=True)
class _Few:
    """Takes of an archive what is small or named so, not the ten thousand letters beside it."""

    taken: int = field(default=0)

    def take(self, name: str, size: int | None) -> bool:
        if ending(name) in _ARCHIVES:
            return (size or 0) <= _LARGEST_ARCHIVE
        if TASKS not in name:
            self.taken += 1
        is_small = (size or 0) <= _LARGEST
        return is_small and (TASKS in name or self.taken <= _MOST_FILES)
