"""Passwords of delivered files: tried, asked for where somebody is there to ask, never written anywhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

Ask = Callable[[str], str | None]
"""Asks a person for the password of a file by its name; None: nobody knows it."""
_TRIES: Final = 3


def _nobody(_: str) -> None:
    return None


@dataclass(slots=True)
class Passwords:
    """Those at hand, the one that fitted last first."""

    known: list[str] = field(default_factory=list, repr=False)
    ask: Ask = field(default=_nobody, repr=False)
    refused: set[str] = field(default_factory=set, repr=False)

    def at_hand(self) -> "Passwords":
        """The same without anybody to ask."""
        return Passwords(list(self.known))

    def for_file(self, name: str) -> Iterator[str]:
        """Passwords to try, until the caller stops because one fits."""
        yield from list(self.known)
        for _ in range(0 if name in self.refused else _TRIES):
            answer = self.ask(name)
            if not answer:
                self.refused.add(name)
                return
            self.known.insert(0, answer)
            yield answer
