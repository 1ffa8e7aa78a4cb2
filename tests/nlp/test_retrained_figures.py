"""The architecture trained on gold annotation, which is never shipped: what it reads, and what was promised of it.

Training takes minutes, so the figures are made again with the soak tests, or by `fuyuan eval nlp --retrain`;
`python -m tests.nlp.test_retrained_figures "why they changed"` freezes them, on purpose.
"""

import json
import sys
from pathlib import Path

import pytest

from fuyuan.evaluation.nlp.architecture import evaluate
from fuyuan.evaluation.nlp.given import Given
from nlp.models import FOLDER
from tests.real_data import real_data

FROZEN = Path(__file__).with_name("retrained_frozen.json")
PROMISED = {
    "retrained/cail2022": 0.868,
    "retrained/cail2021": 0.873,
    "retrained/cail2022/relations/gold_entities": 0.87,
    "retrained/cail2022/relations/end_to_end": 0.80,
}


def test_what_was_promised_is_frozen_and_on_the_card() -> None:
    frozen = json.loads(FROZEN.read_text("utf-8"))
    card = (FOLDER / "CARD.md").read_text("utf-8")
    for name, least in PROMISED.items():
        assert frozen[name] >= least
        assert f"| {name} | {frozen[name]:.3f} |" in card


@pytest.mark.soak
@pytest.mark.real_data
def test_trained_again_it_reads_as_frozen() -> None:
    data = real_data()
    if data is None or not (data / "gold").is_dir():
        pytest.skip("no gold annotation here: set FUYUAN_REAL_DATA to its folder")
    frozen = json.loads(FROZEN.read_text("utf-8"))
    assert len(frozen.pop("reason")) > 20
    assert _figures(data) == frozen


def _figures(data: Path) -> dict[str, float]:
    return {name: f["f1"] for name, f in evaluate(Given(data, retrain=True)).figures.items()}


if __name__ == "__main__":
    folder = real_data()
    if folder is None or len(sys.argv) != 2:
        sys.exit("usage: python -m tests.nlp.test_retrained_figures REASON (and there must be real data)")
    figures = {"reason": sys.argv[1], **_figures(folder)}
    FROZEN.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", "utf-8")
