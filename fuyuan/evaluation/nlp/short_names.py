"""The full names of 以下简称, against definitions drawn at random and read by eye.

An annotation is one definition: the span of its cue and that of the full name before it, None where it names neither
an organisation nor a title (三原告, 一名男子). The baseline takes what stands between the last punctuation and the cue.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from fuyuan.evaluation.nlp.given import Given, Text
from fuyuan.evaluation.nlp.score import Error, Evaluation, Scores, sentence_around
from nlp.pipeline import COMPONENTS, build_pipeline
from nlp.reading import Reading, reading

_NEEDED: Final = COMPONENTS[: COMPONENTS.index("fuyuan_abbreviations") + 1]
_NAIVE: Final = re.compile(r"[^，。；：、《》\n]{1,60}$")
NEAR: Final = 24
"""Characters between a full name and its cue at most: a contract's number may stand between."""


def evaluate(given: Given) -> Evaluation:
    """Precision and recall of the full names, of the baseline, and by half."""
    annotations: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in given.annotations("short_names"):
        annotations.setdefault((row["source"], row["id"]), []).append(row)
    scores, errors = Scores(), list[Error]()
    for text, state in _readings(given, annotations):
        for row in annotations[text.source, text.id]:
            if row["sha256"] == text.sha256:
                errors += _compared(text, state, row, scores)
    return Evaluation(scores.figures(), errors)


def _readings(
    given: Given, annotations: dict[tuple[str, str], list[dict[str, Any]]]
) -> Iterator[tuple[Text, Reading]]:
    nlp = build_pipeline()
    with nlp.select_pipes(enable=list(_NEEDED)):
        for source in sorted({source for source, _ in annotations}):
            for text in given.texts(source):
                if (source, text.id) in annotations:
                    yield text, reading(nlp(text.text))


def _compared(text: Text, state: Reading, row: dict[str, Any], scores: Scores) -> Iterator[Error]:
    start, end = row["cue"]
    wanted = [tuple(row["full"])] if row["full"] else []
    got = [
        (a.full.start, a.full.end)
        for a in state.abbreviations
        if start - NEAR <= a.full.end <= start + 1 and a.short.start >= end - 4
    ][-1:]
    naive = [(start - len(m.group()), start) for m in [_NAIVE.search(text.text[:start][-80:])] if m]
    scores.add(["abbreviations/full", f"abbreviations/full/split={row['split']}"], wanted, got)
    scores.add(["abbreviations/full/baseline"], wanted, naive)
    for kind, spans in (("missing", wanted), ("spurious", got)):
        if wanted != got:
            for a, b in spans:
                sentence = sentence_around(text.text, a, end)
                yield Error("abbreviations/full", text.source, text.id, kind, text.text[a:b], a, b, sentence)
