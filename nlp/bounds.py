"""How much of one kind is kept of one text, and the words that say that there was more.

A text of 5 MB can hold a million of anything. What is kept takes memory, here and with everybody it is handed to; the
bounds lie far beyond what real papers hold, and what comes behind them is left out aloud.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Bound:
    """`code` of the warning, what is counted in the reader's words, and how many are kept."""

    code: str
    counted: str
    most: int


FACTS = Bound("too_many_facts", "事实要素", 400_000)
"""300 bytes or more each with their entities; the densest real judgment of 1,112 has one to ten characters, so these
are four million characters of it."""
ROWS = Bound("too_many_rows", "首部当事人及代理人信息", 100_000)
PARTIES = Bound("too_many_parties", "当事人", 100_000)
"""2,000 bytes each, row and party with its details."""


def bounded(found: Iterable[Kept], bound: Bound, warnings: list[str]) -> tuple[Kept, ...]:
    """The first of what is found, with a warning if there are more."""
    every = iter(found)
    kept = tuple(islice(every, bound.most))
    if next(every, None) is not None:
        warnings.append(f"{bound.code}：{bound.counted}超过{bound.most}处，其后的未保留；请拆分后重新导入")
    return kept
