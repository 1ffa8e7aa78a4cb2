"""A mapping, read: how one kind of file says things. It names columns and types, never rows or engines, so the same
mapping runs on DuckDB today and on Spark where the lake outgrows a machine."""

from collections.abc import Mapping as Table
from dataclasses import dataclass
from enum import StrEnum

from ontology.standing import AssertedBy, Standing
from ontology.vocabulary import Label


class SourceKind(StrEnum):
    """`rows`: each row says things by its cells. `documents`: one column holds a text that is read."""

    ROWS = "rows"
    DOCUMENTS = "documents"


class Need(StrEnum):
    """`file`: a file without the column is of another kind. `row`: a row without a value there is quarantined."""

    NONE = "none"
    FILE = "file"
    ROW = "row"


class Clean(StrEnum):
    """How a column's cells are read."""

    TEXT = "text"
    NAME = "name"
    DATE = "date"
    AMOUNT = "amount"
    IDENTIFIER = "identifier"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is what evidence calls the column in every file; `headers` are the spellings met in files, the name
    among them. `unit`: of amounts whose cell and header name none."""

    name: str
    headers: tuple[str, ...]
    clean: Clean
    required: Need = Need.NONE
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TypeRule:
    """The type, if the column's cell matches the pattern; an empty pattern always does."""

    type: str
    column: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class EntityRule:
    """A mention that each row makes, unless its name is empty (`always`: even then). `refuse`: names that are none,
    such as a company where a person belongs. A property may come from several columns."""

    role: str
    types: tuple[TypeRule, ...]
    name: str
    properties: tuple[tuple[str, str], ...]
    refuse: str = ""
    always: bool = False


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A relation between two entities of the row; `since` and `until` name date columns."""

    type: str
    subject: str
    object: str
    properties: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """`key` lists alternatives: the first whose columns are all filled names the record; none: its content does.
    `recognise`: what a text holds if it is of this kind."""

    name: str
    version: str
    label: Label
    kind: SourceKind
    columns: Table[str, Column]
    key: tuple[tuple[str, ...], ...]
    asserted_by: AssertedBy
    standing: Standing
    entities: tuple[EntityRule, ...] = ()
    relations: tuple[RelationRule, ...] = ()
    source_date: str = ""
    title: str = ""
    text: str = ""
    recognise: str = ""
    empty: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """name@version: what statements call their extractor."""
        return f"{self.name}@{self.version}"

    @property
    def required(self) -> tuple[str, ...]:
        """Columns without which a file is not of this kind."""
        return tuple(c.name for c in self.columns.values() if c.required is not Need.NONE)

    @property
    def filled(self) -> tuple[str, ...]:
        """Columns without which a row is not a row."""
        return tuple(c.name for c in self.columns.values() if c.required is Need.ROW)
