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
    TIME = "time"
    CODE = "code"


class Context(StrEnum):
    """What the surroundings of a file say of all its rows: the folder it lies in, the bank whose reply it is, the lines
    above its headers (`head`), and which of all exports it is (`bill`: a hash of what those lines say of that)."""

    FOLDER = "folder"
    BANK = "bank"
    HEAD = "head"
    BILL = "bill"


@dataclass(frozen=True, slots=True)
class TypeRule:
    """The type (or word), if the column's cell matches the pattern; an empty pattern always does. Of codes the code
    is matched, of anything else the text. `taken`: the word is what the pattern's group holds."""

    type: str
    column: str = ""
    pattern: str = ""
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is what evidence calls the column in every file; `headers` are the spellings met in files, the name
    among them. `unit`: of amounts whose cell and header name none; `currency`: the column that names theirs;
    `date`: of times, the column that holds their day where a file writes day and time of day apart.
    `codes`: word → code. `cases`: a column that no file has, its word drawn from other cells. `context`: one that the
    file's surroundings fill where the file lacks it; `head`: what finds it in the lines above the headers. `empty`:
    words that say nothing in this column alone (0.00 where money in and money out stand in two columns). `says`: what
    most cells hold if a file is of this kind, where another kind has the same headers."""

    name: str
    headers: tuple[str, ...]
    clean: Clean
    required: Need = Need.NONE
    unit: str = ""
    currency: str = ""
    date: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    cases: tuple[TypeRule, ...] = ()
    context: Context | None = None
    head: str = ""
    empty: tuple[str, ...] = ()
    says: str = ""

    @property
    def is_derived(self) -> bool:
        """Whether it stands in no file."""
        return bool(self.cases)

    @property
    def source(self) -> str:
        """The column of the file whose cell it is, or is taken out of."""
        return (self.cases[0].column if self.cases else "") or self.name


@dataclass(frozen=True, slots=True)
class EntityRule:
    """A mention that each row makes, unless its name is empty (`always`: even then). `refuse`: names that are none,
    such as a company where a person belongs; `unless`: roles that stand in its place where they are there; `only`:
    what has to hold. A property may come from several columns."""

    role: str
    types: tuple[TypeRule, ...]
    name: str
    properties: tuple[tuple[str, str], ...]
    refuse: str = ""
    always: bool = False
    unless: tuple[str, ...] = ()
    only: TypeRule | None = None


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A relation between two entities of the row: of several roles at an end the first that is there. `swap`: the ends
    change places where it holds (money that came in); `since` and `until` name date columns."""

    types: tuple[TypeRule, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    properties: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""
    swap: TypeRule | None = None

    @property
    def type(self) -> str:
        """Its type where nothing tells otherwise; for messages."""
        return self.types[-1].type


@dataclass(frozen=True, slots=True)
class BalanceRule:
    """Columns by which a running balance is followed: of which account (the first that is filled), when, what is left,
    and what moved: `amount` the way that `direction` says, or `money_in` and `money_out`. `account_in`: whose balance
    it is where money came in, if the file names payer and payee; `success`: a row that failed moves nothing and is
    left out; `kind`: a reversal may be written with either sign; `elsewhere`: where it is filled the money may have
    come from another account (a wallet's bound card), and the balance stays."""

    account: tuple[str, ...]
    time: str
    balance: str
    amount: str = ""
    direction: str = ""
    money_in: str = ""
    money_out: str = ""
    account_in: str = ""
    success: str = ""
    kind: str = ""
    elsewhere: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All that it names."""
        named = (
            *self.account, self.time, self.balance, self.amount, self.direction, self.money_in, self.money_out,
            self.account_in, self.success, self.kind, self.elsewhere,
        )  # fmt: skip
        return tuple(filter(None, named))


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """`key` lists alternatives: the first whose columns are all filled names the record; none: its content does.
    `recognise`: what a text holds if it is of this kind, of rows what some cell of the column `text` holds;
    `file_name`: what its file's name holds, where headers alone do not tell two kinds apart; `lacking`: headers that a
    file of this kind never has."""

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
    file_name: str = ""
    lacking: tuple[str, ...] = ()
    balance: BalanceRule | None = None

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
