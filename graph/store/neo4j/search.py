"""Search by name and identifier: exact ones, then beginnings, then anything that contains the text.

Lucene only proposes; its scores know how frequent a term is, which tells of what is hidden, so they decide nothing.
Each class is asked for while the page is not full, one visible compartment after the other.
"""

from collections.abc import Collection
from typing import Any, Final

from graph.model import Exactness, Hit, SearchPage
from graph.searching import TYPE_ORDER, best_match, fold, in_caption
from graph.store.neo4j import entities
from graph.store.neo4j.reading import Reading
from graph.store.neo4j.sight import Sight, seen, shares
from graph.store.neo4j.terms import part, query
from ontology.ids import EntityId
from ontology.viewer import OPEN
from ontology.vocabulary import vocabulary

INDEX: Final = "fuyuan_names"
CANDIDATES: Final = 5_000
"""As in the SQLite store: past so many of a class the page says it is truncated."""
_CANDIDATES: Final = f"""
CALL db.index.fulltext.queryNodes('{INDEX}', $query) YIELD node AS x
WHERE x.compartment = $compartment AND {seen("x")} AND x.search_texts CONTAINS $part
WITH DISTINCT coalesce(x.entity, x.id) AS id WHERE NOT id IN $known
MATCH (n:Entity {{id: id}})
WITH id, {shares("n", "x.compartment, x.type, x.caption")} AS heads
WHERE $types IS NULL OR any(head IN heads WHERE head[1] IN $types)
RETURN id, heads LIMIT $limit
"""
_PRESENT: Final = "MATCH (c:Compartment) WHERE c.id IN $seen RETURN c.id ORDER BY c.id"

Ranked = tuple[int, bool, str, EntityId]
"""Place of the type (TYPE_ORDER), whether its caption is not what matched, caption, id: the order within a class."""


def search(reading: Reading, sight: Sight, text: str, types: Collection[str], limit: int) -> SearchPage:
    """The first `limit` hits, best first."""
    needle = fold(text)
    if not needle:
        return SearchPage((), False)
    finder = _Finder(reading, sight, needle, _kinds(types) if types else None)
    found: list[tuple[Exactness, Ranked]] = []
    for match in Exactness:
        found.extend((match, ranked) for ranked in finder.ranked(match))
        if len(found) > limit:
            break
    return SearchPage(finder.hits(found[:limit]), len(found) > limit or finder.cut)


def _kinds(types: Collection[str]) -> frozenset[str]:
    kinds = vocabulary().entities.values()
    return frozenset(kind.name for kind in kinds if not kind.ancestors.isdisjoint(types))


class _Finder:
    """One search; an entity belongs to the first class in which it appears."""

    def __init__(self, reading: Reading, sight: Sight, needle: str, types: frozenset[str] | None) -> None:
        self._reading, self._sight, self._needle, self._types = reading, sight, needle, types
        self._known: set[str] = set()
        self._compartments = self._present()
        self.cut = False

    def ranked(self, match: Exactness) -> list[Ranked]:
        """New entities of a class in rank order."""
        found: list[Ranked] = []
        room = CANDIDATES + 1
        for compartment in self._compartments:
            rows = self._reading.rows(_CANDIDATES, self._asked(match, compartment, room - len(found)))
            self._known.update(id for id, _ in rows)
            found += (self._rank(match, id, heads) for id, heads in rows)
        self.cut |= len(found) > CANDIDATES
        return sorted(each for each in found[:CANDIDATES] if self._wanted(each))

    def hits(self, found: Collection[tuple[Exactness, Ranked]]) -> tuple[Hit, ...]:
        """Entities with the values that matched."""
        loaded = entities.load(self._reading, self._sight, [ranked[-1] for _, ranked in found])
        return tuple(self._hit(match, ranked[-1], loaded) for match, ranked in found)

    def _hit(self, match: Exactness, id: EntityId, loaded: dict[EntityId, Any]) -> Hit:
        best = best_match(loaded[id].properties, self._needle)
        assert best is not None
        assert best[0] is match
        return Hit(loaded[id], best[1], best[2], match)

    def _asked(self, match: Exactness, compartment: int, room: int) -> dict[str, Any]:
        return {
            **self._sight.parameters,
            "query": query(self._needle, match, compartment),
            "part": part(self._needle, match, compartment),
            "compartment": compartment,
            "known": list(self._known),
            "types": None if self._types is None else sorted(self._types),
            "limit": room,
        }

    def _present(self) -> list[int]:
        """The visible compartments that the graph knows; the open one needs no asking."""
        own = [OPEN] if OPEN in self._sight.compartments else []
        if len(own) == len(self._sight.compartments):
            return own
        return [*own, *(id for (id,) in self._reading.rows(_PRESENT, self._sight.parameters) if id != OPEN)]

    def _rank(self, match: Exactness, id: str, heads: list[list[Any]]) -> Ranked:
        by_compartment = {compartment: (name, caption) for compartment, name, caption in heads}
        ((name, caption), *others) = by_compartment.values()
        if others:
            merged = entities.load(self._reading, self._sight, [EntityId(id)])[EntityId(id)]
            name, caption = merged.type, merged.caption
        return TYPE_ORDER[name], not in_caption(caption, self._needle, match), caption, EntityId(id)

    def _wanted(self, ranked: Ranked) -> bool:
        return self._types is None or _NAMES[ranked[0]] in self._types


_NAMES: Final = tuple(TYPE_ORDER)
