"""What the place of a file says of its rows. A bank's reply to the police (资金查控) is a folder of sheets, and the
rows of its transactions do not say which bank wrote them: the sheets beside them do. Account numbers are a bank's own,
so without this the same number at two banks would be one account."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ingest.mapping.layout import Layout
from ingest.mapping.model import Context
from ingest.neighbours import said_in, sheets_in
from ingest.passwords import Passwords

_SHEETS: Final = {"bank_task": ("银行名称",), "bank_account": ("账号开户银行",)}
"""Sheets of such a folder that name the bank, and the column that does."""


@dataclass(slots=True)
class Surroundings:
    """Remembers what each folder said while an import runs. `passwords`: those at hand; nobody is asked for the
    password of a file that was not named."""

    passwords: Passwords = field(default_factory=Passwords)
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
            known = self.passwords.at_hand()
            sheets = (sheet for path in sheets_in(folder) for sheet in said_in(path, _SHEETS, known))
            named = {name for _, rows in sheets for (name,) in rows if name}
            self.banks[folder] = named.pop() if len(named) == 1 else ""
        return self.banks[folder]
