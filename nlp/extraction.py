"""What `extract` hands out: one document's findings, frozen, with its entities and relations numbered.

The printed shape is a promise to scripts: every key is always there, empty until something fills it; offsets are code
points of the text as stored; a relation's subject and object are places in `entities`.
"""

from dataclasses import dataclass
from typing import Any

from nlp.model import (
    Abbreviation,
    Cause,
    Citation,
    Decision,
    Named,
    Number,
    Offence,
    Order,
    Party,
    Reference,
    RelatedCase,
)
from nlp.spans import Found, Section


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing the document names, at the place where it says best what it is.

    `text` is exactly what stands there; `name` what is meant, padding and odd widths out (李　毅 is 李毅, 贪污
    in a list of offences 贪污罪).
    """

    type: str
    text: str
    start: int
    end: int
    confidence: float
    name: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two entities, by their places in the list; `start`, `end` is the passage that says it.

    `extractor` is the component that read it out of prose, "" for what the header gives.
    """

    type: str
    subject: int
    object: int
    start: int
    end: int
    asserted_by: str
    standing: str
    polarity: str
    confidence: float
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """One document as read. `document_type` is None for what is not a judgment, and a warning says why."""

    path: str
    document_id: str
    sha256: str
    document_type: Found | None = None
    title: Found | None = None
    case_number: Number | None = None
    court: Found | None = None
    decided_on: Found | None = None
    parties: tuple[Party, ...] = ()
    officers: tuple[Named, ...] = ()
    related_cases: tuple[RelatedCase, ...] = ()
    causes: tuple[Cause, ...] = ()
    citations: tuple[Citation, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    offences: tuple[Offence, ...] = ()
    orders: tuple[Order, ...] = ()
    references: tuple[Reference, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    sections: tuple[Section, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    """Stretches in which this document tells what a court below found or decided."""
    decision: Decision | None = None
    """What an agency's paper decided; None for a court's."""
    warnings: tuple[str, ...] = ()

    @property
    def is_judgment(self) -> bool:
        """Whether the text was read as a court document."""
        return bool(self.sections) and self.decision is None

    def to_json(self) -> dict[str, Any]:
        """The object `fuyuan extract --json` prints."""
        from nlp.printing import printed

        return printed(self)
