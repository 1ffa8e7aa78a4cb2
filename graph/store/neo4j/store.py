"""The Neo4j graph store: each operation is one reading transaction, seen through one viewer's eyes."""

import weakref
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from graph.model import (
    BuildInfo,
    Counts,
    Direction,
    Entity,
    EvidenceRow,
    GraphDelta,
    NeighbourCount,
    Neighbourhood,
    Relation,
    SearchPage,
    Step,
    Steps,
)
from graph.store.neo4j import adjacency, entities, evidence, export, relations, search, tally
from graph.store.neo4j.adjacency import Question, relation_types, surroundings
from graph.store.neo4j.pen import Pen
from graph.store.neo4j.reading import LongReading, Reading
from graph.store.neo4j.sessions import Sessions
from graph.store.neo4j.tidy import tidy
from graph.store.neo4j.writer import Writer
from ontology.ids import EntityId, RelationId
from ontology.viewer import Viewer

T = TypeVar("T")
COUNTS_KEPT: Final = 32
"""Answers of `counts` remembered, each for one build and one set of compartments."""


class Neo4jStore:
    """Graph in one Neo4j database. Safe to share between threads and to open before a fork. Opening does not ask
    the server; where it cannot be reached an operation raises StoreUnavailableError, and the next may succeed."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        weakref.finalize(self, sessions.close)  # the driver does not close itself when its last reader goes
        self._counts: dict[tuple[int, frozenset[int]], Counts] = {}

    @classmethod
    def connect(cls, uri: str, user: str, password: str, *, database: str = "neo4j") -> "Neo4jStore":
        """The store behind a Bolt address."""
        return cls(Sessions(uri, user, password, database=database))

    def build_info(self) -> BuildInfo:
        """The build that answers now."""
        return self._read(lambda reading: reading.pointer.info)

    def resolve(self, entity: EntityId) -> EntityId:
        """Where an id ever issued lives now."""
        return self._read(lambda reading: next(iter(reading.resolve([entity])), entity))

    def entities(self, viewer: Viewer, ids: Collection[EntityId]) -> dict[EntityId, Entity]:
        """The visible ones among `ids`."""
        return self._read(lambda r: entities.load(r, r.sight(viewer), r.resolve(ids)))

    def relations(self, viewer: Viewer, ids: Collection[RelationId]) -> dict[RelationId, Relation]:
        """The visible ones among `ids`, those taken down included."""
        return self._read(lambda r: {each.id: each for each in relations.find(r, r.sight(viewer), ids)})

    def search(
        self, viewer: Viewer, text: str, *, types: Collection[str] = (), limit: int = 20
    ) -> SearchPage:
        """Entities with a visible searchable value that contains `text`."""
        return self._read(lambda r: search.search(r, r.sight(viewer), text, types, limit))

    def neighbours(
        self,
        viewer: Viewer,
        ids: Collection[EntityId],
        *,
        types: Collection[str] = (),
        direction: Direction = Direction.BOTH,
        as_of: date | None = None,
        degree_cap: int = 200,
    ) -> Neighbourhood:
        """Standing relations around `ids` and the entities at their ends."""

        def answer(reading: Reading) -> Neighbourhood:
            question = Question(
                reading.sight(viewer), relation_types(types, reading.pointer.types), direction, as_of
            )
            around = surroundings(reading, question, reading.resolve(ids), degree_cap)
            by_type: dict[str, dict[RelationId, None]] = {}
            touched = {each.id for each in around if each.ways}
            for way in (way for each in around for way in each.ways):
                by_type.setdefault(way.type, {})[way.relation] = None
                touched.add(way.to)
            found = relations.load(reading, question.sight, by_type, as_of) if by_type else []
            known = entities.load(reading, question.sight, sorted(touched))
            cut = frozenset(each.id for each in around if each.cut)
            return Neighbourhood(tuple(found), dict(sorted(known.items())), cut)

        return self._read(answer)

    def steps(
        self,
        viewer: Viewer,
        ids: Collection[EntityId],
        *,
        types: Collection[str] = (),
        direction: Direction = Direction.BOTH,
        as_of: date | None = None,
        degree_cap: int = 200,
    ) -> Steps:
        """The same relations, ids only."""

        def answer(reading: Reading) -> Steps:
            question = Question(
                reading.sight(viewer), relation_types(types, reading.pointer.types), direction, as_of
            )
            around = surroundings(reading, question, reading.resolve(ids), degree_cap)
            ways = {each.id: tuple(Step(way.relation, way.to) for way in each.ways) for each in around}
            return Steps(ways, frozenset(each.id for each in around if each.cut))

        return self._read(answer)

    def neighbour_counts(self, viewer: Viewer, entity: EntityId) -> tuple[NeighbourCount, ...]:
        """Visible standing relations by type, direction and neighbour type."""
        return self._read(lambda r: tally.neighbour_counts(r, r.sight(viewer), r.resolve([entity])))

    def among(self, viewer: Viewer, ids: Collection[EntityId]) -> tuple[Relation, ...]:
        """Standing relations whose ends are both in `ids`."""

        def answer(reading: Reading) -> tuple[Relation, ...]:
            question = Question(reading.sight(viewer), relation_types((), reading.pointer.types))
            by_type = adjacency.between(reading, question, reading.resolve(ids))
            return tuple(relations.load(reading, question.sight, by_type)) if by_type else ()

        return self._read(answer)

    def evidence(
        self, viewer: Viewer, owner: EntityId | RelationId, *, limit: int = 500
    ) -> tuple[EvidenceRow, ...]:
        """Visible statements behind an entity or relation, firmest first."""

        def answer(reading: Reading) -> tuple[EvidenceRow, ...]:
            current = next(iter(reading.resolve([EntityId(owner)])), owner)
            return evidence.of_owner(reading, reading.sight(viewer), current, limit)

        return self._read(answer)

    def counts(self, viewer: Viewer) -> Counts:
        """Visible entities and standing relations by type. Reads the whole graph once a build."""
        reading = LongReading(self._sessions)
        key = reading.pointer.version, viewer.compartments
        if key not in self._counts:
            while len(self._counts) >= COUNTS_KEPT:
                self._counts.pop(next(iter(self._counts)), None)
            self._counts[key] = tally.counts(reading, reading.sight(viewer))
        return self._counts[key]

    def shares(self, viewer: Viewer) -> Iterator[GraphDelta]:
        """Everything the viewer may see, as stored, at one build; GraphChangedError if that was cleared away."""
        reading = LongReading(self._sessions)
        yield from export.deltas(reading, reading.sight(viewer))

    def redirects(self) -> Iterator[tuple[EntityId, EntityId]]:
        """Every id that lives elsewhere now, and where."""
        yield from export.redirects(LongReading(self._sessions))

    def apply(self, deltas: Iterable[GraphDelta]) -> None:
        """Write; each delta becomes visible as a whole. Waits out a restart of the server."""
        Writer(self._sessions).apply(deltas)

    def replace(self, deltas: Iterable[GraphDelta]) -> None:
        """A full build through the driver, beside the graph that answers meanwhile: for servers whose disk is out
        of reach. `build_neo4j` is ten times as fast where it is not."""
        Writer(self._sessions).replace(deltas)

    def tidy(self) -> None:
        """Clear what was superseded and has no reader any more; `apply` does it too."""
        tidy(Pen(self._sessions))

    def close(self) -> None:
        """Release the connections."""
        self._sessions.close()

    def _read(self, answer: Callable[[Reading], T]) -> T:
        return self._sessions.read(lambda tx: answer(Reading(tx, self._sessions.uri)))
