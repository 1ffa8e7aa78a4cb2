"""A compartment: the smallest unit of who may see what. Its id is a hash, the same on every machine."""

import hashlib
from dataclasses import dataclass

from ontology.ids import canonical


@dataclass(frozen=True, slots=True)
class Compartment:
    """Source set × case × owning body. `open` ones are seen by every user of the home; `secret` ones link
    only within themselves. The term (when access ends) is a row appended later, not part of the identity."""

    source_set: str
    case_number: str = ""
    body: str = ""
    is_open: bool = True
    is_secret: bool = False

    def __post_init__(self) -> None:
        if self.is_open and self.is_secret:
            raise ValueError(f"compartment {self.source_set!r} cannot be both open and secret")

    @property
    def id(self) -> int:
        """Positive 63-bit integer; 0 is kept for the graph's shared open compartment."""
        raw = hashlib.sha256(canonical(self.source_set, self.case_number, self.body).encode()).digest()[:8]
        return (int.from_bytes(raw, "big") >> 1) or 1


LOCAL = Compartment("local")
"""What an import without an acquisition belongs to: open to this home's users."""
