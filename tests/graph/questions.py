"""Everything a drawn graph can be asked, in one answer to compare."""

from datetime import date

from graph.model import (
    Direction,
)
from graph.store.interface import GraphStore
from ontology.viewer import Viewer
from tests.graph.generated import DAYS, EDGES, ENTITIES, FORMER, relation


def answers(store: GraphStore, viewer: Viewer) -> dict[str, object]:
    """What a store says to everything a drawn graph can be asked."""
    people = [*ENTITIES, *FORMER]
    edges = [relation(n) for n in range(EDGES)]
    said: dict[str, object] = {
        "entities": store.entities(viewer, people),
        "relations": store.relations(viewer, edges),
        "counts": store.counts(viewer),
        "among": store.among(viewer, people[:6]),
        "evidence": [store.evidence(viewer, owner, limit=3) for owner in (*people, *edges)],
        "neighbour counts": [store.neighbour_counts(viewer, person) for person in people],
    }
    for text in ("张伟", "张", "甲乙公司", "ab", "公司", 'A"b', "1", "刑终", "|"):
        said[f"search {text}"] = store.search(viewer, text, limit=2)
    said["search typed"] = store.search(viewer, "公司", types=["company"])
    for day in (None, *(date.fromisoformat(d) for d in DAYS if d)):
        for direction in Direction:
            for cap in (1, 200):
                how = {"as_of": day, "direction": direction, "degree_cap": cap}
                said[f"neighbours {how}"] = store.neighbours(viewer, people, **how)  # type: ignore[arg-type]
                said[f"steps {how}"] = store.steps(viewer, people, **how)  # type: ignore[arg-type]
    said["typed"] = store.neighbours(viewer, people, types=["party_to"])
    return said
