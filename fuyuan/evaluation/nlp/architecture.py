"""The architecture trained on gold annotation, for comparison: the shipped models never see that annotation.

The same characters' features and the same features of pairs, fitted to the train parts, read on the dev parts. Takes
two minutes, so it runs only when asked for (`fuyuan eval nlp --retrain`).
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from fuyuan.evaluation.nlp.given import Given, json_lines
from fuyuan.evaluation.nlp.score import Evaluation, Scores
from nlp.facts.crf import Tagger, train
from nlp.relations.features import pairs
from nlp.relations.model import NONE, RelationModel, fit
from nlp.relations.passages import Passage, passage
from nlp.shadow import shadow

Span = tuple[int, int, str]
SETS: Final = ("cail2022", "cail2021")
RELATIONS: Final = {
    "sell_drugs_to": "sell_drugs_to",
    "traffic_in": "traffic_in",
    "provide_shelter_for": "provide_shelter_for",
    "posess": "possess",
    "possess": "possess",
}
KINDS: Final = {"Nh": "P", "NDR": "D"}
STRENGTH: Final = 0.05
THRESHOLD: Final = 0.45
"""Both chosen on the last 15 % of the CAIL2022 training paragraphs."""


def evaluate(given: Given) -> Evaluation:
    """F1 of entities and relations, nothing unless retraining was asked for."""
    scores = Scores()
    for name in SETS if given.retrain else ():
        parts = [given.data / "gold" / f"{name}_xxcq_{part}.jsonl.gz" for part in ("train", "dev")]
        if all(path.exists() for path in parts):
            learned, read = (list(json_lines(path)) for path in parts)
            tagger = _tagger(learned)
            _entities(name, read, tagger, scores)
            if name == "cail2022":
                _relations(name, learned, read, tagger, scores)
    return Evaluation(scores.figures(), [])


def _tagger(rows: list[dict[str, Any]]) -> Tagger:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gold.crfsuite"
        train(((shadow(row["text"]), flat(row["ents"])) for row in rows), path, far=True)
        return Tagger(path.read_bytes(), far=True)


def flat(spans: list[Span]) -> list[Span]:
    """Of nested spans the longest, in order."""
    taken: set[int] = set()
    kept = []
    for start, end, type_name in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, type_name))
    return sorted(kept)


def _entities(name: str, rows: list[dict[str, Any]], tagger: Tagger, scores: Scores) -> None:
    for row in rows:
        gold, found = flat(row["ents"]), tagger.spans(shadow(row["text"]), whole=True)
        for type_name in sorted({s[2] for s in (*gold, *found)}):
            scores.add(
                [f"retrained/{name}", f"retrained/{name}/{type_name}"],
                [s for s in gold if s[2] == type_name],
                [s for s in found if s[2] == type_name],
            )


def _relations(
    name: str, learned: list[dict[str, Any]], read: list[dict[str, Any]], tagger: Tagger, scores: Scores
) -> None:
    model = fit(_examples(learned), strength=STRENGTH)
    for row in read:
        if not row.get("rels"):
            continue
        gold = {(type_name, *names) for names, type_name in gold_relations(row).items()}
        given = {"gold_entities": row["ents"], "end_to_end": tagger.spans(shadow(row["text"]), whole=True)}
        for setting, spans in given.items():
            found = set(_stated(model, _passage(row, spans)))
            for relation in sorted(set(RELATIONS.values())):
                names = [f"retrained/{name}/relations/{setting}{tail}" for tail in ("", f"/{relation}")]
                scores.add(
                    names, [g for g in gold if g[0] == relation], [f for f in found if f[0] == relation]
                )


def _examples(rows: list[dict[str, Any]]) -> Iterator[tuple[set[str], str]]:
    for row in rows:
        if row.get("rels"):
            gold = gold_relations(row)
            for pair in pairs(_passage(row, row["ents"])):
                yield pair.features(), gold.get((pair.subject[0], pair.object[0]), NONE)


def gold_relations(row: dict[str, Any]) -> dict[tuple[str, str], str]:
    """The annotated relation of each pair of names."""
    text = shadow(row["text"])
    names = [text[start:end] for start, end, _ in row["ents"]]
    return {
        (names[r["h"]], names[r["t"]]): RELATIONS[r["label"]] for r in row["rels"] if r["label"] in RELATIONS
    }


def _passage(row: dict[str, Any], spans: list[Span]) -> Passage:
    kinds = [(start, end, KINDS[type_name]) for start, end, type_name in spans if type_name in KINDS]
    return passage(shadow(row["text"]), kinds)


def _stated(model: RelationModel, read: Passage) -> Iterator[tuple[str, str, str]]:
    for stated in model.stated(read, THRESHOLD):
        yield stated.type, read.text[slice(*stated.subject)], read.text[slice(*stated.object)]
