"""Hiding names as published judgments do: victims and witnesses nearly always, defendants often.

A mask counts within its document only: 张某1 of one judgment is nobody in the next."""

from collections import Counter

from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Person
from fuyuan.demo.tables import table

_STEMS = "甲乙丙丁戊"


class Masks:
    """One document's way of hiding; the same person always gets the same mask."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._style = draw.weighted({"某1": 5, "某": 3, "某甲": 1})
        self._seen: Counter[str] = Counter()

    def stranger(self, *, besides: str = "") -> str:
        """A masked name for somebody of whom nothing else is known; never a surname in `besides`."""
        surnames: list[str] = [name for name in table("names")["surnames"] if name not in besides]
        surname = self._draw.one_of(surnames if self._style != "某" else self._unseen(surnames))
        self._seen[surname] += 1
        return surname + self._ending(self._seen[surname])

    def hidden(self, person: Person) -> str:
        """A known person's name, hidden."""
        surname = person.surname
        self._seen[surname] += 1
        return surname + self._ending(self._seen[surname])

    def _unseen(self, surnames: list[str]) -> list[str]:
        return [surname for surname in surnames if not self._seen[surname]]

    def _ending(self, count: int) -> str:
        if self._style == "某1":
            return f"某{count}"
        return "某" if self._style == "某" else f"某{_STEMS[count - 1]}"
