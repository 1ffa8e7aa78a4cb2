"""One identifier as a source wrote it, in canonical form, with the reason why it is wrong if it is.

A masked identifier is not an invalid one: nothing left of it is faulty. It is only no key, since the same
mask stands for many persons, so `is_key` and never `valid` decides whether two mentions may be linked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identifier:
    """A value of one scheme. `normalised` is "" when the text cannot be read as that scheme at all."""

    scheme: str
    raw: str
    normalised: str
    problem: str | None
    masked: bool
    warnings: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        """No fault was found; for a masked value, none in what is left of it."""
        return self.problem is None

    @property
    def is_key(self) -> bool:
        """May link mentions: valid and not masked."""
        return self.problem is None and not self.masked
