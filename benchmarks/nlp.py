"""How fast judgments are read on one core: the invented documents of the demo city, read as often as it takes.

Structure is every rule from the shadow text to the related cases. Its peer is the tokenizer alone, which only makes a
token of each character: machines are shared, so the ratio is what to watch.
"""

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.figure import Figure
from fuyuan.demo import write
from nlp.components.shadow import GIVEN
from nlp.pipeline import build_pipeline

STRUCTURE = (
    "shadow", "document_type", "court", "case_number", "signature", "sections", "parties", "party_details",
    "representatives", "agents", "abbreviations", "articles", "related_cases",
)  # fmt: skip
COPIES, ROUNDS = 8, 3


def run() -> list[Figure]:
    """The figures."""
    nlp, texts = build_pipeline(), _texts()
    tokens = _speed(texts, lambda: [nlp.make_doc(text) for text in texts])
    docs = [_opened(nlp, text) for text in texts]
    structure = _speed(texts, partial(_read, nlp, docs))
    return [Figure("structure", structure, "characters/s", "tokenizer alone", tokens, structure / tokens)]


def _texts() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        sources = write(Path(folder)).sources / "judgments"
        return [path.read_text("utf-8") for path in sorted(sources.glob("*.txt"))] * COPIES


def _opened(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc.user_data[GIVEN] = text
    return doc


def _read(nlp: Language, docs: list[Doc]) -> None:
    for name in STRUCTURE:
        component = nlp.get_pipe(f"fuyuan_{name}")
        for doc in docs:
            component(doc)


def _speed(texts: list[str], work: Callable[[], object]) -> float:
    """Characters a second of this process, the best of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return sum(map(len, texts)) / min(taken)
