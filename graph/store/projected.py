"""What a filler may ask of the projection beside whole rows: columns already put into one text.

A graph's statements are millions. Making a text of each in Python takes ten times as long as in the database, which
works on all cores; so a store may hand in the expression that makes its text, and the projection stays ignorant of it.
"""

from collections.abc import Iterator
from typing import Any, Protocol


class Projected(Protocol):
    """Rows of one kind, once through; read to the end before the next is begun."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Whole: a PackedRelation or PackedEvidence of `graph.store.sqlite.rows` each."""
        ...

    def texts(self, expression: str) -> Iterator[tuple[Any, ...]]:
        """Of relations, in any order: type, compartment, positive, taken down, qualifiers, properties, text. Of
        evidence, in the order of the answer: owner's id, compartment, text. `expression` is DuckDB SQL over the
        columns named in `graph.projection.relations` and `evidence`, and `rank`."""
        ...
