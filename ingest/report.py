"""What an import did, file by file; the numbers add up: rows_in = accepted + quarantined + unchanged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileReport:
    """`changed` is within accepted; `cell_issues` counts single cells set aside, whose rows were accepted;
    `blank` rows are no rows: nothing stands in them.
    `refused` says why a file gave no row at all (`foreign`: it is nothing we read; `absent`: there is no such file, or
    no right to read it); `break_note` why it ended early."""

    path: Path
    source: str = ""
    mapping: str = ""
    confidence: float = 1.0
    rows_in: int = 0
    accepted: int = 0
    changed: int = 0
    unchanged: int = 0
    quarantined: int = 0
    cell_issues: int = 0
    blank: int = 0
    seconds: float = 0.0
    break_note: str = ""
    refused: str = ""
    foreign: bool = False
    absent: bool = False
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestReport:
    """`unfit` are files in folders that no mapping fits; they are listed and counted apart. `not_closed`: why an
    export called whole ended nothing, by source."""

    files: tuple[FileReport, ...]
    unfit: tuple[Path, ...] = ()
    not_closed: Mapping[str, str] = field(default_factory=dict)

    @property
    def accepted(self) -> int:
        """Rows and documents taken in."""
        return sum(f.accepted for f in self.files)

    @property
    def quarantined(self) -> int:
        """Rows set aside."""
        return sum(f.quarantined for f in self.files)

    @property
    def unchanged(self) -> int:
        """Rows that were there already."""
        return sum(f.unchanged for f in self.files)

    @property
    def exit_code(self) -> int:
        """0 done · 1 none of the paths leads to a file · 3 done, but something was set aside or broken off."""
        if self.files and all(f.absent for f in self.files):
            return 1
        incomplete = any(f.refused or f.break_note or f.quarantined for f in self.files)
        nothing = bool(self.unfit) and not (self.accepted or self.unchanged)
        return 3 if incomplete or nothing else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an import is. `share` is of this file's bytes or rows, from 0 to 1."""

    path: Path
    phase: str
    share: float
    rows: int
    file: int
    files: int


OnProgress = Callable[[Progress], None]
