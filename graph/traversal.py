"""Bounded walks. Every one has a ceiling and says when it met it: a cut answer must not look whole."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from graph.errors import LimitExceededError
from graph.limits import LIMITS, Clock, Limits
from graph.pieces import batched
from graph.store.interface import GraphStore
from ontology.ids import EntityId
from ontology.viewer import Viewer

BATCH: Final = 64
"""Entities asked about at once, so that a walk stops soon after a ceiling is met."""


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
        reached: dict[EntityId, int] = {}
        for asked in batched(frontier, BATCH):
            if clock.over or len(distance) + len(reached) > limits.rows:
                truncated = True
                break
            found = store.steps(viewer, asked, types=types, as_of=as_of, degree_cap=limits.degree)
            truncated |= bool(found.truncated)
            ways = (step.to for id in asked for step in found.steps.get(id, ()))
            # First distance wins, so a cross-holding ring ends.
            reached |= dict.fromkeys((id for id in ways if id not in distance), hop)
        room = limits.rows - len(distance)
        truncated |= len(reached) > room
        distance |= dict(islice(reached.items(), room))
        frontier = list(islice(reached, room))
    return Walk(distance, truncated, store.build_info().build)
