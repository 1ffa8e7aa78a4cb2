"""A document's names rewritten as signs of the same length, so that patterns around names are compiled once for all.

A pattern with the names in it cost a compilation a document, more than reading with it. Every offset stays: a name of
three characters becomes its sign and two fillers. Signs are private-use characters; those the text has itself (glyphs
a crawl left over) are blanked first.
"""

import re
from collections.abc import Iterable, Iterator

from nlp.lexicon import alternation

_FIRST, _FILLER, _LAST = 0xE000, "\uf8fe", "\uf8ff"
MOST = 0x1800
"""Names that signs exist for."""
_SIGN = re.compile("[\ue000-\uf7ff]")
NAME = f"(?:{_SIGN.pattern}{_FILLER}*+{_LAST})"
"""A signed name, as a pattern; one that a passage's end cuts off is none."""
_TAKEN = re.compile("[\ue000-\uf8ff]")


class SignedNames:
    """Signs of the names given; a single character is too little to go by.

    The text last signed is kept, because its passages are asked for one by one.
    """

    def __init__(self, names: Iterable[str], *, not_before: str, counted: bool = False) -> None:
        """`not_before`: characters (a class's content) that go on with a masked name (张某|甲 is not 张某).

        `counted`: digits do so too, unless they begin an amount or a date behind a name that cannot go on with
        them (某某有限公司|920万元; 刘某1|3000元; but 张某|1).
        """
        self.names = tuple(dict.fromkeys(n for n in names if len(n) > 1))[:MOST]
        self._signs = {
            name: chr(_FIRST + i) + _FILLER * (len(name) - 2) + _LAST for i, name in enumerate(self.names)
        }
        self._pattern = _any_of(self.names, not_before, counted) if self.names else None
        self._text, self._signed = "", ""

    def signed(self, text: str) -> str:
        """The text with its names signed; always the same length."""
        if text is not self._text:
            plain = _TAKEN.sub(" ", text)
            signs = self._signs
            signed = self._pattern.sub(lambda m: signs[m.group()], plain) if self._pattern else plain
            self._text, self._signed = text, signed
        return self._signed

    def named(self, signed: str) -> Iterator[str]:
        """The names in a piece of signed text, in order."""
        return (self.names[ord(m.group()) - _FIRST] for m in _SIGN.finditer(signed))


_MASKED_END = re.compile(r"[某×xX*]$")
_NUMBERED = re.compile(r"(?:某某|[某×*][甲乙丙丁\d]{1,2})$")
_GOES_ON = r"(?!\d)"
_GOES_ON_BUT_AMOUNT = r"(?!\d(?![\d，.]*(?:元|万|亿|年|月|%|余)))"


def _any_of(names: tuple[str, ...], not_before: str, counted: bool) -> re.Pattern[str]:
    """Longest first, each with what may not follow it."""
    if not counted:
        return re.compile(f"{alternation(names)}(?![{not_before}])")
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(f"{re.escape(n)}{_behind(n)}(?![{not_before}])" for n in ordered))


def _behind(name: str) -> str:
    if _NUMBERED.search(name):
        return _GOES_ON_BUT_AMOUNT
    return _GOES_ON if _MASKED_END.search(name) else ""
