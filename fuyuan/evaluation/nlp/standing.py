"""Who says it and how firm it is, against facts marked by hand in texts with acquittals, reversals and quoted courts.

A fact is a span, the place of its verb and three labels: asserted_by, standing, polarity
(tests/nlp/annotations/README.md says how they were made). The baseline calls every passage the court's finding.
"""

from collections.abc import Iterator
from typing import Any, Final

from fuyuan.evaluation.nlp.given import Given, Text
from fuyuan.evaluation.nlp.score import Error, Evaluation, Figures, sentence_around
from nlp.components.speakers import said
from nlp.pipeline import COMPONENTS, build_pipeline
from nlp.reading import Reading, reading

LABELS: Final = ("asserted_by", "standing", "polarity")
NAIVE: Final = {"asserted_by": "court", "standing": "found", "polarity": "positive"}
_FACETS: Final = ("source", "kind", "drawn_for", "split")
_NEEDED: Final = COMPONENTS[: COMPONENTS.index("fuyuan_speakers") + 1]


class _Share:
    """How many of how many."""

    def __init__(self) -> None:
        self.right = self.facts = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.facts += 1

    def metrics(self) -> dict[str, float]:
        return {"accuracy": round(self.right / self.facts, 4), "right": self.right, "facts": self.facts}


def evaluate(given: Given) -> Evaluation:
    """Accuracy of each label, of speaker and standing together, and of the baseline; by facet for the two together."""
    annotations = {(a["source"], a["id"]): a for a in given.annotations("standing")}
    shares: dict[str, _Share] = {}
    errors: list[Error] = []
    changed = read = 0
    for text, state in _readings(given, annotations):
        truth = annotations[text.source, text.id]
        if truth["sha256"] != text.sha256:
            changed += 1
            continue
        read += 1
        for fact in truth["facts"]:
            errors += _compared(text, state, truth, fact, shares)
    figures: Figures = {name: share.metrics() for name, share in sorted(shares.items())}
    if read or changed:
        figures["standing"] = {"documents": read, "changed_since_annotated": changed}
    return Evaluation(figures, errors)


def _readings(
    given: Given, annotations: dict[tuple[str, str], dict[str, Any]]
) -> Iterator[tuple[Text, Reading]]:
    nlp = build_pipeline()
    with nlp.select_pipes(enable=[name for name in _NEEDED if nlp.has_pipe(name)]):
        for source in sorted({source for source, _ in annotations}):
            for text in given.texts(source):
                if (source, text.id) in annotations:
                    yield text, reading(nlp(text.text))


def _compared(
    text: Text, state: Reading, truth: dict[str, Any], fact: dict[str, Any], shares: dict[str, _Share]
) -> Iterator[Error]:
    start, end = fact["span"]
    claim = said(state, start, end, fact["predicate"])
    got = {label: str(getattr(claim, label)) for label in LABELS}
    right = {label: got[label] == fact[label] for label in LABELS}
    right["both"] = right["asserted_by"] and right["standing"]
    right["baseline"] = all(NAIVE[label] == fact[label] for label in ("asserted_by", "standing"))
    for label, is_right in right.items():
        shares.setdefault(f"standing/{label}", _Share()).add(is_right)
        if label in LABELS:
            shares.setdefault(f"standing/{label}/split={truth['split']}", _Share()).add(is_right)
    for facet in _FACETS:
        shares.setdefault(f"standing/both/{facet}={truth[facet]}", _Share()).add(right["both"])
    if not all(right[label] for label in LABELS):
        sentence = sentence_around(text.text, start, end)
        for kind, labels in (("missing", fact), ("spurious", got)):
            value = " ".join(labels[label] for label in LABELS)
            yield Error("standing", text.source, text.id, kind, value, start, end, sentence)
