"""The ceilings of a walk. One bookkeeper's phone number can tie ten thousand companies together, so every walk has
them, a caller may only lower them, and an answer cut by one says so."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.errors import LimitExceededError


@dataclass(frozen=True, slots=True)
class Limits:
    """`hops` from the start, `rows` entities visited, `degree` relations followed out of one entity, `seconds`.
    The defaults are the ceilings: a higher value raises LimitExceededError."""

    hops: int = 6
    rows: int = 10_000
    degree: int = 200
    seconds: float = 30.0

    def __post_init__(self) -> None:
        for name, allowed in CEILINGS.items():
            asked = getattr(self, name)
            if asked > allowed:
                raise LimitExceededError(name, asked=asked, allowed=allowed)
            if asked < 0:
                raise ValueError(f"limit {name} = {asked} is below zero")


CEILINGS: Final[Mapping[str, float]] = {"hops": 6, "rows": 10_000, "degree": 200, "seconds": 30.0}
LIMITS: Final = Limits()
"""What the system allows anybody."""


class Clock:
    """How much of the time a walk may take is left."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def over(self) -> bool:
        """Whether the walk has to stop."""
        return time.monotonic() >= self._end
