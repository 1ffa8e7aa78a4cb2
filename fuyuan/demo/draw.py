"""Chance with a name. Every part of the city draws from its own stream, so a company added to one part leaves
every other part as it was, and the same seed gives the same bytes.

Only `Random.random` is used: of the standard generator's methods it is the one whose sequence Python promises
to keep from version to version."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

import chinese_calendar

T = TypeVar("T")
_SATURDAY = 5
_CALENDAR_YEARS = range(2004, 2026)
"""Years whose public holidays and shifted weekends are known."""


class Draw:
    """A stream of choices that depends on the seed and on the path of names alone."""

    def __init__(self, seed: int, *path: str) -> None:
        self._seed = seed
        self._path = path
        self._random = Random("/".join((str(seed), *path)))

    def child(self, *path: str) -> "Draw":
        """An independent stream; asking for it uses nothing up here."""
        return Draw(self._seed, *self._path, *path)

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` - 1."""
        return int(self._random.random() * limit)

    def between(self, low: int, high: int) -> int:
        """A number from `low` to `high`, both possible."""
        return low + self.below(high - low + 1)

    def round_between(self, low: int, high: int, step: int) -> int:
        """A multiple of `step`, as amounts agreed by people are."""
        return self.between(low // step, high // step) * step

    def chance(self, probability: float) -> bool:
        """True in that share of cases."""
        return self._random.random() < probability

    def one_of(self, choices: Sequence[T]) -> T:
        """Any of the choices."""
        return choices[self.below(len(choices))]

    def weighted(self, weights: Mapping[T, int]) -> T:
        """A key, as often as its weight says."""
        place = self.below(sum(weights.values()))
        for choice, weight in weights.items():
            place -= weight
            if place < 0:
                return choice
        raise ValueError(f"{dict(weights)!r} holds no positive weight: give at least one choice a weight")

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """`count` different ones, in drawn order."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(count)]

    def pair(self, choices: Sequence[T]) -> tuple[T, T]:
        """Two different ones, without copying a long list."""
        first = self.below(len(choices))
        second = self.below(len(choices) - 1)
        return choices[first], choices[second + (second >= first)]

    def day(self, first: date, last: date) -> date:
        """Any day between, both possible."""
        return first + timedelta(days=self.below((last - first).days + 1))

    def working_day(self, first: date, last: date) -> date:
        """A day between on which courts and registries work."""
        return working_day(self.day(first, last))

    def later(self, start: date, low: int, high: int) -> date:
        """A working day `low` to `high` days after `start`."""
        return working_day(start + timedelta(days=self.between(low, high)))


def working_day(day: date) -> date:
    """The day itself, or the first one after on which offices are open: nothing is signed at Spring Festival."""
    while not _offices_open(day):
        day += timedelta(days=1)
    return day


def _offices_open(day: date) -> bool:
    if day.year in _CALENDAR_YEARS:
        return bool(chinese_calendar.is_workday(day)) and day.weekday() < _SATURDAY
    return day.weekday() < _SATURDAY
