"""A statement: one source's claim about one mention, with the span or cell that proves it.

Statements are all that the lake holds of meaning. Entities and relations are projections of them, so whatever
a person sees can be opened down to one of these rows.
"""

from dataclasses import dataclass
from enum import StrEnum

from ontology.ids import MentionId, RecordId, StatementId, digest
from ontology.standing import AssertedBy, Polarity, Standing
from ontology.times import UNKNOWN_INTERVAL, Interval


class ValueKind(StrEnum):
    """How to read `value`: dates are partial ISO, money is canonical (ontology.money), mention is an id."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    INTEGER = "integer"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it stands: a span of the record's stored text in code points, end exclusive, or a row's cell."""

    record: RecordId
    start: int | None = None
    end: int | None = None
    column: str | None = None

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError(f"record {self.record}: a span needs both ends, got {self.start}..{self.end}")
        if self.start is not None and self.end is not None and not 0 <= self.start <= self.end:
            raise ValueError(f"record {self.record}: span {self.start}..{self.end} runs backwards")


@dataclass(frozen=True, slots=True)
class Statement:
    """`type` is the mention's type (entity or relation), `property` one of its properties; a relation's ends
    are the properties `subject` and `object`, whose values are mention ids. `extractor` is name@version."""

    mention: MentionId
    type: str
    property: str
    value: str
    value_kind: ValueKind
    evidence: Evidence
    extractor: str
    asserted_by: AssertedBy
    standing: Standing
    polarity: Polarity = Polarity.POSITIVE
    confidence: float = 1.0
    valid: Interval = UNKNOWN_INTERVAL


def statement_id(statement: Statement) -> StatementId:
    """Public id of a statement, the same in every run that says the same."""
    e = statement.evidence
    place = (e.record, *(None if n is None else str(n) for n in (e.start, e.end)), e.column)
    claim = (statement.property, statement.value)
    row = digest(*claim, *place, statement.asserted_by, statement.standing, statement.polarity)
    return StatementId(f"{statement.mention}.{row[:16]}")


@dataclass(frozen=True, slots=True)
class RecordContext:
    """What an extractor needs to name its mentions: the data set, the record's key there, the record's id."""

    source: str
    key: str
    record: RecordId


STATEMENT_COLUMNS = (
    "mention",
    "type",
    "property",
    "value",
    "value_kind",
    "record",
    "start",
    "end",
    "column",
    "extractor",
    "confidence",
    "asserted_by",
    "standing",
    "polarity",
    "valid_from",
    "valid_from_precision",
    "valid_to",
    "valid_to_precision",
    "run",
    "compartment",
)
"""The columns of the lake's `statements` view, in this order. `mention` and `record` are 16-byte BLOBs, the
value of kind `mention` is hex text; `start`, `end`, `column` are null where they do not apply; `confidence`
is a double; `compartment` is the lake's 63-bit id."""
