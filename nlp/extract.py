"""From a text to its extraction, one at a time or streaming.

The caller gives the text as stored (decoded, no BOM, LF line ends); offsets come back into exactly that text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.shadow import GIVEN
from nlp.entities import entities_and_relations
from nlp.extraction import Extraction
from nlp.pipeline import LONGEST, build_pipeline
from nlp.reading import Reading, reading
from nlp.spans import Found


@dataclass(frozen=True, slots=True)
class Source:
    """One text with what names it."""

    text: str
    path: str
    document_id: str
    sha256: str


@cache
def _pipeline() -> Language:
    return build_pipeline()


def extract_document(text: str, *, path: str, document_id: str, sha256: str) -> Extraction:
    """Read one document."""
    return next(extract_documents([Source(text, path, document_id, sha256)]))


def extract_documents(
    sources: Iterable[Source], *, batch_size: int = 16, processes: int = 1
) -> Iterator[Extraction]:
    """Read documents in the order given, holding no more than a batch of each process in memory."""
    nlp, waiting = _pipeline(), iter(sources)
    while batch := list(islice(waiting, batch_size * processes)):
        short = [s for s in batch if len(s.text) <= LONGEST]
        docs = nlp.pipe((_opened(nlp, s.text) for s in short), batch_size=batch_size, n_process=processes)
        for source in batch:
            yield (
                _extraction(source, reading(next(docs))) if len(source.text) <= LONGEST else _too_long(source)
            )


def _opened(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc.user_data[GIVEN] = text
    return doc


def _too_long(source: Source) -> Extraction:
    warning = f"too_long：全文{len(source.text)}字，超过{LONGEST}字，未读取；请拆分后重新导入"
    return Extraction(source.path, source.document_id, source.sha256, warnings=(warning,))


def _extraction(source: Source, state: Reading) -> Extraction:
    entities, relations = entities_and_relations(state)
    return Extraction(
        path=source.path,
        document_id=source.document_id,
        sha256=source.sha256,
        document_type=state.document_type,
        title=_title(state),
        case_number=state.case_number,
        court=state.court,
        decided_on=state.decided_on,
        parties=state.parties,
        officers=state.officers,
        related_cases=state.related_cases,
        citations=state.citations,
        abbreviations=state.abbreviations,
        offences=state.offences,
        orders=state.orders,
        entities=entities,
        relations=relations,
        sections=state.sections,
        warnings=tuple(state.warnings),
    )


def _title(state: Reading) -> Found | None:
    """The title line a publisher put before the heading, if there is one."""
    if not state.is_judgment or state.court is None:
        return None
    for match in re.finditer(r"[^\n]+", state.text[: state.court.start]):
        line = match.group().removeprefix("title:").strip()
        if len(line) >= 6 and line.endswith(("书", "令", "案", "号")):
            start = match.start() + match.group().index(line)
            return Found(line, start, start + len(line))
    return None
