"""Invented full names in the place of masked ones: published texts mask, a prosecutor's own file does not.

Without them an open name is found little more than half the time. Surnames by the public list, the more common the
likelier; given names from characters in common use; one name in twenty from a minority's pattern.
"""

import random

from nlp.lexicon import table

_GIVEN: str = table("persons")["given"]
_SYLLABLES: list[str] = table("persons")["syllables"]


class Inventor:
    """Draws names; equal masks of one piece get one name."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        words = table("surnames")
        self._single, self._double = words["single"], words["double"]

    def replaced(
        self, text: str, spans: list[tuple[int, int, str]]
    ) -> tuple[str, list[tuple[int, int, str]]]:
        """The piece with every name replaced."""
        names: dict[str, str] = {}
        written, moved, last = [], [], 0
        length = 0
        for start, end, type_name in spans:
            old = text[start:end]
            new = names.setdefault(old, self.name(old[0]))
            written += [text[last:start], new]
            length += start - last
            moved.append((length, length + len(new), type_name))
            length += len(new)
            last = end
        return "".join(written) + text[last:], moved

    def name(self, surname: str) -> str:
        """A full name; the surname is kept where it is one."""
        draw = self._chance.random()
        if draw < 0.03:
            parts = self._chance.sample(_SYLLABLES, 2)
            return "·".join(parts) if draw < 0.015 else "".join(parts)
        if draw < 0.06:
            surname = self._chance.choice(self._double)
        elif surname not in self._single or draw < 0.5:
            rank = int(self._chance.random() ** 2 * len(self._single))
            surname = self._single[rank]
        given = self._chance.choices(_GIVEN, k=1 if self._chance.random() < 0.25 else 2)
        return surname + "".join(given)
