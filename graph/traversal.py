"""Bounded walks. Every one has a ceiling and says when it met it: a cut answer must not look whole."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from graph.errors import LimitExceededError
from graph.limits import LIMITS, Clock, Limits
from graph.store.interface import GraphStore
from ontology.ids import EntityId
from ontology.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Walk:
    """Entities met, with their distance from the start; `truncated` if any ceiling was met on the way."""

    distance: Mapping[EntityId, int]
    truncated: bool
    build: str


def k_hop(
    store: GraphStore,
    viewer: Viewer,
    start: EntityId,
    *,
    hops: int,
    types: Collection[str] = (),
    as_of: date | None = None,
    limits: Limits = LIMITS,
) -> Walk:
    """Visible entities within `hops` relations of `start`; nothing if the start is not visible. Where the walk is
    cut, the nearest are kept, and of the equally near those with the firmest relation."""
    if hops > limits.hops:
        raise LimitExceededError("hops", asked=hops, allowed=limits.hops)
    clock = Clock(limits.seconds)
    distance = dict.fromkeys(store.entities(viewer, [start]), 0)
    frontier, truncated = list(distance), False
    for hop in range(1, hops + 1):
        if not frontier:
            break
        if clock.over:
            truncated = True
            break
        found = store.steps(viewer, frontier, types=types, as_of=as_of, degree_cap=limits.degree)
        # First distance wins, so a cross-holding ring ends.
        reached = (step.to for id in frontier for step in found.steps.get(id, ()))
        new = [id for id in dict.fromkeys(reached) if id not in distance]
        room = limits.rows - len(distance)
        truncated |= bool(found.truncated) or len(new) > room
        frontier = new[:room]
        distance |= dict.fromkeys(frontier, hop)
    return Walk(distance, truncated, store.build_info().build)
