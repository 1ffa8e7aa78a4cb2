"""Which defendants a passage speaks of: runs of party names, 二被告人, 其.

Two defendants may bear one masked name (被告人赵某、赵某): within a run, and from order to order, equal names are taken
in the order of the header, which is the order every court keeps.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.model import Party
from nlp.numerals import integer
from nlp.signed_names import NAME, SignedNames

_CRIMINAL = re.compile(r"被告|罪犯|上诉|申诉|嫌疑|再审申请|被执行人")
_ROLE = "(?:(?:原审|上诉|一审|附带民事诉讼)?(?:被告人|被告单位|上诉人|罪犯|单位)(?:（[^（）]{1,20}）)?)"
_RUN = re.compile(
    rf"{_ROLE}?[ ]?{NAME}(?:(?:[、，和及与]|以及){{1,2}}{_ROLE}?[ ]?{NAME})*"
    r"|(?P<count>[二两三四五六七八九十]{1,3}|\d{1,2})(?:名|个)?(?:原审)?(?:被告人|上诉人|被告单位)"
    r"|(?P<all>各|上述|以上|上列|全体|本案)(?:原审)?(?:被告人|上诉人)(?!员)"
)
_MASK = "某×xX*甲乙丙丁戊己0-9"
MOST = 200
"""Defendants looked up; the largest measured case had 21. A forged header must not make every clause a search
among thousands of names."""


@dataclass(frozen=True, slots=True)
class Group:
    """Defendants named together at a place, by their index among the parties."""

    parties: tuple[int, ...]
    start: int
    end: int


class Defendants:
    """Looks defendants up in running text; remembers nothing between passages."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self.indices = tuple(
            i
            for i, p in enumerate(parties)
            if p.side not in ("prosecution", "enforcement", "victim")
            and any(_CRIMINAL.search(r) for r in p.roles)
        )[:MOST]
        self._by_name: dict[str, list[int]] = {}
        for i in self.indices:
            self._by_name.setdefault(parties[i].name.value, []).append(i)
        self._signs = SignedNames(self._by_name, not_before=_MASK)

    def groups(self, text: str, start: int, end: int) -> Iterator[Group]:
        """Runs of defendants between the offsets."""
        if not self._by_name:
            return
        for match in _RUN.finditer(self._signs.signed(text), start, end):
            parties = self._collective(match) or self._named(match.group())
            if parties:
                yield Group(parties, match.start(), match.end())

    def _collective(self, match: re.Match[str]) -> tuple[int, ...]:
        """Everybody, if the number said fits (collectives are resolved only then)."""
        if match["all"] or (match["count"] and integer(match["count"]) == len(self.indices)):
            return self.indices
        return ()

    def _named(self, run: str) -> tuple[int, ...]:
        taken: list[int] = []
        named: Counter[str] = Counter()
        for name in self._signs.named(run):
            same = self._by_name[name]
            if named[name] < len(same):
                taken.append(same[named[name]])
                named[name] += 1
        return tuple(taken)

    def namesakes(self, party: int) -> tuple[int, ...]:
        """All defendants printed under the same name, in header order."""
        return next((tuple(same) for same in self._by_name.values() if party in same), (party,))
