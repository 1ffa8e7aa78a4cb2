"""Several ways to say one thing. A phrase book is a table from an occasion to its variants, each with slots in
braces; which variant a document gets is drawn, so that a hundred judgments don't share one wording."""

from collections.abc import Mapping
from typing import Any

from fuyuan.demo.draw import Draw
from fuyuan.demo.tables import table


class PhraseError(KeyError):
    """An occasion or a slot that the phrase book does not know."""


class Phrases:
    """One document's phrase book: it never uses the same variant twice before the others are used up."""

    def __init__(self, book: str, draw: Draw) -> None:
        self._book = book
        self._table: Mapping[str, Any] = table(book)
        self._draw = draw
        self._left: dict[str, list[str]] = {}

    def say(self, occasion: str, /, **slots: object) -> str:
        """A variant for the occasion, filled in; `a.b` reaches into a nested table."""
        left = self._left.get(occasion) or self.variants(occasion)
        chosen = left[self._draw.below(len(left))]
        self._left[occasion] = [variant for variant in left if variant != chosen]
        try:
            return chosen.format(**slots)
        except KeyError as missing:
            raise PhraseError(f"{self._book}.{occasion}: no value for slot {missing}") from missing

    def variants(self, occasion: str) -> list[str]:
        """All wordings of an occasion."""
        value = self.entry(occasion)
        return [value] if isinstance(value, str) else list(value)

    def entry(self, occasion: str) -> Any:
        """What stands at a dotted path of the book."""
        value: Any = self._table
        for step in occasion.split("."):
            if not isinstance(value, Mapping) or step not in value:
                raise PhraseError(f"data/{self._book}.yaml has no '{occasion}': add its wordings there")
            value = value[step]
        return value
