"""The judgment reader as the lake's extractor."""

from collections.abc import Iterable

from nlp.extract import extract_document
from nlp.statements import EXTRACTOR, statements
from ontology.statement import RecordContext, Statement


class JudgmentReader:
    """Reads one judgment into statements. It raises for no text: one that is no judgment says so and is kept."""

    name = EXTRACTOR

    def __call__(self, text: str, context: RecordContext, /) -> Iterable[Statement]:
        """What the text says, with spans in its code points."""
        extraction = extract_document(text, path="", document_id=context.key, sha256="")
        return statements(extraction, text, context)
