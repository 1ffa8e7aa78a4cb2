"""Facts and relations against gold annotation, read in place: as frozen, and where they stand against what was promised."""

import json
from pathlib import Path

import pytest

from fuyuan.evaluation.nlp import sureness
from fuyuan.evaluation.nlp.facts import evaluate
from fuyuan.evaluation.nlp.given import Given
from tests.real_data import real_data

pytestmark = pytest.mark.real_data
FROZEN = Path(__file__).with_name("facts_frozen.json")
SURE = Path(__file__).with_name("sure_frozen.json")


def test_the_figures_are_those_frozen() -> None:
    data = real_data()
    if data is None or not (data / "gold").is_dir():
        pytest.skip("no gold annotation here: set FUYUAN_REAL_DATA to its folder")
    frozen = json.loads(FROZEN.read_text("utf-8"))
    assert len(frozen.pop("reason")) > 20
    found = evaluate(Given(data))
    assert {name: f["f1"] for name, f in found.figures.items()} == frozen
    scored = {
        name for name in found.figures if not name.endswith(("baseline", "overlap", "names", "end_to_end"))
    }
    assert {e.name for e in found.errors} <= scored
    assert all(e.sentence and e.document_id for e in found.errors)
    assert sum(e.kind == "missing" for e in found.errors if e.name == "facts/cail2022/person") == (
        found.figures["facts/cail2022/person"]["gold"] - found.figures["facts/cail2022/person"]["right"]
    )


def test_confidences_keep_their_word_as_frozen() -> None:
    data = real_data()
    if data is None or not (data / "gold").is_dir():
        pytest.skip("no gold annotation here: set FUYUAN_REAL_DATA to its folder")
    frozen = json.loads(SURE.read_text("utf-8"))
    assert len(frozen.pop("reason")) > 20
    figures = sureness.evaluate(Given(data)).figures
    errors = {n: f["calibration_error"] for n, f in figures.items() if "calibration_error" in f}
    assert errors == frozen
    assert errors["sure/person"] < 0.02


def test_a_confidence_is_off_by_what_it_promised_too_much_or_too_little() -> None:
    told = [("person", 0.9, True)] * 8 + [("person", 0.9, False)] * 2 + [("person", 0.5, True)] * 10
    figures = sureness.reliability(told)
    assert figures["sure/person/0.9"] == {"precision": 0.8, "found": 10, "right": 8}
    assert figures["sure/person"]["calibration_error"] == pytest.approx((0.1 * 10 + 0.5 * 10) / 20)
