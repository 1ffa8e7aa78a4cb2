"""What a text calls its parties: in full at first and in the order, by short name between."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Company
from fuyuan.demo.parties import Seat


class Naming:
    """One document's names. Short names are given once, as （以下简称…）, where the text first tells of the suit."""

    def __init__(self, seats: Sequence[Seat], draw: Draw) -> None:
        shortened = draw.chance(0.7)
        taken = Counter(seat.who.short for seat in seats if isinstance(seat.who, Company))
        self._short = {
            seat.name: seat.who.short
            for seat in seats
            if shortened
            and isinstance(seat.who, Company)
            and taken[seat.who.short] == 1
            and seat.may_be_shortened
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


class Quotation:
    """Quotes a lower court's text: its names for the parties become this document's, 本院 becomes 一审法院."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._words = {"本院": "一审法院", **names}
        longest_first = sorted(
            self._words, key=len, reverse=True
        )  # a branch's name begins with its company's
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))

    def __call__(self, text: str) -> str:
        return self._pattern.sub(lambda found: self._words[found.group()], text)


def listed(names: Sequence[str]) -> str:
    """A、B、C."""
    return "、".join(names)
