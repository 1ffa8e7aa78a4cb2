"""One answer: a reading transaction, the pointer as it stood at its begin, and the ids asked for, resolved.

A walk over everything does not fit into one transaction; `LongReading` keeps to one build over many, and says so
when that build has been cleared away meanwhile.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from graph.store.neo4j.errors import GraphChangedError, NoGraphError
from graph.store.neo4j.pointer import READ, Pointer, pointer_of
from graph.store.neo4j.sessions import Sessions
from graph.store.neo4j.sight import Sight, current
from graph.store.sqlite.codec import is_id
from ontology.ids import EntityId
from ontology.viewer import Viewer

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

Rows = list[list[Any]]

_REDIRECTS: Final = f"""
UNWIND $ids AS id MATCH (n:Entity {{id: id}}) WHERE n:Former
MATCH (n)-[r:REDIRECTED]->(m:Entity) WHERE {current("r")}
RETURN id, m.id
"""


class Reading:
    """Queries inside one transaction."""

    def __init__(self, tx: "ManagedTransaction", address: str) -> None:
        self._tx = tx
        found = pointer_of(tx.run(READ).values())
        if found is None:
            raise NoGraphError(address)
        self.pointer: Pointer = found

    def sight(self, viewer: Viewer) -> Sight:
        """What the viewer sees of the build that answers."""
        return Sight(self.pointer.version, self.pointer.floor, tuple(sorted(viewer.compartments)))

    def rows(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """All rows of a query."""
        return self._tx.run(text, dict(parameters)).values()

    def resolve(self, ids: Iterable[EntityId]) -> list[EntityId]:
        """Where these ids live now, each once; what is no id of an entity is left out."""
        asked = dict.fromkeys(id for id in ids if is_id(id, "e"))
        if not self.pointer.redirects or not asked:
            return list(asked)
        place: dict[EntityId, EntityId] = {}
        ahead: Iterable[EntityId] = asked
        while ahead:
            rows = self.rows(_REDIRECTS, {**self._build, "ids": list(ahead)})
            found = {EntityId(old): EntityId(new) for old, new in rows}
            ahead = [to for to in found.values() if to not in found and to not in place]
            place |= found
        return list(dict.fromkeys(_end(place, id) for id in asked))

    @property
    def _build(self) -> Mapping[str, Any]:
        return {"version": self.pointer.version, "floor": self.pointer.floor}


def _end(place: Mapping[EntityId, EntityId], id: EntityId) -> EntityId:
    passed = {id}
    while id in place and place[id] not in passed:
        id = place[id]
        passed.add(id)
    return id


class LongReading:
    """Queries at one build, each in a transaction of its own."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self.pointer = sessions.read(lambda tx: Reading(tx, sessions.uri).pointer)

    def sight(self, viewer: Viewer) -> Sight:
        """What the viewer sees of that build."""
        return Sight(self.pointer.version, self.pointer.floor, tuple(sorted(viewer.compartments)))

    def rows(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """All rows of a query; raises GraphChangedError if the build was being cleared away."""

        def work(tx: "ManagedTransaction") -> Rows:
            found = tx.run(text, dict(parameters)).values()
            if Reading(tx, self._sessions.uri).pointer.kept > self.pointer.version:
                raise GraphChangedError
            return found

        return self._sessions.read(work)
