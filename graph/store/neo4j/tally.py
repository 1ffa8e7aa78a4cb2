"""How many: entities and relations by type, neighbours by relation and type. Only what the viewer sees counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from graph.merge import merged_type, standing_shares
from graph.model import Counts, Direction, NeighbourCount, RelationShare
from graph.store.neo4j import relations
from graph.store.neo4j.adjacency import Question, relation_types, standing_edges
from graph.store.neo4j.naming import COUNTER_CLAIM, relationship
from graph.store.neo4j.reading import LongReading, Reading
from graph.store.neo4j.sight import Sight, seen, shares, visible
from graph.store.neo4j.slices import Slices
from ontology.ids import EntityId

_VOTES: Final = "x.compartment, x.type, x.mentions"
_BY_TYPE: Final = f"MATCH (x:Entity) WHERE x.id STARTS WITH $prefix AND {seen('x')} RETURN x.type, count(*)"
# Entities that have more than what stands on the node: what that was counted as, and what all say together.
_SHARED: Final = f"""
MATCH (s:Share) WHERE s.entity STARTS WITH $prefix AND {seen("s")} WITH DISTINCT s.entity AS id
MATCH (n:Entity {{id: id}}) RETURN CASE WHEN {seen("n")} THEN n.type END, {shares("n", _VOTES)}
"""
_DOWN: Final = f"""
MATCH (a:Entity)-[r:{COUNTER_CLAIM}]->(b:Entity)
WHERE r.id STARTS WITH $prefix AND r.taken_down AND {seen("r")} RETURN DISTINCT r.id
"""


def counts(reading: LongReading, sight: Sight) -> Counts:
    """Visible entities and standing relations by type."""
    slices, present = Slices.for_graph(reading), reading.pointer.types
    entities: Counter[str] = Counter()
    for prefix in slices.of("e"):
        entities.update(_entities(reading, {**sight.parameters, "prefix": prefix}))
    edges: Counter[str] = Counter()
    for prefix in slices.of("r"):
        edges.update(_edges(reading, {**sight.parameters, "prefix": prefix}, present))
    return Counts(_positive(entities), _positive(edges))


def _entities(reading: LongReading, asked: Mapping[str, Any]) -> Counter[str]:
    found = Counter(dict(reading.rows(_BY_TYPE, asked)))
    for own, votes in reading.rows(_SHARED, asked):
        found[own] -= 1
        found[_merged(votes)] += 1
    del found[None]
    return found


def _edges(reading: LongReading, asked: Mapping[str, Any], present: Iterable[str]) -> Counter[str]:
    """Those that nothing takes down are counted where they lie, the few others are looked at one by one."""
    down = [id for (id,) in reading.rows(_DOWN, asked)]
    found: Counter[str] = Counter()
    for name in present:
        ((found[name],),) = reading.rows(_of_type(relationship(name)), {**asked, "down": down})
    grouped: dict[str, list[RelationShare]] = {}
    text = relations.of_any_type(reading.pointer.kinds)
    for row in reading.rows(text, {**asked, "ids": down}) if down else ():
        grouped.setdefault(row[0], []).append(relations.share(row))
    found.update(each[0].type for each in grouped.values() if standing_shares(each))
    return found


@cache
def _of_type(kind: str) -> str:
    return f"""
    MATCH (a:Entity)-[r:{kind}]->(b:Entity)
    WHERE r.id STARTS WITH $prefix AND NOT r.id IN $down AND {seen("r")} AND {visible("a")} AND {visible("b")}
    RETURN count(DISTINCT r.id)
    """


def _positive(found: Counter[str]) -> dict[str, int]:
    return {name: number for name, number in sorted(found.items()) if number}


def _merged(votes: Iterable[list[Any]]) -> str:
    """The type that the shares make together; equal compartments are one share."""
    by_compartment = {compartment: (name, mentions) for compartment, name, mentions in votes}
    return merged_type(by_compartment.values())


def neighbour_counts(reading: Reading, sight: Sight, ids: list[EntityId]) -> tuple[NeighbourCount, ...]:
    """Standing relations around visible entities, ordered by relation, direction and neighbour type."""
    found: Counter[tuple[str, Direction, str]] = Counter()
    types = relation_types((), reading.pointer.types)
    for direction in (Direction.OUT, Direction.IN):
        question = Question(sight, types, direction)
        text = standing_edges(
            question, f"toLower(type(r)), {shares('m', _VOTES)} AS votes, count(DISTINCT r.id)"
        )
        for name, votes, number in reading.rows(text, {**question.parameters, "ids": ids}):
            if votes:
                found[name, direction, _merged(votes)] += number
    return tuple(NeighbourCount(*key, number) for key, number in sorted(found.items()))
