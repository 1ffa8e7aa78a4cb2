"""What an evaluation says of one claim: found with the path that shows it, or not found and why."""

from dataclasses import dataclass
from typing import Any

from graph.model import Entity
from ontology.ids import RelationId


@dataclass(frozen=True, slots=True)
class Verdict:
    """`path`: entities in order; `relations`: the one between each and the next, or the one that carries the claim."""

    found: bool
    path: tuple[Entity, ...] = ()
    relations: tuple[RelationId, ...] = ()
    why: str = ""

    def as_json(self) -> dict[str, Any]:
        """Schema: docs/schemas/eval.json."""
        return {
            "found": self.found,
            "path": [{"id": it.id, "type": it.type, "caption": it.caption} for it in self.path],
            "relations": list(self.relations),
            "why": self.why,
        }


def missed(why: str, *path: Entity) -> Verdict:
    """Not found; `path` is how far one gets."""
    return Verdict(False, path, (), why)
