"""What the place of a file says of its rows. A bank's reply to the police (资金查控) is a folder of sheets, and the
rows of its transactions do not say which bank wrote them: the sheets beside them do. Account numbers are a bank's own,
so without this the same number at two banks would be one account."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ingest.mapping.layout import Layout
from ingest.mapping.model import Column, Context
from ingest.neighbours import said_in, sheets_in
from ingest.passwords import Passwords
from ontology.ids import digest

_SHEETS: Final = {"bank_task": ("银行名称",), "bank_account": ("账号开户银行",)}
"""Sheets of such a folder that name the bank, and the column that does."""


@dataclass(slots=True)
class Surroundings:
    """Remembers what each folder said while an import runs. `passwords`: those at hand; nobody is asked for the
    password of a file that was not named."""

    passwords: Passwords = field(default_factory=Passwords)
    banks: dict[Path, str] = field(default_factory=dict)

    def of(self, path: Path, layout: Layout, head: Sequence[Sequence[str]] = ()) -> dict[int, str]:
        """Cells for columns that the file lacks, by column of the mapping; `head`: its first rows."""
        above = "\n".join(" ".join(filter(None, row)) for row in head[: layout.header])
        found: dict[int, str] = {}
        for i, column in enumerate(layout.mapping.columns.values()):
            if column.context is None or layout.places[i] is not None:
                continue
            folder = path.resolve().parent
            match column.context:
                case Context.FOLDER:
                    value = folder.name
                case Context.BANK:
                    value = self._bank(folder)
                case Context.HEAD | Context.BILL:
                    value = _above(column, above)
            if value:
                found[i] = value
        return found

    def _bank(self, folder: Path) -> str:
        """The one bank that the sheets of the folder name; none where they name several."""
        if folder not in self.banks:
            known = self.passwords.at_hand()
            sheets = (sheet for path in sheets_in(folder) for sheet in said_in(path, _SHEETS, known))
            named = {name for _, rows in sheets for (name,) in rows if name}
            self.banks[folder] = named.pop() if len(named) == 1 else ""
        return self.banks[folder]


def _above(column: Column, lines: str) -> str:
    """What the lines above the headers say. An export is named by a hash of all that the pattern finds (whose, when
    made): two of one person are two, and no name stands in its number."""
    match = re.search(column.head, lines)
    if match is None:
        return ""
    said = [" ".join(group.split()) for group in match.groups("")]
    return digest(*said)[:16] if column.context is Context.BILL else said[0]
