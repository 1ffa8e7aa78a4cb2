"""The shipped models: what the card promises of them, and that a package without them reads on by rule and says so."""

import hashlib
import json
from pathlib import Path

from nlp.components.facts import NO_MODEL, FactReader
from nlp.models import FOLDER, PERSONS, RELATIONS, shipped
from nlp.pipeline import build_pipeline
from nlp.reading import reading
from tests.nlp.invented import CRIMINAL

LARGEST = 6_000_000


def test_the_card_names_the_very_files() -> None:
    card = (FOLDER / "CARD.md").read_text("utf-8")
    made = json.loads((FOLDER / "models.json").read_text("utf-8"))
    for name in (PERSONS, RELATIONS):
        content = shipped(name)
        assert 0 < len(content) < LARGEST
        assert hashlib.sha256(content).hexdigest() == made[name]["sha256"]
        assert made[name]["sha256"] in card
    assert made["licence_of_texts"] == "MIT"
    assert not any("cail" in name for name in made["trained_on"])


def test_the_cards_scores_are_those_frozen() -> None:
    card = (FOLDER / "CARD.md").read_text("utf-8")
    frozen = json.loads(Path("tests/nlp/facts_frozen.json").read_text("utf-8"))
    for name in ("facts/cail2022/person", "facts/cail2021/person", "relations/cail2022/end_to_end"):
        assert f"| {name} | {frozen[name]:.3f} |" in card


def test_without_the_model_the_rules_read_and_the_document_says_so() -> None:
    with_model, without = build_pipeline(), build_pipeline()
    without.replace_pipe("fuyuan_facts", "fuyuan_facts", config={"model": False})
    assert NO_MODEL not in reading(with_model(CRIMINAL)).warnings
    read = reading(without(CRIMINAL))
    assert NO_MODEL in read.warnings
    assert any(fact.type == "person" for fact in read.facts)


def test_a_reader_travels_as_bytes() -> None:
    again = FactReader(b"").from_bytes(FactReader(shipped(PERSONS)).to_bytes())
    text = "被告人柳青山将冰毒贩卖给张虎文。"
    assert again.facts(text, 0, len(text)) == FactReader(shipped(PERSONS)).facts(text, 0, len(text))
