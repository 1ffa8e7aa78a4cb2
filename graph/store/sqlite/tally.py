"""How many: entities and relations by type, neighbours by relation and type. Only what the viewer sees counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

import apsw

from graph.merge import merged_type
from graph.model import Counts, Direction, NeighbourCount
from graph.store.sqlite.adjacency import SIDES, Question, select_ways, visible_ends
from graph.store.sqlite.sight import Sight

_ENTITY_TYPES: Final = """
select t.name, count(*) from entity e join type t on t.num = e.type
where {seen} and not exists (
    select 1 from entity o where o.node = e.node and o.compartment <> e.compartment and {other}
) group by t.name
"""
_SHARED: Final = """
select e.node, t.name, e.mentions from entity e join type t on t.num = e.type
where {seen} and exists (
    select 1 from entity o where o.node = e.node and o.compartment <> e.compartment and {other}
)
"""
_RELATION_TYPES: Final = """
select t.name, count(*) from (
    select r.type from relation r indexed by relation_id
    where r.positive > 0 and not r.down and {edge} and {ends} group by r.id
) r join type t on t.num = r.type group by t.name
"""
_TYPES_OF_NODE: Final = """
select (select name from type where num = e.type), e.mentions from entity e where e.node = ? and {seen}
"""


def counts(connection: apsw.Connection, sight: Sight) -> Counts:
    """Visible entities and standing relations by type."""
    found: Counter[str] = Counter()
    seen = {"seen": sight.of("e"), "other": sight.of("o")}
    found.update(_numbers(connection.execute(_ENTITY_TYPES.format(**seen))))
    found.update(_merged(connection.execute(_SHARED.format(**seen))))
    edge, ends = Question(sight).condition(), visible_ends(sight)
    rows = connection.execute(_RELATION_TYPES.format(edge=edge, ends=ends))
    return Counts(dict(sorted(found.items())), _numbers(rows))


def _numbers(rows: Iterable[Any]) -> dict[str, int]:
    return dict(rows)


def _merged(rows: Iterable[Any]) -> Iterator[str]:
    """Types of the entities that have several visible shares."""
    votes: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for node, name, mentions in rows:
        votes[node].append((name, mentions))
    return (merged_type(each) for each in votes.values())


def neighbour_counts(connection: apsw.Connection, sight: Sight, node: int) -> tuple[NeighbourCount, ...]:
    """Standing relations around a visible node, ordered by relation, direction and neighbour type."""
    if _type(connection, sight, node) is None:
        return ()
    names = dict(connection.execute("select num, name from type"))
    found: Counter[tuple[str, Direction, str]] = Counter()
    for side in SIDES:
        for number, count, other in _by_neighbour(connection, sight, side, node):
            other_type = _type(connection, sight, other)
            assert other_type is not None
            found[names[number], side, other_type] += count
    return tuple(NeighbourCount(*key, count) for key, count in sorted(found.items()))


def _by_neighbour(
    connection: apsw.Connection, sight: Sight, side: Direction, node: int
) -> Iterable[tuple[Any, ...]]:
    there = SIDES[side][2]
    columns = f"r.type, count(distinct r.id), r.{there}"
    sql = f"{select_ways(Question(sight), side, columns)} group by r.type, r.{there}"
    return connection.execute(sql, {"node": node})


def _type(connection: apsw.Connection, sight: Sight, node: int) -> str | None:
    votes: list[Any] = connection.execute(_TYPES_OF_NODE.format(seen=sight.of("e")), (node,)).fetchall()
    return merged_type(votes) if votes else None
