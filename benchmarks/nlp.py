"""How fast judgments are read on one core: the invented documents of the demo city, read as often as it takes.

*Structure* is every rule from the shadow text to the causes of action, *rules* all behind it but the trained model,
*pipeline* everything, tokens included. Beside them spaCy's own `tok2vec + ner` of its usual size, which names
entities only; its weights are drawn, not trained, because speed does not tell the difference. Machines are shared, so
seconds are of this process and the ratio is what to watch; only one and two processes are told by the clock, so these
need a machine at rest. What the parent spends on handing texts out and taking answers in is told by its own seconds:
it says how many processes one parent can keep busy, whatever else runs.
"""

import tempfile
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from benchmarks.figure import Figure
from fuyuan.demo import write
from nlp.components.facts import FactReader
from nlp.extract import Source, extract_documents, opened
from nlp.pipeline import build_pipeline

STRUCTURE = (
    "shadow", "document_type", "decision", "court", "case_number", "signature", "sections", "parties", "party_details",
    "representatives", "agents", "abbreviations", "articles", "related_cases", "causes",
)  # fmt: skip
COPIES, ROUNDS, BATCH_COPIES, STOCK_TEXTS = 8, 3, 8, 8
PEER = "spaCy tok2vec + ner (96 wide, 4 deep)"
MEMORY_ALLOWED = 600.0


def run() -> list[Figure]:
    """The figures."""
    texts = _texts()
    nlp = build_pipeline()
    stock = _stock_speed(texts[:STOCK_TEXTS])
    tokens = _speed(texts, lambda: [nlp.make_doc(text) for text in texts])
    structure, rules = _rules_speed(nlp, texts)
    whole = _speed(texts, lambda: [nlp(opened(nlp, text)) for text in texts])
    (one, _), (two, handed) = (_clocked(texts * BATCH_COPIES, processes) for processes in (1, 2))
    memory = _memory(texts * BATCH_COPIES)
    return [
        _beside("structure", structure, PEER, stock),
        _beside("structure beside tokens", structure, "tokenizer alone", tokens),
        _beside("rules behind structure", rules, PEER, stock),
        _beside("pipeline", whole, PEER, stock),
        _beside("one process, by the clock", one, PEER, stock),
        _beside("two processes, by the clock", two, PEER, stock),
        _beside("two processes", two, "one process, by the clock", one),
        _beside("handing out to processes", handed, "pipeline", whole),
        Figure("memory", memory, "MB at most", "allowed", MEMORY_ALLOWED, memory / MEMORY_ALLOWED),
    ]


def _beside(name: str, figure: float, peer: str, peer_figure: float) -> Figure:
    return Figure(name, figure, "characters/s", peer, peer_figure, figure / peer_figure)


def _texts() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        sources = write(Path(folder)).sources / "judgments"
        return [path.read_text("utf-8") for path in sorted(sources.glob("*.txt"))] * COPIES


def _rules_speed(nlp: Language, texts: list[str]) -> tuple[float, float]:
    """Structure, and what is behind it without the model."""
    structure = [nlp.get_pipe(f"fuyuan_{name}") for name in STRUCTURE]
    behind = [
        FactReader(b"") if isinstance(pipe, FactReader) else pipe
        for name, pipe in nlp.pipeline
        if name.removeprefix("fuyuan_") not in STRUCTURE
    ]
    docs = [opened(nlp, text) for text in texts]
    first = _speed(texts, partial(_read, structure, docs))
    return first, _speed(texts, partial(_read, behind, docs))


def _read(components: list[Callable[[Doc], Doc]], docs: list[Doc]) -> None:
    for component in components:
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


def _stock_speed(texts: list[str]) -> float:
    nlp = spacy.blank("zh")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": listener,
    }  # fmt: skip
    nlp.add_pipe("ner", config={"model": parser})
    example = Example.from_dict(nlp.make_doc(texts[0]), {"entities": [(0, 3, "person"), (4, 6, "time")]})
    nlp.initialize(lambda: [example])
    return _speed(texts, lambda: list(nlp.pipe(texts)))


def _sources(texts: list[str]) -> list[Source]:
    return [Source(text, "", str(i), "") for i, text in enumerate(texts)]


def _clocked(texts: list[str], processes: int) -> tuple[float, float]:
    """Characters a second by the clock, and a second of this process alone."""
    start, own = time.perf_counter(), time.process_time()
    read = sum(1 for _ in extract_documents(_sources(texts), processes=processes))
    assert read == len(texts)
    characters = sum(map(len, texts))
    return characters / (time.perf_counter() - start), characters / (time.process_time() - own)


def _memory(texts: list[str]) -> float:
    """Most memory of a fresh process that reads them all, in MB."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_most_memory, (texts,))


def _most_memory(texts: list[str]) -> float:
    for _ in extract_documents(_sources(texts)):
        pass
    status = Path("/proc/self/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1024
