"""Facts and relations against gold annotation, read in place: as frozen, and where they stand against what was promised."""

import json
from pathlib import Path

import pytest

from fuyuan.evaluation.nlp.facts import evaluate
from fuyuan.evaluation.nlp.given import Given
from tests.real_data import real_data

pytestmark = pytest.mark.real_data
FROZEN = Path(__file__).with_name("facts_frozen.json")


def test_the_figures_are_those_frozen() -> None:
    data = real_data()
    if data is None or not (data / "gold").is_dir():
        pytest.skip("no gold annotation here: set FUYUAN_REAL_DATA to its folder")
    frozen = json.loads(FROZEN.read_text("utf-8"))
    assert len(frozen.pop("reason")) > 20
    assert {name: f["f1"] for name, f in evaluate(Given(data)).figures.items()} == frozen
