"""How two entities are connected: the few shortest chains of relations, found from both ends.

Walking from both ends meets in the middle, so a path of six relations costs two walks of three. Every simple path
of a length is known once the walks together reach that far; where a ceiling cut a walk, paths may be missing, and
the answer says it is truncated.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, pairwise

from graph.errors import LimitExceededError
from graph.limits import LIMITS, Clock, Limits
from graph.store.interface import GraphStore
from ontology.ids import EntityId, RelationId
from ontology.viewer import Viewer

MOST_PATHS = 50
"""Nobody reads more chains than this."""

Links = Mapping[EntityId, Mapping[EntityId, Collection[RelationId]]]


@dataclass(frozen=True, slots=True)
class Path:
    """Entities from one end to the other; `relations` are those between each and the next, by id."""

    entities: tuple[EntityId, ...]
    relations: tuple[tuple[RelationId, ...], ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """Shortest first, then by the ids along the way; `truncated` if some that belong here may be missing."""

    paths: tuple[Path, ...]
    truncated: bool
    build: str


def shortest_paths(
    store: GraphStore,
    viewer: Viewer,
    start: EntityId,
    goal: EntityId,
    *,
    hops: int = 6,
    count: int = 5,
    types: Collection[str] = (),
    as_of: date | None = None,
    limits: Limits = LIMITS,
) -> Paths:
    """At most `count` of the shortest simple paths of up to `hops` relations, their direction not regarded."""
    if hops > limits.hops:
        raise LimitExceededError("hops", asked=hops, allowed=limits.hops)
    if count > MOST_PATHS:
        raise LimitExceededError("count", asked=count, allowed=MOST_PATHS)
    build = store.build_info().build
    ends = [next(iter(store.entities(viewer, [end])), None) for end in (start, goal)]
    if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return Paths((), False, build)
    search = _Search(store, viewer, types, as_of, limits)
    found = search.paths(ends[0], ends[1], hops, count)
    return Paths(tuple(found), search.truncated, build)


@dataclass(slots=True)
class _Search:
    """Everything met so far, from either end."""

    store: GraphStore
    viewer: Viewer
    types: Collection[str]
    as_of: date | None
    limits: Limits
    links: dict[EntityId, dict[EntityId, set[RelationId]]] = field(default_factory=dict)
    walked: set[EntityId] = field(default_factory=set)
    truncated: bool = False

    def paths(self, start: EntityId, goal: EntityId, hops: int, count: int) -> list[Path]:
        clock = Clock(self.limits.seconds)
        found: list[Path] = []
        near: dict[EntityId, set[EntityId]] = {start: {start}, goal: {goal}}
        for length in range(1, hops + 1):
            side = start if length % 2 else goal  # the halves differ by one step at most
            near[side] = self._walk(near[side])
            found += islice(simple_paths(self.links, start, goal, length, clock), count - len(found))
            self.truncated |= clock.over
            if len(found) >= count or (self.truncated and self._full):
                break
        return found

    @property
    def _full(self) -> bool:
        return len(self.links) >= self.limits.rows

    def _walk(self, frontier: set[EntityId]) -> set[EntityId]:
        """One step further: everything next to the frontier that was not walked from yet."""
        asked = sorted(frontier - self.walked)
        self.walked.update(asked)
        steps = self.store.steps(
            self.viewer, asked, types=self.types, as_of=self.as_of, degree_cap=self.limits.degree
        )
        self.truncated |= bool(steps.truncated)
        for here, ways in steps.steps.items():
            for way in ways:
                self._link(here, way.to, way.relation)
        return {there for here in frontier for there in self.links.get(here, ())}

    def _link(self, here: EntityId, there: EntityId, relation: RelationId) -> None:
        if there not in self.links and self._full:
            self.truncated = True
            return
        self.links.setdefault(here, {}).setdefault(there, set()).add(relation)
        self.links.setdefault(there, {}).setdefault(here, set()).add(relation)


def simple_paths(
    links: Links, start: EntityId, goal: EntityId, length: int, clock: Clock | None = None
) -> Iterator[Path]:
    """Every path of exactly this length that visits nobody twice, by the ids along the way."""
    layers = _layers(links, start, goal, length)
    if not layers[0]:
        return
    stack = [[start]]
    while stack:
        if clock is not None and clock.over:
            return
        entities = stack.pop()
        place = len(entities) - 1
        if place == length:
            hops = (tuple(sorted(links[here][there])) for here, there in pairwise(entities))
            yield Path(tuple(entities), tuple(hops))
            continue
        following = sorted(links[entities[-1]].keys() & layers[place + 1], reverse=True)
        stack += [[*entities, each] for each in following if each not in entities]


def _layers(links: Links, start: EntityId, goal: EntityId, length: int) -> Sequence[set[EntityId]]:
    """Who can stand at each place of a walk of this length between the ends."""
    ahead = [{start}]
    for _ in range(length):
        ahead.append(_around(links, ahead[-1]))
    kept = [ahead[length] & {goal}]
    for place in range(length - 1, -1, -1):
        kept.append(ahead[place] & _around(links, kept[-1]))
    return kept[::-1]


def _around(links: Links, entities: Collection[EntityId]) -> set[EntityId]:
    return {there for here in entities for there in links.get(here, ())}
