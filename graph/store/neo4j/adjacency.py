"""Ways out of entities, firmest first, cut at the cap; and the relations that run between entities.

Rank, type and id order the answer; only then is it asked whether the viewer sees who stands at the other end, so
that a hub costs that look for as many as the cap lets through. What is hidden is passed over before anything counts.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from graph.model import Direction
from graph.store.neo4j.naming import COUNTER_CLAIM, relationship
from graph.store.neo4j.reading import Reading
from graph.store.neo4j.sight import DAY, Sight, seen, visible
from ontology.ids import EntityId, RelationId
from ontology.vocabulary import vocabulary

_ARROWS: Final = {Direction.OUT: ("-", "->"), Direction.IN: ("<-", "-"), Direction.BOTH: ("-", "-")}
# d: [since, until] of a finding that takes down, against the edge r; absent bounds rule nothing out.
_OVERLAP: Final = """
(d[1] IS NULL OR r.until IS NULL OR d[1] <= r.until) AND (r.since IS NULL OR d[2] IS NULL OR r.since <= d[2])
"""
STANDS: Final = f"none(d IN downs WHERE d[0] = r.id AND {_OVERLAP})"


@dataclass(frozen=True, slots=True)
class Question:
    """What may be walked: names of relation types that the graph has, all or those asked and their kinds."""

    sight: Sight
    types: tuple[str, ...]
    direction: Direction = Direction.BOTH
    as_of: date | None = None

    @property
    def parameters(self) -> dict[str, Any]:
        """Of every query about it."""
        day = {} if self.as_of is None else {"day": self.as_of.isoformat()}
        return {**self.sight.parameters, **day}


def relation_types(names: Collection[str], present: Collection[str]) -> tuple[str, ...]:
    """Those of the graph's relation types that are named, or kinds of one that is; all of them where none is named.
    Empty if none of the named is known at all."""
    known = vocabulary().relations.values()
    asked = tuple(each.name for each in known if not names or not each.ancestors.isdisjoint(names))
    # Where the graph has none of them, one is asked for all the same: the entities themselves answer.
    return tuple(name for name in asked if name in present) or asked[:1]


@dataclass(frozen=True, slots=True)
class Way:
    """A relation that leads to an entity."""

    relation: RelationId
    to: EntityId
    type: str


@dataclass(frozen=True, slots=True)
class Around:
    """The ways out of one entity, in order; `cut` if there were more than the cap."""

    id: EntityId
    ways: tuple[Way, ...]
    cut: bool


def surroundings(reading: Reading, question: Question, ids: Collection[EntityId], cap: int) -> list[Around]:
    """For the visible ones among current ids."""
    if not ids or not question.types:
        return []
    text = _ways(question.types, question.direction, question.as_of is not None)
    rows = reading.rows(text, {**question.parameters, "ids": list(ids), "cap": cap + 1})
    return [
        Around(id, tuple(Way(r, to, name) for r, to, name in found[:cap]), len(found) > cap)
        for id, found in rows
    ]


def between(reading: Reading, question: Question, ids: Collection[EntityId]) -> dict[str, list[RelationId]]:
    """Ids of the edges whose ends are both among visible ones of `ids`, by type."""
    found: dict[str, list[RelationId]] = {}
    for name, id in reading.rows(_between(question.types), {**question.parameters, "ids": list(ids)}):
        found.setdefault(name, []).append(id)
    return found


@cache
def _ways(types: tuple[str, ...], direction: Direction, dated: bool) -> str:
    left, right = _ARROWS[direction]
    kinds = "|".join(map(relationship, types))
    return f"""
    UNWIND $ids AS asked
    MATCH (n:Entity {{id: asked}}) WHERE {visible("n")}
    WITH n, {_downs("n", "-", dated)} AS downs
    CALL (n, downs) {{
        MATCH (n){left}[r:{kinds}]{right}(m:Entity) WHERE {_held("r", dated)} AND {STANDS}
        WITH m, r.id AS id, toLower(type(r)) AS type, min(r.rank) AS rank
        ORDER BY rank, type, id
        WITH m, id, type WHERE {visible("m")}
        WITH m, id, type LIMIT $cap
        RETURN collect([id, m.id, type]) AS ways
    }}
    RETURN n.id, ways
    """


@cache
def standing_edges(question: Question, columns: str) -> str:
    """Cypher: `columns` of the edges r that lead from visible entities n of $ids to m, seen or not."""
    left, right = _ARROWS[question.direction]
    kinds, dated = "|".join(map(relationship, question.types)), question.as_of is not None
    return f"""
    UNWIND $ids AS asked
    MATCH (n:Entity {{id: asked}}) WHERE {visible("n")}
    WITH n, {_downs("n", "-", dated)} AS downs
    MATCH (n){left}[r:{kinds}]{right}(m:Entity) WHERE {_held("r", dated)} AND {STANDS}
    RETURN {columns}
    """


@cache
def _between(types: tuple[str, ...]) -> str:
    kinds = "|".join(map(relationship, types))
    return f"""
    MATCH (n:Entity) WHERE n.id IN $ids AND {visible("n")}
    WITH n, {_downs("n", "->", False)} AS downs
    MATCH (n)-[r:{kinds}]->(m:Entity) WHERE m.id IN $ids AND {seen("r")} AND {STANDS} AND {visible("m")}
    RETURN DISTINCT toLower(type(r)), r.id
    """


def _held(alias: str, dated: bool) -> str:
    return f"{seen(alias)} AND {DAY.format(alias)}" if dated else seen(alias)


def _downs(alias: str, arrow: str, dated: bool) -> str:
    """Expression: what takes relations around the entity down, [id, since, until] each."""
    return f"""COLLECT {{
        MATCH ({alias})-[c:{COUNTER_CLAIM}]{arrow}(:Entity) WHERE c.taken_down AND {_held("c", dated)}
        RETURN [c.id, c.since, c.until]
    }}"""
