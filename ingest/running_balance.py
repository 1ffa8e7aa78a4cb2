"""A running balance, followed: what an account held before a row is what some row before it left. Which row that is,
no bank says: rows of one second, or of one day where only days are written, stand in any order, so of such rows it is
asked whether any order fits. A row that does not fit is told once: what comes after it is followed from its own
balance, or from the one it should have had, whichever the next row knows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_MOST_TIED: Final = 20_000
"""Rows of one moment beyond which nothing is asked of them: such a column of times says nothing."""
_MOST_KNOWN: Final = 4
"""Balances from which a next row may follow; each row in a run of misfits adds one."""

_MOST_ODD: Final = 200
"""Rows of one moment that do not fit, beyond which it is not asked which of them is behind which."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of an account. `moved`: by how much its balance changed, in 分, None where that cannot be told; `opened`:
    the balances it may have begun with, likeliest first, none where it says no sum; `left_over`: the one it left,
    None where the cell is blank."""

    row: int
    moment: str
    moved: int | None
    opened: tuple[int, ...]
    left_over: int | None


Known = tuple[int, ...] | None
"""Balances an account may stand at; None: nobody knows, so whatever comes next fits."""


def by_moment(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Rows in the order of their moments, those together of which none can be told to be the first: a moment written
    less precisely begins every moment it may be."""
    tied: list[Entry] = []
    for entry in entries:
        if tied and not entry.moment.startswith(tied[0].moment):
            yield tied
            tied = []
        tied.append(entry)
    if tied:
        yield tied


def one_by_one(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Rows in the order in which they are listed."""
    return ([entry] for entry in entries)


def unfollowed(groups: Iterable[Sequence[Entry]]) -> Iterator[int]:
    """Rows of one account that do not follow from what is before them."""
    known: Known = None
    for group in groups:
        if len(group) == 1:
            odd, known = _one(group[0], known)
        elif len(group) > _MOST_TIED or any(not entry.opened for entry in group):
            odd, known = [], _after_blanks(group, known)
        else:
            odd, known = _tied(group, known)
        yield from odd


def _one(entry: Entry, known: Known) -> tuple[list[int], Known]:
    if entry.left_over is None:
        return [], _moved_on(known, entry.moved)
    if known is None or not entry.opened or any(balance in known for balance in entry.opened):
        return [], (entry.left_over,)
    expected = _moved_on(known, entry.moved) or ()
    return [entry.row], (entry.left_over, *expected)[:_MOST_KNOWN]


def _moved_on(known: Known, moved: int | None) -> Known:
    return None if known is None or moved is None else tuple(balance + moved for balance in known)


def _after_blanks(group: Sequence[Entry], known: Known) -> Known:
    """Between rows without a balance several orders fit. The one in which they are listed, either way round, else any
    that ends with the one balance that is written: banks that write one a day write it behind the day's last row."""
    for listed in (group, group[::-1]):
        after, odd = known, list[int]()
        for entry in listed:
            more, after = _one(entry, after)
            odd += more
        if not odd:
            return after
    moved = [entry.moved for entry in group]
    total = None if None in moved else _moved_on(known, sum(filter(None, moved)))
    said = {entry.left_over for entry in group} - {None}
    return total if total is not None and said <= set(total) else None


def _tied(group: Sequence[Entry], known: Known) -> tuple[list[int], Known]:
    """Rows as steps from balance to balance: an order fits if the steps make one walk, and the walk begins where the
    account stood. Steps that hang together and have no such beginning come after something that is missing."""
    left = Counter(map(_left, group))
    opened = [_opening(entry, left, known) for entry in group]
    odd: list[int] = []
    ends: list[int] = []
    has_begun = False
    for walk in sorted(_walks(group, opened), key=len, reverse=True):
        starts = _surplus([opened[n] for n in walk], [_left(group[n]) for n in walk])
        after = _surplus([_left(group[n]) for n in walk], [opened[n] for n in walk])
        passed = {opened[n] for n in walk}
        if not has_begun and (begin := _beginning(starts, passed, known)) is not None:
            has_begun = True
            starts[begin] -= 1
            known = known or ((begin,) if after else tuple(passed))
            after = after or Counter(passed & set(known))
        elif not starts:
            starts[opened[walk[0]]] += 1
        ends += after or passed
        odd += _rows(opened, walk, starts)
    odd = _without_echoes(group, opened, odd, {*ends, *(known or ())})
    moved = [entry.moved for entry in group]
    expected = _moved_on(known, sum(filter(None, moved))) if odd and None not in moved else ()
    return [group[n].row for n in odd], tuple(ends) + (expected or ())


def _left(entry: Entry) -> int:
    assert entry.left_over is not None, "groups with blanks are followed elsewhere"
    return entry.left_over


def _opening(entry: Entry, left: Counter[int], known: Known) -> int:
    """The likeliest beginning, unless only another one is known: as what other rows left, or from before."""
    for balance in entry.opened:
        if left[balance] > (balance == entry.left_over) or balance in (known or ()):
            return balance
    return entry.opened[0]


def _walks(group: Sequence[Entry], opened: Sequence[int]) -> list[list[int]]:
    """Places in the group of the rows that hang together by a balance."""
    roots: dict[int, int] = {}

    def root(balance: int) -> int:
        roots.setdefault(balance, balance)
        while roots[balance] != balance:
            roots[balance] = balance = roots[roots[balance]]
        return balance

    for entry, balance in zip(group, opened, strict=True):
        roots[root(balance)] = root(_left(entry))
    walks: dict[int, list[int]] = {}
    for n, balance in enumerate(opened):
        walks.setdefault(root(balance), []).append(n)
    return list(walks.values())


def _surplus(some: Sequence[int], others: Sequence[int]) -> Counter[int]:
    return Counter(some) - Counter(others)


def _beginning(starts: Counter[int], passed: set[int], known: Known) -> int | None:
    """Where a walk begins if it follows what is known; one that ends where it began may begin anywhere."""
    possible = set(starts) or passed
    if known is None:
        return min(possible)
    return next((balance for balance in known if balance in possible), None)


def _rows(opened: Sequence[int], walk: Sequence[int], starts: Counter[int]) -> list[int]:
    """Of a walk the places of the rows with which its surplus beginnings are told."""
    left, odd = +starts, []
    for n in walk:
        if left[opened[n]] > 0:
            left[opened[n]] -= 1
            odd.append(n)
    return odd


def _without_echoes(
    group: Sequence[Entry], opened: Sequence[int], odd: Sequence[int], ending: set[int]
) -> list[int]:
    """One wrong balance breaks the walk before its row and behind it: the row behind it follows from what should have
    stood there."""
    echoes = set[int]()
    for n in odd if len(odd) <= _MOST_ODD else ():
        moved = group[n].moved
        if moved is None or n in echoes or _left(group[n]) not in ending:
            continue
        should = {balance + moved for balance in ending if balance != _left(group[n])}
        echo = next((m for m in odd if m != n and m not in echoes and opened[m] in should), None)
        if echo is not None:
            echoes.add(echo)
    return [n for n in odd if n not in echoes]


def by_account(entries: Iterable[tuple[object, Entry]]) -> Iterator[Iterator[Entry]]:
    """The rows of each account, of entries that come account by account."""
    for _, each in groupby(entries, key=lambda pair: pair[0]):
        yield (entry for _, entry in each)
