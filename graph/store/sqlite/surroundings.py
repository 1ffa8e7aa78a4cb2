"""The ways out of several entities at once, and the relations that run between them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import apsw

from graph.model import Direction, Step
from graph.store.sqlite import entities
from graph.store.sqlite.adjacency import Question, Way, select_ways, ways
from graph.store.sqlite.codec import entity_of, relation_of
from ontology.ids import EntityId

_BETWEEN: Final = "and r.object in (select value from json_each(:inside))"


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
    seen = entities.heads(connection, question.sight, entities.nodes(connection, ids))
    return {node: Around(id, *ways(connection, question, node, cap)) for node, id, _, _ in [*seen]}


def cut(around: Mapping[int, Around]) -> frozenset[EntityId]:
    """Those whose ways were cut."""
    return frozenset(each.id for each in around.values() if each.cut)


def steps_of(around: Around) -> tuple[Step, ...]:
    """The ways as ids."""
    return tuple(Step(relation_of(way[2]), entity_of(way[4])) for way in around.ways)


def between(connection: apsw.Connection, question: Question, nodes: Collection[int]) -> set[bytes]:
    """Ids of the edges whose ends are both among the nodes. Read from each node's subject side, where a hub costs
    its whole length, but in the index and without leaving SQLite."""
    inside = set(nodes)
    sql = select_ways(question, Direction.OUT, "r.id") + _BETWEEN
    wanted = json.dumps(sorted(inside))
    rows = (connection.execute(sql, {"node": node, "inside": wanted}) for node in inside)
    return {raw for found in rows for (raw,) in found}
