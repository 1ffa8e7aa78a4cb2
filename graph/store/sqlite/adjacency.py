"""Ways out of a node, firmest first, cut as soon as the cap is reached.

The index holds (end, rank, type, id) of what can be an edge, so rows come in the order of the answer and the
first row of a relation is its firmest visible claim. What is hidden, taken down, ruled out on the day, or leads
to somebody the viewer does not see is passed over before anything is counted.
"""

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import apsw

from graph.model import Direction
from graph.store.sqlite.sight import Sight
from ontology.vocabulary import vocabulary

Way = tuple[int, int, bytes, int, bytes]
"""rank, type, relation id, then the entity at the other end: number and id. Orders as the answer does."""

_DAY: Final = "({0}.since = '' or {0}.since <= :day) and ({0}.until = '' or {0}.until >= :day)"
_OVERLAP: Final = """
(d.since = '' or r.until = '' or d.since <= r.until) and (r.since = '' or d.until = '' or r.since <= d.until)
"""
_NOT_DOWN: Final = "not exists (select 1 from relation d indexed by relation_down where {0})"
SIDES: Final = {
    Direction.OUT: ("relation_out", "subject", "object"),
    Direction.IN: ("relation_in", "object", "subject"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What may be walked: `types` by number (empty: all), the day, the cap."""

    sight: Sight
    types: tuple[int, ...] = ()
    direction: Direction = Direction.BOTH
    as_of: date | None = None

    def condition(self) -> str:
        """SQL: the row r is an edge for this viewer on this day; the ends are for `visible`."""
        parts = [self.sight.of("r")]
        if self.types:
            parts.append(f"r.type in ({','.join(map(str, self.types))})")
        down = f"d.id = r.id and d.down and {self.sight.of('d')} and {_OVERLAP}"
        if self.as_of is not None:
            parts.append(_DAY.format("r"))
            down += " and " + _DAY.format("d")
        parts.append(_NOT_DOWN.format(down))
        return " and ".join(parts)

    @property
    def parameters(self) -> dict[str, str]:
        """The day, where one is asked."""
        return {} if self.as_of is None else {"day": self.as_of.isoformat()}


def relation_types(connection: apsw.Connection, names: Collection[str]) -> tuple[int, ...] | None:
    """Numbers of the named relation types and their kinds; empty for all, None if none of them is known."""
    if not names:
        return ()
    wanted = {kind.name for kind in vocabulary().relations.values() if not kind.ancestors.isdisjoint(names)}
    rows = connection.execute("select num, name from type order by num")
    return tuple(num for num, name in rows if name in wanted) or None


def ways(connection: apsw.Connection, question: Question, node: int, cap: int) -> tuple[list[Way], bool]:
    """The first `cap` relations around a node in order, and whether there are more."""
    wanted = [side for side in SIDES if question.direction in (side, Direction.BOTH)]
    streams = [_stream(connection, question, side, node) for side in wanted]
    found: dict[bytes, Way] = {}
    for way in heapq.merge(*streams):
        if way[2] in found:
            continue
        if len(found) == cap:
            return list(found.values()), True
        found[way[2]] = way
    return list(found.values()), False


def _stream(connection: apsw.Connection, question: Question, side: Direction, node: int) -> Iterator[Way]:
    yield from connection.execute(_ordered(question, side), {"node": node, **question.parameters})


@lru_cache(maxsize=256)
def _ordered(question: Question, side: Direction) -> str:
    """A walk asks it of every entity it meets, so the text is made once."""
    there = SIDES[side][2]
    columns = f"r.rank, r.type, r.id, r.{there}, (select id from node where num = r.{there})"  # noqa: S608 - SIDES
    return f"{select_ways(question, side, columns)} order by r.rank, r.type, r.id"


def select_ways(question: Question, side: Direction, columns: str) -> str:
    """SQL for these columns of what leads out of :node on one side."""
    index, here, there = SIDES[side]
    return f"""
        select {columns} from relation r indexed by {index}
        where r.{here} = :node and r.positive > 0 and not r.down and {question.condition()}
          and {visible(question.sight, there)}
    """  # noqa: S608 - names from SIDES, integers from the file


def visible(sight: Sight, end: str) -> str:
    """SQL condition: somebody the viewer sees stands at this end of relation r."""
    return f"(select 1 from entity e indexed by entity_seen where e.node = r.{end} and {sight.of('e')})"  # noqa: S608


def visible_ends(sight: Sight) -> str:
    """SQL condition: the viewer sees both ends of relation r."""
    return f"{visible(sight, 'subject')} and {visible(sight, 'object')}"
