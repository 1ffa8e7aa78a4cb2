"""The ways out of several entities at once, and the relations that run between them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import apsw

from graph.model import Direction, Step
from graph.store.sqlite import entities
from graph.store.sqlite.adjacency import Question, Way, select_ways, ways
from graph.store.sqlite.codec import entity_of, relation_of
from ontology.ids import EntityId


@dataclass(frozen=True, slots=True)
class Around:
    """The ways out of one entity, in order; `cut` if there were more than the cap."""

    id: EntityId
    ways: list[Way]
    cut: bool


def surroundings(
    connection: apsw.Connection, question: Question, ids: Collection[EntityId], cap: int
) -> dict[int, Around]:
    """By node, for the visible ones among the asked."""
    found: dict[int, Around] = {}
    for node in entities.nodes(connection, ids):
        head = entities.head(connection, question.sight, node)
        if head is not None:
            found[node] = Around(head[0], *ways(connection, question, node, cap))
    return found


def cut(around: Mapping[int, Around]) -> frozenset[EntityId]:
    """Those whose ways were cut."""
    return frozenset(each.id for each in around.values() if each.cut)


def steps_of(connection: apsw.Connection, around: Around) -> tuple[Step, ...]:
    """The ways as ids."""
    return tuple(Step(relation_of(raw), _id(connection, node)) for _, _, raw, node in around.ways)


def _id(connection: apsw.Connection, node: int) -> EntityId:
    row = connection.execute("select id from node where num = ?", (node,)).fetchone()
    assert row is not None
    return entity_of(row[0])


def between(connection: apsw.Connection, question: Question, nodes: Collection[int]) -> set[bytes]:
    """Ids of the edges whose ends are both among the nodes. Walks from each node's subject side."""
    inside = set(nodes)
    return {raw for node in inside for raw, other in _out(connection, question, node) if other in inside}


def _out(connection: apsw.Connection, question: Question, node: int) -> Iterator[tuple[bytes, int]]:
    sql = select_ways(question, Direction.OUT, "r.id")
    yield from connection.execute(sql, {"node": node})
