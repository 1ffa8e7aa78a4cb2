"""A graph cut into pieces that one transaction reads in seconds: ids are hashes, so their first digits cut evenly."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from graph.store.neo4j.reading import LongReading

MOST: Final = 20_000
"""Rows a piece: some ten megabytes on either side."""
SIZES: Final = "RETURN COUNT { (:Entity) }, COUNT { ()-->() }, COUNT { (:Evidence) }"


@dataclass(frozen=True, slots=True)
class Slices:
    """How many leading hex digits cut the graph finely enough."""

    digits: int

    @classmethod
    def for_graph(cls, reading: LongReading) -> "Slices":
        """By the numbers that Neo4j keeps anyway."""
        ((*sizes,),) = reading.rows(SIZES, {})
        digits = 0
        while max(sizes) > MOST * 16**digits:
            digits += 1
        return cls(digits)

    def of(self, letter: str) -> Iterator[str]:
        """Beginnings of ids of this kind, ascending; together they are all."""
        for digits in product("0123456789abcdef", repeat=self.digits):
            yield letter + "".join(digits)
