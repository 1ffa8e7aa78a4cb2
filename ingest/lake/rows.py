"""What the lake hands out when something is looked up."""

from dataclasses import dataclass

from ontology.ids import RecordId
from ontology.statement import Statement


@dataclass(frozen=True, slots=True)
class Cell:
    """`column` is what evidence refers to; `header` is what the file called it."""

    column: str
    header: str
    value: str


@dataclass(frozen=True, slots=True)
class LakeRecord:
    """One row as it stood in its file. `line` is the physical line, from 1; `file` the original's SHA-256."""

    id: RecordId
    source: str
    key: str
    mapping: str
    file: str
    file_name: str
    line: int
    cells: tuple[Cell, ...]
    is_document: bool
    source_date: str
    obtained: str
    compartment: int
    run: str


@dataclass(frozen=True, slots=True)
class LakeDocument:
    """The stored text that spans refer to. `id` is the record's id."""

    id: str
    record: RecordId
    source: str
    title: str
    text: str
    sha256: str
    media: str
    compartment: int
    run: str


@dataclass(frozen=True, slots=True)
class LakeStatement:
    """A statement with the run that brought it."""

    statement: Statement
    run: str
    compartment: int


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """Counts over all committed runs: rows_in = accepted + quarantined + unchanged, accepted = new + changed.
    `closed`: records that the last whole export no longer listed."""

    name: str
    mapping: str
    rows_in: int
    accepted: int
    new: int
    changed: int
    quarantined: int
    unchanged: int
    closed: int
    first_seen: str
    last_seen: str
