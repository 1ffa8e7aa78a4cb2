"""Long streams cut into pieces that fit in memory, never inside what has to be replaced as a whole."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

T = TypeVar("T")
PIECE: Final = 10_000
"""Rows a delta: some ten megabytes of objects; larger ones are no faster."""


def batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Tuples of `size` items, the last maybe shorter; the standard library has it from Python 3.12."""
    stream = iter(items)
    while batch := tuple(islice(stream, size)):
        yield batch


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
