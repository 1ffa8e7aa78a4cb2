"""`python -m nlp.training DATA [OUT]`: trains on the MIT collections of DATA, writes model and card."""

import gzip
import hashlib
import json
import sys
from pathlib import Path

from nlp.facts.crf import train
from nlp.training.silver import examples

COLLECTIONS = ("criminal_first_instance", "criminal_mixed")
"""The collections under the MIT licence; no other text is read."""
SEED = 20
ITERATIONS = 60
MODEL = Path(__file__).parents[1] / "models" / "persons.crfsuite"


def main() -> None:
    """Train and write."""
    data = Path(sys.argv[1])
    model = Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL
    rows = [row for name in COLLECTIONS for row in _rows(data / "judgments" / f"{name}.jsonl.gz")]
    silver = examples(rows, SEED)
    model.parent.mkdir(exist_ok=True)
    train(silver, model, iterations=ITERATIONS)
    content = model.read_bytes()
    card = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "pieces": len(silver),
        "characters": sum(len(text) for text, _ in silver),
        "persons": sum(len(spans) for _, spans in silver),
        "iterations": ITERATIONS,
        "seed": SEED,
        "collections": list(COLLECTIONS),
    }
    model.with_suffix(".json").write_text(json.dumps(card, indent=2) + "\n", "utf-8")


def _rows(path: Path) -> list[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["text"], row["fact"]) for row in rows if row.get("fact")]


if __name__ == "__main__":
    main()
