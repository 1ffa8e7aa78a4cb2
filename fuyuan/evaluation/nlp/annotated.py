"""Annotated documents, read: whatever is scored by document, texts that changed since they were marked are left out."""

from collections.abc import Callable, Iterator
from typing import Any

from fuyuan.evaluation.nlp.given import Given, Text
from nlp.extract import Source, extract_documents
from nlp.extraction import Extraction


def annotated(
    given: Given, name: str, texts: Callable[[str], Iterator[Text]]
) -> Iterator[tuple[Text, dict[str, Any], Extraction]]:
    """Text, annotation and what was read of each document in `<name>*.jsonl`; `texts` gives those of a source."""
    annotations = {(a["source"], a["id"]): a for a in given.annotations(name)}
    for source in sorted({source for source, _ in annotations}):
        own = [t for t in texts(source) if (source, t.id) in annotations]
        found = extract_documents(Source(t.text, t.source, t.id, "") for t in own)
        for text, read in zip(own, found, strict=True):
            truth = annotations[source, text.id]
            if truth["sha256"] == text.sha256:
                yield text, truth, read
