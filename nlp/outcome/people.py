"""Which parties an order names, by name or by collective (二被告, 原告)."""

import re
from collections.abc import Sequence

from nlp.model import Party
from nlp.numerals import integer
from nlp.signed_names import NAME, SignedNames

MOST = 300
AMBIGUOUS = -1
"""Two parties are printed alike: an order that names them so is tied to neither."""
_ROLES = "原告|被告人|被告|上诉人|被上诉人|被执行人|申请人|被申请人"
_NAMED = re.compile(rf"(?P<name>{NAME})|(?P<count>[一二两三四五六七八九十]{{1,2}})(?P<role>{_ROLES})(?!人)")
_MASK = "某×xX*甲乙丙丁0-9"


class People:
    """Looks parties up in the text of the orders."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self.parties = tuple(parties[:MOST])
        self._by_name: dict[str, int] = {}
        for i, party in enumerate(self.parties):
            for name in (party.name.value, *(a.value for a in party.aliases)):
                if len(name) > 1:
                    self._by_name[name] = i if self._by_name.get(name, i) == i else AMBIGUOUS
        self._signs = SignedNames(self._by_name, not_before=_MASK)

    def named(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """(party, place) in order of the text."""
        found: list[tuple[int, int]] = []
        for match in _NAMED.finditer(self._signs.signed(text), start, end):
            if match["name"]:
                party = self._by_name[next(self._signs.named(match["name"]))]
                found += [(party, match.start())] if party != AMBIGUOUS else []
            else:
                found += [(p, match.start()) for p in self._collective(match["role"], match["count"])]
        return found

    def _collective(self, role: str, count: str) -> tuple[int, ...]:
        """All of that role, only if the number said fits."""
        same = tuple(
            i for i, p in enumerate(self.parties) if any(r == role or r.endswith(role) for r in p.roles[:1])
        )
        return same if integer(count) == len(same) else ()
