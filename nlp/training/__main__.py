"""`python -m nlp.training DATA [FOLDER]`: trains on the MIT collections of DATA; writes the models and `models.json`.

Same texts, same seed, same bytes. nlp/models/CARD.md says what the models are for and how well they read.
"""

import gzip
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

from nlp.facts.crf import train
from nlp.models import FOLDER, PERSONS, RELATIONS
from nlp.relations.model import fit
from nlp.training.relations import relation_examples
from nlp.training.silver import paragraphs, person_examples

COLLECTIONS = ("criminal_first_instance", "criminal_mixed")
"""The collections under the MIT licence; no other text is read."""
SEED = 20
ITERATIONS = 40
LEAST_FREQUENT = 2
STRENGTH = 1.0


def main() -> None:
    """Train and write."""
    data = Path(sys.argv[1])
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER
    files = [data / "judgments" / f"{name}.jsonl.gz" for name in COLLECTIONS]
    silver = list(paragraphs(row for path in files for row in _rows(path)))
    folder.mkdir(exist_ok=True)
    persons = person_examples(silver, SEED)
    train(persons, folder / PERSONS, iterations=ITERATIONS, least=LEAST_FREQUENT)
    pairs = list(relation_examples(silver))
    (folder / RELATIONS).write_bytes(fit(pairs, strength=STRENGTH).to_bytes())
    made = {
        "trained_on": {path.name: _sha256(path) for path in files},
        "licence_of_texts": "MIT",
        "seed": SEED,
        PERSONS: {
            **_file(folder / PERSONS),
            "iterations": ITERATIONS,
            "pieces": len(persons),
            "characters": sum(len(text) for text, _ in persons),
            "persons": sum(len(spans) for _, spans in persons),
        },
        RELATIONS: {
            **_file(folder / RELATIONS),
            "strength": STRENGTH,
            "pairs": dict(sorted(Counter(type_name or "none" for _, type_name in pairs).items())),
        },
    }
    (folder / "models.json").write_text(json.dumps(made, indent=2) + "\n", "utf-8")


def _rows(path: Path) -> list[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["text"], row["fact"]) for row in rows if row.get("fact")]


def _file(path: Path) -> dict[str, object]:
    return {"sha256": _sha256(path), "bytes": path.stat().st_size}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
