"""Speaker and standing of facts marked by hand, full names of 以下简称, orders and dispositions, read in place: as frozen. Run as a module to freeze them again:
`python -m tests.nlp.test_marked_figures "why they changed"`."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from fuyuan.evaluation.nlp import dispositions, orders, references, short_names, standing
from fuyuan.evaluation.nlp.given import Given
from fuyuan.evaluation.nlp.score import Figures
from fuyuan.evaluation.nlp.standing import LABELS
from nlp.lexicon import table
from ontology.standing import AssertedBy, Polarity, Standing
from tests.real_data import real_data

FROZEN = Path(__file__).with_name("marked_frozen.json")
FIRST_LOOKS = Path(__file__).with_name("standing_first_looks.json")
"""What each sample nobody had seen gave before anything of it was mended: the figure to expect elsewhere. Never made again."""
DISPOSITIONS = Path(__file__).with_name("dispositions_first_looks.json")
"""The same of dispositions."""
ANNOTATIONS = Path("tests/nlp/annotations")


def figures(data: Path) -> dict[str, float]:
    found: Figures = {}
    for evaluator in (standing, short_names, references, orders, dispositions):
        found |= evaluator.evaluate(Given(data)).figures
    kept = ("accuracy", "precision", "recall")
    return {f"{name}/{key}": f[key] for name, f in found.items() for key in kept if key in f}


@pytest.mark.real_data
def test_the_figures_are_those_frozen() -> None:
    data = real_data()
    if data is None:
        pytest.skip("no real data here: set FUYUAN_REAL_DATA to its folder")
    frozen = json.loads(FROZEN.read_text("utf-8"))
    assert len(frozen.pop("reason")) > 20
    assert figures(data) == frozen


def test_the_set_is_large_spread_and_holds_no_text() -> None:
    rows = [
        json.loads(line)
        for path in sorted(ANNOTATIONS.glob("standing*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    facts = [fact for row in rows for fact in row["facts"]]
    assert len(rows) >= 60
    assert len(facts) >= 150
    assert {"acquittal", "partial_reversal", "quoted_lower_court"} <= {row["drawn_for"] for row in rows}
    assert all(set(fact) == {"span", "predicate", *LABELS} for fact in facts)
    assert all(fact["span"][0] <= fact["predicate"] < fact["span"][1] for fact in facts)
    said = {(AssertedBy(f["asserted_by"]), Standing(f["standing"]), Polarity(f["polarity"])) for f in facts}
    assert len(said) >= 8
    looked_at = json.loads(FIRST_LOOKS.read_text("utf-8"))
    fresh = Counter(row["split"] for row in rows for _ in row["facts"] if row["split"].startswith("fresh"))
    assert {split: look["facts"] for split, look in looked_at.items()} == fresh
    assert len({(row["source"], row["id"]) for row in rows}) == len(rows)


def test_dispositions_are_marked_without_text_and_their_first_looks_kept() -> None:
    rows = [
        json.loads(line)
        for path in sorted(ANNOTATIONS.glob("dispositions*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    labels = table("orders")["labels"]
    looked_at = json.loads(DISPOSITIONS.read_text("utf-8"))
    assert Counter(row["split"] for row in rows) == {s: look["documents"] for s, look in looked_at.items()}
    for row in rows:
        assert set(row) == {"source", "id", "sha256", "split", "orders"}
        for order in row["orders"]:
            places = [*order.pop("by", []), *order.pop("to", []), order.pop("items", [])]
            assert order.pop("kind") in labels
            assert all(isinstance(value, int) for value in order.values())
            assert all(isinstance(number, int) for place in places for number in place)


if __name__ == "__main__":
    found = real_data()
    if found is None or len(sys.argv) != 2:
        sys.exit("usage: python -m tests.nlp.test_marked_figures REASON (and there must be real data)")
    frozen_again = {"reason": sys.argv[1], **figures(found)}
    FROZEN.write_text(json.dumps(frozen_again, ensure_ascii=False, indent=2) + "\n", "utf-8")
