"""Court and case number of a document, for the line under a quotation.

They are read from the text's own heading by the same rules that made the statements. A few milliseconds, kept
for documents that are opened again and again; the graph has no way from a document to its proceeding by record.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Final

from spacy.language import Language

from nlp.pipeline import build_pipeline
from nlp.reading import reading

COMPONENTS: Final = ("fuyuan_shadow", "fuyuan_document_type", "fuyuan_court", "fuyuan_case_number")
HEADING_CHARACTERS: Final = 3_000
"""A heading stands within the first page; a long judgment need not be read for it."""
KEPT: Final = 4_096
"""Headings kept in memory: two short strings each."""
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Heading:
    """As the text says it; empty where it says nothing."""

    court: str
    case_number: str


def heading(text: str) -> Heading:
    """The heading of a document."""
    return _heading(text[:HEADING_CHARACTERS])


@lru_cache(maxsize=KEPT)
def _heading(top: str) -> Heading:
    with _one_at_a_time:
        found = reading(_pipeline()(top))
    return Heading(
        court=found.court.value if found.court else "",
        case_number=found.case_number.printed.value if found.case_number else "",
    )


@cache
def _pipeline() -> Language:
    pipeline = build_pipeline()
    pipeline.select_pipes(enable=list(COMPONENTS))
    return pipeline
