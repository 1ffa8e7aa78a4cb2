"""Pieces of text that know where they stand: what every component hands on.

Offsets are code points of the text as given, end exclusive; a `Found` value may differ from the text under its
span (spaces squeezed out of 李　毅, a date in ISO form), the span never does.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A value read at a place."""

    value: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"{self.value!r}: span {self.start}..{self.end} runs backwards")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the document by its function; `name` is one of sections.NAMES."""

    name: str
    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether the offset lies inside."""
        return self.start <= offset < self.end
