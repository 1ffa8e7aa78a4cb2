"""The SQLite graph store: each operation is one snapshot, seen through one viewer's eyes."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import apsw

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
    Steps,
)
from graph.store.sqlite import entities, evidence, export, relations, search, tally
from graph.store.sqlite.adjacency import Question, relation_types
from graph.store.sqlite.connections import Connections
from graph.store.sqlite.sight import Sight
from graph.store.sqlite.surroundings import between, cut, steps_of, surroundings
from graph.store.sqlite.write import Writer
from ontology.ids import EntityId, RelationId
from ontology.viewer import Viewer


class SqliteStore:
    """Graph in one file, made by `build_sqlite`. Safe to share between threads and to open before a fork;
    a file that no build finished is refused with UnfinishedBuildError."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path)

    def build_info(self) -> BuildInfo:
        """The build that answers now."""
        with self._connections.reading() as connection:
            return _build_info(connection)

    def resolve(self, entity: EntityId) -> EntityId:
        """Where an id ever issued lives now."""
        with self._connections.reading() as connection:
            return entities.resolve(connection, entity)

    def entities(self, viewer: Viewer, ids: Collection[EntityId]) -> dict[EntityId, Entity]:
        """The visible ones among `ids`."""
        with self._connections.reading() as connection:
            sight = Sight.of_viewer(connection, viewer)
            return entities.load(connection, sight, entities.nodes(connection, ids))

    def relations(self, viewer: Viewer, ids: Collection[RelationId]) -> dict[RelationId, Relation]:
        """The visible ones among `ids`, those taken down included."""
        with self._connections.reading() as connection:
            sight = Sight.of_viewer(connection, viewer)
            return {each.id: each for each in relations.load(connection, sight, relations.packed(ids))}

    def search(
        self, viewer: Viewer, text: str, *, types: Collection[str] = (), limit: int = 20
    ) -> SearchPage:
        """Entities with a visible searchable value that contains `text`."""
        with self._connections.reading() as connection:
            return search.search(connection, Sight.of_viewer(connection, viewer), text, types, limit)

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
        with self._connections.reading() as connection:
            question = _question(connection, viewer, types, direction, as_of)
            around = {} if question is None else surroundings(connection, question, ids, degree_cap)
            if question is None or not around:
                return Neighbourhood((), {}, frozenset())
            wanted = {way[2] for each in around.values() for way in each.ways}
            found = relations.load(connection, question.sight, wanted, as_of)
            touched = {way[3] for each in around.values() for way in each.ways}
            touched.update(node for node, each in around.items() if each.ways)
            known = entities.load(connection, question.sight, touched)
            return Neighbourhood(tuple(found), dict(sorted(known.items())), cut(around))

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
        with self._connections.reading() as connection:
            question = _question(connection, viewer, types, direction, as_of)
            around = {} if question is None else surroundings(connection, question, ids, degree_cap)
            return Steps({each.id: steps_of(each) for each in around.values()}, cut(around))

    def neighbour_counts(self, viewer: Viewer, entity: EntityId) -> tuple[NeighbourCount, ...]:
        """Visible standing relations by type, direction and neighbour type."""
        with self._connections.reading() as connection:
            sight = Sight.of_viewer(connection, viewer)
            found = entities.nodes(connection, [entity])
            return tally.neighbour_counts(connection, sight, found[0]) if found else ()

    def among(self, viewer: Viewer, ids: Collection[EntityId]) -> tuple[Relation, ...]:
        """Standing relations whose ends are both in `ids`."""
        with self._connections.reading() as connection:
            sight = Sight.of_viewer(connection, viewer)
            wanted = between(connection, Question(sight), entities.nodes(connection, ids))
            return tuple(relations.load(connection, sight, wanted))

    def evidence(
        self, viewer: Viewer, owner: EntityId | RelationId, *, limit: int = 500
    ) -> tuple[EvidenceRow, ...]:
        """Visible statements behind an entity or relation, firmest first."""
        with self._connections.reading() as connection:
            sight = Sight.of_viewer(connection, viewer)
            return tuple(evidence.of_owner(connection, sight, owner, limit))

    def counts(self, viewer: Viewer) -> Counts:
        """Visible entities and standing relations by type."""
        with self._connections.reading() as connection:
            return tally.counts(connection, Sight.of_viewer(connection, viewer))

    def shares(self, viewer: Viewer) -> Iterator[GraphDelta]:
        """Everything the viewer may see, as stored."""
        with self._connections.reading() as connection:
            sight = Sight.of_viewer(connection, viewer)
            yield from export.deltas(connection, sight, _build_info(connection))

    def redirects(self) -> Iterator[tuple[EntityId, EntityId]]:
        """Every id that lives elsewhere now, and where."""
        with self._connections.reading() as connection:
            yield from export.redirects(connection)

    def apply(self, deltas: Iterable[GraphDelta]) -> None:
        """Write; each delta is one transaction."""
        for delta in deltas:
            with self._connections.writing() as connection:
                Writer(connection).write(delta)

    def close(self) -> None:
        """Release the connections."""
        self._connections.close()


def _build_info(connection: apsw.Connection) -> BuildInfo:
    rows: Any = connection.execute("select key, value from meta")
    facts: dict[str, str] = dict(rows)
    return BuildInfo(facts["build"], facts["world_date"])


def _question(
    connection: apsw.Connection,
    viewer: Viewer,
    types: Collection[str],
    direction: Direction,
    as_of: date | None,
) -> Question | None:
    """What is asked, in the file's numbers; None if only unknown types were."""
    numbers = relation_types(connection, types)
    if numbers is None:
        return None
    return Question(Sight.of_viewer(connection, viewer), numbers, direction, as_of)
