"""Money is an integer number of 分 with its currency and how exactly it is known; no float ever holds it."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Exactness(StrEnum):
    """余, 约 → about; 以上, 不少于 → at least; 4至6万元 → range."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    RANGE = "range"


_CANONICAL = re.compile(r"([A-Z]{3}):(-?\d+)(?:\.\.(-?\d+))?:(exact|about|at_least|range)")


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` is in 分 (cents of the currency); `upper` only for a range."""

    minor: int
    currency: str = "CNY"
    exactness: Exactness = Exactness.EXACT
    upper: int | None = None

    def __post_init__(self) -> None:
        if (self.upper is not None) != (self.exactness is Exactness.RANGE):
            raise ValueError(
                f"{self.minor} {self.currency}: an upper amount belongs to a range and only to it"
            )

    def __str__(self) -> str:
        span = f"{self.minor}..{self.upper}" if self.upper is not None else str(self.minor)
        return f"{self.currency}:{span}:{self.exactness}"

    def __add__(self, other: "Money") -> "Money":
        """Sum of exact amounts in one currency; anything else needs a stated rule and is refused."""
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be summed without a stated rate")
        if {self.exactness, other.exactness} != {Exactness.EXACT}:
            raise ValueError(f"{self} and {other}: an inexact amount cannot enter an exact sum")
        return Money(self.minor + other.minor, self.currency)


def parse_money(text: str) -> Money:
    """Read the canonical form that `str(Money)` writes and statements hold."""
    match = _CANONICAL.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a canonical amount like CNY:310000:exact")
    currency, minor, upper, exactness = match.groups()
    return Money(int(minor), currency, Exactness(exactness), int(upper) if upper else None)
