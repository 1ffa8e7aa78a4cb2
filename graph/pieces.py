"""Long streams cut into pieces that fit in memory, never inside what has to be replaced as a whole."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")
PIECE: Final = 10_000
"""Rows a delta: some ten megabytes of objects; larger ones are no faster."""


def pieces(rows: Iterable[T], key: Callable[[T], Hashable], size: int = PIECE) -> Iterator[tuple[T, ...]]:
    """Tuples of at least `size` rows (the last may be shorter), cut only where the key changes."""
    piece: list[T] = []
    for row in rows:
        if len(piece) >= size and key(row) != key(piece[-1]):
            yield tuple(piece)
            piece = []
        piece.append(row)
    if piece:
        yield tuple(piece)
