"""Court, case number, kind and day of a document, for the line under a quotation.

They are read from the text's own heading and signature by the same rules that made the statements. A few
milliseconds, kept for documents that are opened again and again; the graph has no way from a document to its
proceeding by record.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Final

from spacy.language import Language

from nlp.pipeline import build_pipeline
from nlp.reading import reading

COMPONENTS: Final = (
    "fuyuan_shadow",
    "fuyuan_document_type",
    "fuyuan_court",
    "fuyuan_case_number",
    "fuyuan_signature",
)
HEADING_CHARACTERS: Final = 3_000
"""A heading stands within the first page; a long judgment need not be read for it."""
SIGNATURE_CHARACTERS: Final = 6_000
"""A signature stands within the last pages, before whatever is appended."""
KEPT: Final = 1_024
"""Headings kept in memory, each under the up to 9,000 characters it was read from."""
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Heading:
    """As the text says it; empty where it says nothing."""

    court: str
    case_number: str
    kind: str
    day: str


def heading(text: str) -> Heading:
    """The heading of a document."""
    if len(text) <= HEADING_CHARACTERS + SIGNATURE_CHARACTERS:
        return _heading(text)
    return _heading(f"{text[:HEADING_CHARACTERS]}\n{text[-SIGNATURE_CHARACTERS:]}")


@lru_cache(maxsize=KEPT)
def _heading(ends: str) -> Heading:
    with _one_at_a_time:
        found = reading(_pipeline()(ends))
    return Heading(
        court=found.court.value if found.court else "",
        case_number=found.case_number.printed.value if found.case_number else "",
        kind=found.document_type.value if found.document_type else "",
        day=found.decided_on.value if found.decided_on else "",
    )


@cache
def _pipeline() -> Language:
    pipeline = build_pipeline()
    pipeline.select_pipes(enable=list(COMPONENTS))
    return pipeline
