"""A court document as rows: which sentence is a heading, a party's row or a judge's signature is known while
it is composed, so one document can be set with line breaks, in one line, or without any space."""

from dataclasses import dataclass
from enum import StrEnum

from fuyuan.demo.truth import DocumentTruth


class RowKind(StrEnum):
    """What a row is; layouts treat only these differently."""

    COURT = "court"
    TYPE = "type"
    NUMBER = "number"
    TEXT = "text"
    OFFICER = "officer"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph. An officer's row holds 职务|姓名."""

    kind: RowKind
    text: str


@dataclass(frozen=True, slots=True)
class Judgment:
    """A finished document. `title` is what a court's web site prints above it."""

    key: str
    title: str
    rows: tuple[Row, ...]
    truth: DocumentTruth
