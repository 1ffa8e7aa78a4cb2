"""Whom 青山公司, 二被告, 该公司, 原告, 金、范二人 and 其 mean, against mentions marked by hand, by kind.

A mention is marked with the names it stands for, none where it names nobody (极其, 适格的原告). A link is right when it
means just these; a short form fixed in the document is the same as its full name. Precision counts the links made at
marked mentions, recall the mentions that stand for somebody; of 金、范二人 one may be found alone. The baseline takes
the name before it.
"""

from collections.abc import Iterator
from typing import Any, Final

from fuyuan.evaluation.nlp.given import Given, Text
from fuyuan.evaluation.nlp.score import Error, Evaluation, Score, sentence_around
from nlp.model import Reference
from nlp.pipeline import COMPONENTS, build_pipeline
from nlp.reading import Reading, reading

_NEEDED: Final = COMPONENTS[: COMPONENTS.index("fuyuan_coreference") + 1]
_FIXED: Final = [
    f"{a}{b}{c}" for a in "（(" for b in ("以下简称", "下称", "以下称", "简称") for c in ("", "“", '"')
]


def evaluate(given: Given) -> Evaluation:
    """Precision and recall of links by kind and half."""
    annotations = {(a["source"], a["id"], a["sha256"]): a for a in given.annotations("references")}
    scores: dict[str, Score] = {}
    errors: list[Error] = []
    nlp = build_pipeline()
    with nlp.select_pipes(enable=[name for name in _NEEDED if nlp.has_pipe(name)]):
        for source in sorted({source for source, *_ in annotations}):
            for text in given.texts(source):
                truth = annotations.get((source, text.id, text.sha256))
                if truth is not None:
                    errors += _compared(text, reading(nlp(text.text)), truth, scores)
    return Evaluation({name: score.metrics() for name, score in sorted(scores.items())}, errors)


def _compared(text: Text, state: Reading, truth: dict[str, Any], scores: dict[str, Score]) -> Iterator[Error]:
    for mention in truth["references"]:
        start, end = mention["span"]
        wanted = [text.text[a:b] for a, b in mention["means"]]
        got = _meant(state, mention["kind"], start, end)
        each = mention["kind"] != "surname"
        meant = [w for w in wanted if each or any(_same(text.text, w, g) for g in got)]
        right = bool(meant) and _same_names(text.text, meant, got)
        nearest = _named_before(state, start)
        guessed = bool(wanted) and _same_names(text.text, wanted, nearest)
        for name in (
            "references",
            f"references/kind={mention['kind']}",
            f"references/split={truth['split']}",
        ):
            _count(scores, name, wanted, got, right=right)
        _count(scores, "references/baseline", wanted, nearest, right=guessed)
        if (got and not right) or (wanted and not got):
            kind, value = ("spurious", got) if got else ("missing", wanted)
            sentence = sentence_around(text.text, start, end)
            yield Error(
                f"references/{mention['kind']}",
                text.source,
                text.id,
                kind,
                "、".join(value),
                start,
                end,
                sentence,
            )


def _count(scores: dict[str, Score], name: str, wanted: list[str], got: list[str], *, right: bool) -> None:
    score = scores.setdefault(name, Score())
    score.gold += bool(wanted)
    score.found += bool(got)
    score.right += right


def _meant(state: Reading, kind: str, start: int, end: int) -> list[str]:
    """The names that the references inside the mention stand for; a surname's stand one beside the other."""
    names: list[str] = []
    for reference in state.references:
        inside = start <= reference.found.start and reference.found.end <= end
        if inside and (kind == "surname" or reference.found.end == end):
            names += [name for name in _names(state, reference) if name not in names]
    return names


def _names(state: Reading, reference: Reference) -> list[str]:
    if reference.parties:
        return [state.parties[i].name.value for i in reference.parties]
    return [state.text[slice(*reference.name)]] if reference.name else []


def _named_before(state: Reading, place: int) -> list[str]:
    before = [f.found for f in state.facts if f.type in ("person", "organisation") and f.found.end <= place]
    return [before[-1].value] if before else []


def _same_names(text: str, wanted: list[str], got: list[str]) -> bool:
    return len(wanted) == len(got) and all(any(_same(text, w, g) for g in got) for w in wanted)


def _same(text: str, one: str, other: str) -> bool:
    if one == other:
        return True
    return any(f"{a}{cue}{b}" in text for a, b in ((one, other), (other, one)) for cue in _FIXED)
