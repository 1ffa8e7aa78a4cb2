"""What one answer may see, as a piece of Cypher: the build of the pointer and the viewer's compartments.

Every query on shares goes through `seen` or `visible`, so that none can forget either. Values are parameters, never
text. A share counts from `from_build` until before `to_build` (absent while it stands), unless a full build put the
`floor` above it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

DAY: Final = "({0}.since IS NULL OR {0}.since <= $day) AND ({0}.until IS NULL OR {0}.until >= $day)"


@dataclass(frozen=True, slots=True)
class Sight:
    """Build numbers of the pointer, and the visible compartments in ascending order."""

    version: int
    floor: int
    compartments: tuple[int, ...]

    @property
    def parameters(self) -> Mapping[str, Any]:
        """What `seen` and `visible` refer to."""
        return {"version": self.version, "floor": self.floor, "seen": list(self.compartments)}


@cache
def current(alias: str) -> str:
    """Condition: belongs to the build that answers."""
    return (
        f"{alias}.from_build >= $floor AND {alias}.from_build <= $version"
        f" AND ({alias}.to_build IS NULL OR {alias}.to_build > $version)"
    )


@cache
def seen(alias: str) -> str:
    """Condition: this share (open ones stand on the node or relationship itself) is the viewer's to see."""
    return f"{alias}.compartment IN $seen AND {current(alias)}"


@cache
def visible(alias: str) -> str:
    """Condition: the entity has a share that the viewer sees."""
    return f"(({seen(alias)}) OR EXISTS {{ MATCH ({alias})-[:SHARE]->(part:Share) WHERE {seen('part')} }})"


@cache
def shares(alias: str, fields: str) -> str:
    """Expression: rows of `fields` (of x) for each share of the entity that the viewer sees."""
    parts = f"COLLECT {{ MATCH ({alias})-[:SHARE]->(part:Share) RETURN part }}"
    return f"[x IN [{alias}] + {parts} WHERE {seen('x')} | [{fields}]]"
