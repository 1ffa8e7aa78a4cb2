"""From a text to its extraction, one at a time or streaming.

The caller gives the text as stored (decoded, no BOM, LF line ends); offsets come back into exactly that text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp.batches import spread
from nlp.components.shadow import GIVEN
from nlp.entities import entities_and_relations
from nlp.extraction import Extraction
from nlp.pipeline import LONGEST, build_pipeline
from nlp.reading import Reading, reading
from nlp.spans import Found
from nlp.unwrapping import put_back, unwrapped

MOST_TOKENS = 1_000_000
"""Characters up to which a Doc has its tokens; our components read the text beside them."""


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


def extract_document(
    text: str, *, path: str, document_id: str, sha256: str, pipeline: Language | None = None
) -> Extraction:
    """Read one document, by the pipeline as shipped or the one given."""
    return _read(Source(text, path, document_id, sha256), pipeline)


def extract_documents(
    sources: Iterable[Source], *, batch_size: int = 16, processes: int = 1
) -> Iterator[Extraction]:
    """Read documents in the order given, holding no more than a few batches of each process in memory.

    More than one process pays from some millions of characters on; a script that asks for them needs the usual
    `if __name__ == "__main__":`.
    """
    if processes == 1:
        return map(_read, sources)
    return spread(_read_all, sources, batch_size=batch_size, processes=processes)


def _read_all(sources: list[Source]) -> list[Extraction]:
    return list(map(_read, sources))


def _read(source: Source, pipeline: Language | None = None) -> Extraction:
    if len(source.text) > LONGEST:
        return _too_long(source)
    nlp = pipeline or _pipeline()
    breaks = unwrapped(source.text)
    text = breaks.text if breaks else source.text
    found = _extraction(source, reading(nlp(opened(nlp, text))))
    return put_back(found, breaks, source.text) if breaks else found


def opened(nlp: Language, text: str) -> Doc:
    """A Doc that carries the text as stored; one of millions of characters has no tokens, for each takes 136 bytes."""
    doc = nlp.make_doc(text) if len(text) <= MOST_TOKENS else Doc(nlp.vocab)
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
        causes=state.causes,
        citations=state.citations,
        abbreviations=state.abbreviations,
        offences=state.offences,
        orders=state.orders,
        references=state.references,
        entities=entities,
        relations=relations,
        sections=state.sections,
        quoted=tuple((v.start, v.end) for v in state.voices if v.speaker in ("lower_court", "quoted_order")),
        decision=state.decision,
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
