"""Whether confidences keep their word: of what is said with .86, 86 in a hundred are to be right.

Facts and drug relations of the dev parts by type and confidence, with the expected calibration error (Guo et al. 2017,
bins by the confidences themselves, for there are few). Confidences were measured on the train parts, so this is a check
on other paragraphs. Places count when they overlap.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from fuyuan.evaluation.nlp.architecture import gold_relations
from fuyuan.evaluation.nlp.facts import TYPES, trimmed
from fuyuan.evaluation.nlp.given import Given, json_lines
from fuyuan.evaluation.nlp.score import Evaluation, Figures
from nlp.components.facts import FactReader
from nlp.components.ties import TieReader
from nlp.model import Fact
from nlp.models import PERSONS, RELATIONS, shipped
from nlp.relations.drugs import TYPES as DRUG_RELATIONS
from nlp.shadow import shadow

Told = tuple[str, float, bool]
"""Type, confidence, and whether it is right."""


def evaluate(given: Given) -> Evaluation:
    """Precision by type and confidence, and the error of each type."""
    readers = FactReader(shipped(PERSONS)), TieReader(shipped(RELATIONS))
    told: list[Told] = []
    for name, types in TYPES.items():
        path = given.data / "gold" / f"{name}_xxcq_dev.jsonl.gz"
        for row in json_lines(path) if path.exists() else ():
            told += _told(types, row, readers)
    return Evaluation(reliability(told), [])


def reliability(told: list[Told]) -> Figures:
    """`sure/<type>/<confidence>`: how many were said and how many of them are right; `sure/<type>`: the error."""
    said = Counter((name, sure) for name, sure, _ in told)
    right = Counter((name, sure) for name, sure, is_right in told if is_right)
    figures: Figures = {}
    for name in sorted({name for name, _ in said}):
        bins = [(sure, n, right[name, sure]) for (one, sure), n in sorted(said.items()) if one == name]
        found = sum(n for _, n, _ in bins)
        off = sum(abs(sure * n - hits) for sure, n, hits in bins)
        figures[f"sure/{name}"] = {"calibration_error": round(off / found, 4), "found": found}
        for sure, n, hits in bins:
            figures[f"sure/{name}/{sure:g}"] = {"precision": round(hits / n, 4), "found": n, "right": hits}
    return figures


def _told(
    types: dict[str, str], row: dict[str, Any], readers: tuple[FactReader, TieReader]
) -> Iterator[Told]:
    text = row["text"]
    plain = shadow(text)
    facts = tuple(readers[0].facts(plain, 0, len(plain)))
    gold = {(kind, *trimmed(text, kind, s, e)) for s, e, t in row["ents"] if (kind := types.get(t))}
    for fact in facts:
        if fact.type in types.values():
            yield fact.type, fact.confidence, _is_right(text, fact, gold)
    if row.get("rels"):
        yield from _related(row, plain, facts, readers[1])


def _is_right(text: str, fact: Fact, gold: set[tuple[str, int, int]]) -> bool:
    start, end = trimmed(text, fact.type, fact.found.start, fact.found.end)
    if fact.type == "place":
        return any(kind == "place" and s < end and start < e for kind, s, e in gold)
    return (fact.type, start, end) in gold


def _related(row: dict[str, Any], plain: str, facts: tuple[Fact, ...], reader: TieReader) -> Iterator[Told]:
    """By name pair, each as first said."""
    gold = {(relation, *names) for names, relation in gold_relations(row).items()}
    sure: dict[tuple[str, str, str], float] = {}
    for (name, one, other, *_), confidence in reader.matches(plain, facts, 0, len(plain)):
        if name in DRUG_RELATIONS:
            sure.setdefault((name, facts[one].found.value, facts[other].found.value), confidence)
    yield from ((stated[0], confidence, stated in gold) for stated, confidence in sure.items())
