"""The state that travels with a spaCy Doc from component to component.

It lives in `doc.user_data`, so it survives `Doc.to_bytes`, which `nlp.pipe(n_process=2)` and DocBin use; nlp.packing
teaches the serialiser our values. `doc._.fuyuan` is the reading: what each component sets there its docstring says.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from nlp.header_rows import Row
from nlp.model import (
    Abbreviation,
    Cause,
    Citation,
    Decision,
    Fact,
    Named,
    Number,
    Offence,
    Order,
    Party,
    Reference,
    RelatedCase,
    Tie,
    Voice,
)
from nlp.spans import Found, Section

KEY = "fuyuan"


@dataclass(slots=True)
class Reading:
    """One document as far as it has been read. `text` is the document as given, `shadow` what the rules match."""

    text: str
    shadow: str
    is_judgment: bool = False
    heading_start: int = 0
    heading_end: int = 0
    document_type: Found | None = None
    court: Found | None = None
    numbers: tuple[Number, ...] = ()
    case_number: Number | None = None
    decided_on: Found | None = None
    officers: tuple[Named, ...] = ()
    signature: tuple[int, int] | None = None
    sections: tuple[Section, ...] = ()
    rows: tuple[Row, ...] = ()
    parties: tuple[Party, ...] = ()
    citations: tuple[Citation, ...] = ()
    related_cases: tuple[RelatedCase, ...] = ()
    causes: tuple[Cause, ...] = ()
    voices: tuple[Voice, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    offences: tuple[Offence, ...] = ()
    facts: tuple[Fact, ...] = ()
    references: tuple[Reference, ...] = ()
    ties: tuple[Tie, ...] = ()
    orders: tuple[Order, ...] = ()
    decision: Decision | None = None
    warnings: list[str] = field(default_factory=list)

    def section(self, name: str) -> Section | None:
        """The section of that name, if the document has it."""
        return next((s for s in self.sections if s.name == name), None)


def reading(doc: Doc) -> Reading:
    """What the components before have read; raises KeyError when fuyuan_shadow has not run."""
    found = doc.user_data[KEY]
    assert isinstance(found, Reading)
    return found


Doc.set_extension("fuyuan", getter=reading, force=True)
