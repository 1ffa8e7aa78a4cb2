"""Facts and relations of drug and theft cases against gold annotation: what is shipped, with a naive baseline beside.

Spans count when both ends agree; times after 许, 左右, 份, 间 are stripped, for annotators differ there; places also
when they overlap. Relations count by pair of names in a paragraph, once with gold entities, once end to end. Full names
are scored apart from masked ones, since only they can be joined with other documents.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from fuyuan.evaluation.nlp.architecture import gold_relations
from fuyuan.evaluation.nlp.given import Given, json_lines
from fuyuan.evaluation.nlp.score import Error, Evaluation, Scores, sentence_around
from nlp.components.facts import FactReader, parted
from nlp.components.ties import TieReader
from nlp.facts.masked_names import MASKS
from nlp.model import Fact
from nlp.models import PERSONS, RELATIONS, shipped
from nlp.relations.drugs import TYPES as DRUG_RELATIONS
from nlp.relations.drugs import one_each
from nlp.shadow import shadow
from nlp.spans import Found

TYPES: Final = {
    "cail2022": {"Nh": "person", "NDR": "drug", "NW": "weight", "NT": "time", "Ns": "place"},
    "cail2021": {"NHCS": "person", "NHVI": "person"},
}
_FINAL: Final = re.compile(r"(?:许|左右|份|间)+$")
_NAIVE: Final = re.compile(r"[\u4e00-\u9fff]某{1,2}")
Span = tuple[int, int]
Stated = tuple[str, str, str]


def evaluate(given: Given) -> Evaluation:
    """F1 per type and relation on the dev parts, and every span and relation missed or made up."""
    scores = Scores()
    errors: list[Error] = []
    reader, tied = FactReader(shipped(PERSONS)), TieReader(shipped(RELATIONS))
    for name, types in TYPES.items():
        path = given.data / "gold" / f"{name}_xxcq_dev.jsonl.gz"
        for row in json_lines(path) if path.exists() else ():
            errors += _entities(name, types, row, reader, scores)
            if row.get("rels"):
                errors += _relations(name, row, (reader, tied), scores)
    return Evaluation(scores.figures(), errors)


def _entities(
    name: str, types: dict[str, str], row: dict[str, Any], reader: FactReader, scores: Scores
) -> Iterator[Error]:
    text = row["text"]
    found = reader.facts(shadow(text), 0, len(text))
    for type_name in dict.fromkeys(types.values()):
        gold = _trimmed(text, type_name, {(s, e) for s, e, t in row["ents"] if types.get(t) == type_name})
        got = {(f.found.start, f.found.end) for f in found if f.type == type_name}
        got = _trimmed(text, type_name, got)
        scores.add([f"facts/{name}/{type_name}"], gold, got)
        yield from _wrong(f"facts/{name}/{type_name}", row, gold, got)
        if type_name == "person":
            scores.add([f"facts/{name}/person/baseline"], gold, {m.span() for m in _NAIVE.finditer(text)})
            names = [{text[a:b] for a, b in spans} for spans in (gold, got)]
            scores.add([f"facts/{name}/person/distinct_names"], *names)
            whole = [
                {span for span in spans if not MASKS.search(shadow(text), *span)} for spans in (gold, got)
            ]
            scores.add([f"facts/{name}/person/full_names"], *whole)
        if type_name == "place":
            scores.add([f"facts/{name}/place/overlap"], *_overlapping(gold, got))


def _trimmed(text: str, type_name: str, spans: set[Span]) -> set[Span]:
    return {trimmed(text, type_name, *span) for span in spans}


def trimmed(text: str, type_name: str, start: int, end: int) -> Span:
    """The span without a time's final 许, 左右, 份, 间."""
    return start, start + len(_FINAL.sub("", text[start:end])) if type_name == "time" else end


def _overlapping(gold: set[Span], got: set[Span]) -> tuple[set[Span], set[Span]]:
    """Gold, and the found spans with each that overlaps a gold one, counted once, put in its place."""
    counted: set[Span] = set()
    for start, end in got:
        hit = next((g for g in sorted(gold - counted) if g[0] < end and start < g[1]), (start, end))
        counted.add(hit)
    return gold, counted


def _wrong(name: str, row: dict[str, Any], gold: set[Span], got: set[Span]) -> Iterator[Error]:
    for kind, spans in (("missing", gold - got), ("spurious", got - gold)):
        yield from (_error(name, row, kind, row["text"][a:b], a, b) for a, b in sorted(spans))


def _error(name: str, row: dict[str, Any], kind: str, value: str, start: int, end: int) -> Error:
    sentence = sentence_around(row["text"], start, end)
    return Error(name, name.split("/")[1], str(row["id"]), kind, value, start, end, sentence)


def _relations(
    name: str, row: dict[str, Any], readers: tuple[FactReader, TieReader], scores: Scores
) -> Iterator[Error]:
    text = row["text"]
    gold = {(type_name, *names) for names, type_name in gold_relations(row).items()}
    plain = shadow(text)
    given = tuple(parted([_fact(text, s, e, t) for s, e, t in row["ents"] if t in ("Nh", "NDR")]))
    read = tuple(readers[0].facts(plain, 0, len(text)))
    for setting, facts in (("gold_entities", given), ("end_to_end", read)):
        got = {(type_name, *names) for names, type_name in _pairs(readers[1], plain, facts).items()}
        for relation in DRUG_RELATIONS:
            scores.add(
                [f"relations/{name}/{setting}", f"relations/{name}/{setting}/{relation}"],
                {g for g in gold if g[0] == relation},
                {g for g in got if g[0] == relation},
            )
        yield from _wrongly_related(f"relations/{name}/{setting}", row, gold, got)
    scores.add([f"relations/{name}/baseline_every_pair_sells"], gold, _every_pair(given))


def _wrongly_related(name: str, row: dict[str, Any], gold: set[Stated], got: set[Stated]) -> Iterator[Error]:
    """Each from where one of the two names first stands to where the other does."""
    text = shadow(row["text"])
    for kind, relations in (("missing", gold - got), ("spurious", got - gold)):
        for relation, subject, object_ in sorted(relations):
            first, last = sorted(max(text.find(each), 0) for each in (subject, object_))
            end = last + len(subject if text.startswith(subject, last) else object_)
            yield _error(f"{name}/{relation}", row, kind, f"{subject} → {object_}", first, end)


def _fact(text: str, start: int, end: int, type_name: str) -> Fact:
    kind = "person" if type_name == "Nh" else "drug"
    return Fact(kind, Found(shadow(text[start:end]), start, end), 1.0, "gold")


def _pairs(reader: TieReader, plain: str, facts: tuple[Fact, ...]) -> dict[tuple[str, str], str]:
    matches = [match for match, _ in reader.matches(plain, facts, 0, len(plain))]
    return one_each((name, facts[s].found.value, facts[o].found.value) for name, s, o, *_ in matches)


def _every_pair(facts: tuple[Fact, ...]) -> set[tuple[str, str, str]]:
    """Whoever is named first sells to every other person, and deals in every drug named."""
    people = list(dict.fromkeys(f.found.value for f in facts if f.type == "person"))
    drugs = {f.found.value for f in facts if f.type == "drug"}
    pairs = {("sell_drugs_to", people[0], other) for other in people[1:]} if people else set()
    return pairs | {("traffic_in", people[0], drug) for drug in drugs if people}
