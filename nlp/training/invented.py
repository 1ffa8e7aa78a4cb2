"""Invented names in the place of masked ones: published texts mask one way each, a prosecutor's own file not at all.

Without them an open name is found little more than half the time, and another court's mask hardly ever. Surnames by
the public list, the more common the likelier; given names from characters in common use; one name in ten is a
minority's, a foreigner's or has a double surname. Masked places become invented ones that begin like a surname and
name nobody.
"""

import random
import re
from collections.abc import Callable

from nlp.lexicon import alternation, table

Spans = list[tuple[int, int, str]]
_GIVEN: str = table("persons")["given"]
_WITH_DOT: list[str] = table("persons")["parts_with_dot"]
_WITHOUT_DOT: list[str] = table("persons")["parts_without_dot"]
_FOREIGN: list[str] = table("persons")["parts_foreign"]
_KINDS: list[str] = table("persons")["not_behind_a_person"]
_MASKED_PLACE = re.compile(rf"(?:某某|某|×+|\*+|XX+)(?={alternation(_KINDS)})")
FEW = (0.03, 0.05, 0.065, 0.105)
"""Up to which draw a full name is a minority's with a dot, one without, a foreigner's, one with a double surname."""
SHORT = 0.3
"""Share of names with a given name of one character."""
NICKNAMED = 0.12
"""Share of names told by a nickname in quotes, as street dealers are."""


class Inventor:
    """Draws names; equal names of one piece get one name."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        words = table("surnames")
        self._single: str = words["single"]
        self._rare: str = words["rare"]
        self._double: list[str] = words["double"]
        self._masks = (
            (3, lambda: f"某{self._given(1)}"),
            (3, lambda: "某" * self._chance.choice((1, 2, 2))),
            (2, lambda: "×" * self._chance.choice((1, 2, 2))),
            (2, lambda: self._chance.choice(("X", "XX", "xx", "x", "*", "**"))),
            (1, lambda: f"X{self._given(1)}"),
            (1, lambda: f"某{self._chance.choice('ABCabc123456')}"),
            (1, lambda: self._chance.choice("甲乙丙丁戊ABCabc")),
            (1, lambda: f"{self._given(1)}某"),
        )

    def opened(self, text: str, spans: Spans) -> tuple[str, Spans]:
        """The piece with every name a full one, and every masked place an invented one."""
        return self._replaced(text, spans, lambda old: self.name(old[0]))

    def masked(self, text: str, spans: Spans) -> tuple[str, Spans]:
        """The piece with every name masked the way some other court masks."""
        weights, makers = zip(*self._masks, strict=True)
        make = self._chance.choices(makers, weights)[0]
        return self._replaced(text, spans, lambda _: self._surname() + make())

    def _replaced(self, text: str, spans: Spans, new_name: Callable[[str], str]) -> tuple[str, Spans]:
        """The piece written anew, and where its names stand now."""
        names: dict[str, str] = {}
        written: list[str] = []
        moved: Spans = []
        last = length = 0
        for start, end, type_name in spans:
            old = text[start:end]
            if old not in names:
                names[old] = self._nickname() if self._chance.random() < NICKNAMED else new_name(old)
            new, between = names[old], self._with_places(text[last:start])
            written += [between, new]
            length += len(between)
            inside = 1 if new[0] == "“" else 0
            moved.append((length + inside, length + len(new) - inside, type_name))
            length += len(new)
            last = end
        return "".join(written) + self._with_places(text[last:]), moved

    def _with_places(self, text: str) -> str:
        return _MASKED_PLACE.sub(lambda _: self._surname() + self._given(1), text)

    def _given(self, length: int) -> str:
        return "".join(self._chance.choices(_GIVEN, k=length))

    def _surname(self) -> str:
        """The more common the likelier; one in fifteen a rare one."""
        if self._chance.random() < 0.07:
            return self._chance.choice(self._rare)
        return self._single[int(self._chance.random() ** 2 * len(self._single))]

    def _nickname(self) -> str:
        lead = self._chance.choice(("阿", "小", "老", "大", ""))
        name = self._given(1) if lead else self._given(2)
        return f"“{lead}{name}{'某' if self._chance.random() < 0.1 else ''}”"

    def name(self, surname: str) -> str:
        """A full name; the surname is kept where it is one."""
        draw = self._chance.random()
        if draw < FEW[0]:
            return "·".join(self._chance.sample(_WITH_DOT, 2))
        if draw < FEW[1]:
            return "".join(self._chance.sample(_WITHOUT_DOT, 2))
        if draw < FEW[2]:
            return "·".join(self._chance.sample(_FOREIGN, self._chance.choice((1, 2, 2))))
        if draw < FEW[3]:
            surname = self._chance.choice(self._double)
        elif surname not in self._single or draw < 0.6:
            surname = self._surname()
        return surname + self._given(1 if self._chance.random() < SHORT else 2)
