"""Steps of a compiled mapping, each fenced off as a table of its own.

ibis inlines a column into everything that uses it: `f(x)` used twice doubles, and after ten steps a date was 20 kB
of SQL and six times slower. A fence (`alias`) makes each step a WITH clause, so every value is computed once.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

Expression = Any
"""ibis is untyped; these names say what is meant."""
TableExpression = Any


class Fences:
    """A table expression that grows by named columns, step by step."""

    def __init__(self, table: TableExpression, prefix: str) -> None:
        self.table = table
        self._names: Iterator[str] = (f"{prefix}{n}" for n in count())

    def __getitem__(self, name: str) -> Expression:
        return self.table[name]

    def add(self, new: dict[str, Expression]) -> None:
        """One more step: all columns so far and the new ones; a known name is computed anew."""
        if not new:
            return
        self.table = self.table.mutate(**new).alias(next(self._names))
