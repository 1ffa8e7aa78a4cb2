"""The trained models as shipped, and what they are called; CARD.md says what they learned from and how they read.

A package without them still works: rules read alone, and each document says so.
"""

from importlib.resources import files
from pathlib import Path

FOLDER = Path(__file__).parent
PERSONS = "persons.crfsuite"
RELATIONS = "drug_relations.json.gz"


def shipped(name: str) -> bytes:
    """The committed model, or nothing where it was left out."""
    path = files(__name__).joinpath(name)
    return path.read_bytes() if path.is_file() else b""
