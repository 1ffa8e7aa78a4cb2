"""Search by name and identifier: exact ones, then beginnings, then anything that contains the text.

Candidates come from the visible compartments alone, each class is asked for only while the page is not full, and
the rank never looks at how frequent a term is, since frequencies tell of what is hidden. A class is read up to
CANDIDATES entities, in the order of their names or of their building; past that the page says it is truncated.
"""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, Final

import apsw

from graph.model import Exactness, Hit, SearchPage
from graph.searching import TYPE_ORDER, best_match, fold, in_caption, query_grams
from graph.store.sqlite import entities
from graph.store.sqlite.rows import restricted_gram
from graph.store.sqlite.sight import Sight
from ontology.ids import EntityId
from ontology.viewer import OPEN
from ontology.vocabulary import vocabulary

CANDIDATES: Final = 5_000
"""100 ms for the worst page on one core; a two-character company name has some hundreds."""
_LAST: Final = "\U0010ffff"
_RANGES: Final = {
    Exactness.EXACT: "m.text = :text",
    Exactness.PREFIX: "m.text > :text and m.text < :text || :last",
}
_BY_TEXT: Final = """
select distinct m.node from name m where m.compartment = :compartment and {range} {typed}
"""
_BY_GRAM: Final = """
select distinct m.node from gram join name m on m.doc = gram.rowid
where gram match :grams and m.compartment = :compartment and instr(m.text, :text) > 1 {typed}
"""
_TYPED: Final = """
and exists (select 1 from entity e where e.node = m.node and {seen} and e.type in ({types}))
"""

Ranked = tuple[int, bool, str, EntityId, int]
"""Place of the type (TYPE_ORDER), whether its caption is not what matched, caption, id, node: the order within a
class."""


def search(
    connection: apsw.Connection, sight: Sight, text: str, types: Collection[str], limit: int
) -> SearchPage:
    """The first `limit` hits, best first."""
    needle = fold(text)
    if not needle:
        return SearchPage((), False)
    finder = _Finder(connection, sight, needle, _kinds(types) if types else None)
    found: list[tuple[Exactness, Ranked]] = []
    for match in Exactness:
        found.extend((match, ranked) for ranked in finder.ranked(match))
        if len(found) > limit:
            break
    hits = tuple(finder.hit(match, ranked[-1]) for match, ranked in found[:limit])
    return SearchPage(hits, len(found) > limit or finder.cut)


def _kinds(types: Collection[str]) -> frozenset[str]:
    kinds = vocabulary().entities.values()
    return frozenset(kind.name for kind in kinds if not kind.ancestors.isdisjoint(types))


def _typed(connection: apsw.Connection, sight: Sight, types: frozenset[str]) -> str:
    """The numbers are the file's own, written into the text, as those of the compartments are."""
    known: list[Any] = connection.execute("select num, name from type order by num").fetchall()
    nums = ",".join(str(num) for num, name in known if name in types)
    return _TYPED.format(seen=sight.of("e"), types=nums)


class _Finder:
    """One search; an entity belongs to the first class in which it appears."""

    def __init__(
        self, connection: apsw.Connection, sight: Sight, needle: str, types: frozenset[str] | None
    ) -> None:
        self._connection, self._sight, self._needle, self._types = connection, sight, needle, types
        self._typed = "" if types is None else _typed(connection, sight, types)
        self._seen: set[int] = set()
        self.cut = False

    def ranked(self, match: Exactness) -> list[Ranked]:
        """New entities of a class in rank order."""
        nodes = list(islice(self._new(match), CANDIDATES + 1))
        self.cut |= len(nodes) > CANDIDATES
        heads = entities.heads(self._connection, self._sight, nodes[:CANDIDATES])
        return sorted(
            (TYPE_ORDER[kind], not in_caption(caption, self._needle, match), caption, id, node)
            for node, id, kind, caption in heads
            if self._types is None or kind in self._types
        )

    def hit(self, match: Exactness, node: int) -> Hit:
        """The entity with the value that matched."""
        entity = next(iter(entities.load(self._connection, self._sight, [node]).values()))
        best = best_match(entity.properties, self._needle)
        assert best is not None
        assert best[0] is match
        return Hit(entity, best[1], best[2], match)

    def _new(self, match: Exactness) -> Iterator[int]:
        for compartment in self._sight.compartments:
            for (node,) in self._connection.execute(*self._query(match, compartment)):
                if node not in self._seen:
                    self._seen.add(node)
                    yield node

    def _query(self, match: Exactness, compartment: int) -> tuple[str, dict[str, str | int]]:
        values: dict[str, str | int] = {"compartment": compartment, "text": self._needle}
        typed = self._typed
        if match is Exactness.CONTAINS:
            return _BY_GRAM.format(typed=typed), values | {"grams": self._grams(compartment)}
        if match is Exactness.PREFIX:
            values["last"] = _LAST
        return _BY_TEXT.format(range=_RANGES[match], typed=typed), values

    def _grams(self, compartment: int) -> str:
        """FTS5 query: every term, quoted."""
        terms = query_grams(self._needle)
        if compartment != OPEN:
            terms = [restricted_gram(term, compartment) for term in terms]
        return " AND ".join('"' + term.replace('"', '""') + '"' for term in terms)
