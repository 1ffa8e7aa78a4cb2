"""What the place of a file says of its rows. A bank's reply to the police (资金查控) is a folder of sheets, and the
rows of its transactions do not say which bank wrote them: the sheets beside them do. Account numbers are a bank's own,
so without this the same number at two banks would be one account."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ingest.errors import UnreadableFileError
from ingest.mapping.layout import Layout, guess
from ingest.mapping.load import mappings
from ingest.mapping.model import Context
from ingest.readers.parts import Part, open_parts
from ingest.readers.rows import BadRow

_SHEETS: Final = {"bank_task": "银行名称", "bank_account": "账号开户银行"}
"""Sheets of such a folder that name the bank, and the column that does."""
_MOST_FILES: Final = 60
_MOST_ROWS: Final = 2_000


@dataclass(slots=True)
class Surroundings:
    """Remembers what each folder said while an import runs."""

    banks: dict[Path, str] = field(default_factory=dict)

    def of(self, path: Path, layout: Layout) -> dict[int, str]:
        """Cells for columns that the file lacks, by column of the mapping."""
        found: dict[int, str] = {}
        for i, column in enumerate(layout.mapping.columns.values()):
            if column.context is None or layout.places[i] is not None:
                continue
            folder = path.resolve().parent
            value = folder.name if column.context is Context.FOLDER else self._bank(folder)
            if value:
                found[i] = value
        return found

    def _bank(self, folder: Path) -> str:
        """The one bank that the sheets of the folder name; none where they name several."""
        if folder not in self.banks:
            named = {name for path in _files(folder) for name in _banks_of(path)}
            self.banks[folder] = named.pop() if len(named) == 1 else ""
        return self.banks[folder]


def _files(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return files if len(files) <= _MOST_FILES else []


def _banks_of(path: Path) -> Iterator[str]:
    try:
        for part in open_parts(path, path.name):
            yield from _banks_in(part, path.name)
    except (UnreadableFileError, OSError):
        return


def _banks_in(part: Part, name: str) -> Iterator[str]:
    with closing(part.table) as table:
        layout = guess(list(mappings().values()), table, set(part.kinds), name)
        if layout is None or (column := _SHEETS.get(layout.mapping.name)) is None:
            return
        place = layout.places[list(layout.mapping.columns).index(column)]
        seen = 0
        for block in table.rows(layout.header, [place]):
            if not isinstance(block, BadRow):
                yield from {str(cell).strip() for (cell,) in block.rows if cell and str(cell).strip()}
                seen += len(block.rows)
            if place is None or seen >= _MOST_ROWS:
                return
