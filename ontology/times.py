"""Days as sources know them: to the day, the month or the year, before, after, open, or not at all.

A register snapshot proves its own date and no more, so a missing end is `unknown`, not `open`.
Naive times are Asia/Shanghai.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How a bound is known. `open`: stated to be unlimited or still running."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    BEFORE = "before"
    AFTER = "after"
    OPEN = "open"
    UNKNOWN = "unknown"


_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of an interval; `value` is an ISO date cut to its precision, empty when open or unknown."""

    value: str = ""
    precision: Precision = Precision.UNKNOWN

    def __post_init__(self) -> None:
        if bool(self.value) == (self.precision in (Precision.OPEN, Precision.UNKNOWN)):
            raise ValueError(
                f"bound {self.value!r} cannot have precision {self.precision}: give both or neither"
            )

    @staticmethod
    def of(value: str) -> "Bound":
        """Bound at a partial ISO date: 2019, 2019-07 or 2019-07-22."""
        earliest_day(value)
        return Bound(
            value,
            {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(value)],
        )


def _parts(value: str) -> tuple[int, int | None, int | None]:
    match = _PARTIAL.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is not a date as YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    return year, month, day


def earliest_day(value: str) -> date:
    """First day that a partial ISO date can mean; raises ValueError on 2018-02-29."""
    year, month, day = _parts(value)
    return date(year, 1 if month is None else month, 1 if day is None else day)


def latest_day(value: str) -> date:
    """Last day that a partial ISO date can mean."""
    year, month, day = _parts(value)
    month = 12 if month is None else month
    return date(year, month, monthrange(year, month)[1] if day is None else day)


@dataclass(frozen=True, slots=True)
class Interval:
    """When something held in the world."""

    start: Bound = Bound()
    end: Bound = Bound()

    @property
    def since(self) -> date | None:
        """Earliest day on which it may have begun; None where nothing rules a day out."""
        if not self.start.value or self.start.precision is Precision.BEFORE:
            return None
        return earliest_day(self.start.value)

    @property
    def until(self) -> date | None:
        """Latest day on which it may still have held; None where nothing rules a day out."""
        if not self.end.value or self.end.precision is Precision.AFTER:
            return None
        return latest_day(self.end.value)

    def may_hold_on(self, day: date) -> bool:
        """False only where the sources rule the day out: not knowing is no reason to hide."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


UNKNOWN_INTERVAL = Interval()
