"""Reads a committed lock: name → version, marker, hashes."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+))?")


@dataclass(frozen=True)
class Pin:
    """One line of a lock."""

    version: str
    marker: str
    hashes: frozenset[str]


def read_lock(name: str) -> dict[str, Pin]:
    """Every pin of the lock file at the repository's root, by normalised name."""
    pins = {}
    for line in (ROOT / name).read_text().replace("\\\n", " ").splitlines():
        requirement, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
        found = _PIN.fullmatch(requirement.strip())
        assert found, f"{name}: not a pin: {requirement!r}"
        pins[found["name"]] = Pin(
            found["version"], found["marker"] or "", frozenset(h.strip() for h in hashes)
        )
    return pins
