"""What a text calls its parties: in full at first and in the order, by short name between."""

from collections.abc import Sequence

from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Company
from fuyuan.demo.parties import Seat


class Naming:
    """One document's names. Short names are given once, as （以下简称…）, where the text first tells of the suit."""

    def __init__(self, seats: Sequence[Seat], draw: Draw) -> None:
        shortened = draw.chance(0.7)
        self._short = {
            seat.name: seat.who.short
            for seat in seats
            if shortened and isinstance(seat.who, Company) and seat.who.short and not seat.name_is_former
        }

    def introduced(self, seat: Seat) -> str:
        """At the first mention: with role, and the short name from here on."""
        short = self._short.get(seat.name)
        return seat.roles[0] + seat.name + (f"（以下简称{short}）" if short else "")

    def short(self, seat: Seat) -> str:
        """Within the text."""
        return self._short.get(seat.name, seat.name)

    def short_or_none(self, seat: Seat) -> str | None:
        """The short name that was introduced, if any."""
        return self._short.get(seat.name)


def listed(names: Sequence[str]) -> str:
    """A、B、C."""
    return "、".join(names)
