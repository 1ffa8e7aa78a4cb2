"""Causes of action (案由) by the official lists: which words before 一案 are one, and what it is called now.

A name is looked for backwards from 一案, longest first, so that a party's name before it costs nothing; what no list
has is no cause. 纠纷 may be left out, an old name leads to its successor (居间合同纠纷 → 中介合同纠纷).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table

LONGEST = 40
"""Characters of the longest cause looked for."""
_DISPUTE = "纠纷"
_SHORTEST_CUT = 4
"""A name shorter than this without 纠纷 (保险, 继承) may be the end of a party's name."""
_JOINT = re.compile(r"(?:[、，及和与暨]|以及)$")


@dataclass(frozen=True, slots=True)
class OfficialCause:
    """An entry: `kind` civil, administrative or compensation; `number` of the third level, 0 where it has none."""

    kind: str
    name: str
    number: int
    under: tuple[str, ...]
    """The names of the levels above, highest first."""


@cache
def official_causes() -> dict[str, OfficialCause]:
    """Every name of the lists."""
    data = table("causes_official")
    found: dict[str, OfficialCause] = {}
    for cause in (*_civil(data), *_administrative(data)):
        found.setdefault(cause.name, cause)
    for name in data["compensation"]:
        found.setdefault(name, OfficialCause("compensation", name, 0, ()))
    return found


def _civil(data: dict[str, dict[str, dict[str, list[str]]]]) -> Iterator[OfficialCause]:
    levels: list[OfficialCause] = []
    for first, seconds in data["civil"].items():
        levels.append(OfficialCause("civil", first, 0, ()))
        for second, rows in seconds.items():
            levels.append(OfficialCause("civil", second, 0, (first,)))
            for row in rows:
                yield from _row(row, (first, second))
    for second, names in data["added_2025"].items():
        levels.append(OfficialCause("civil", second, 0, ()))
        yield from (OfficialCause("civil", name, 0, (second,)) for name in names)
    yield from levels


def _row(row: str, above: tuple[str, ...]) -> Iterator[OfficialCause]:
    number, _, rest = row.partition(" ")
    third, _, fourth = rest.partition("：")
    yield OfficialCause("civil", third, int(number), above)
    for name in filter(None, fourth.split("；")):
        yield OfficialCause("civil", name, int(number), (*above, third))


def _administrative(data: dict[str, dict[str, list[str]]]) -> Iterator[OfficialCause]:
    for second, thirds in data["administrative"].items():
        yield OfficialCause("administrative", second, 0, ("行政行为",))
        yield from (OfficialCause("administrative", t, 0, ("行政行为", second)) for t in thirds)


@cache
def _written(kind: str) -> dict[str, OfficialCause]:
    """Every way a cause of the kind is written, and the cause."""
    data, official = table("causes_official"), official_causes()
    of_kind = {name: cause for name, cause in official.items() if cause.kind == kind}
    found = {
        name.removesuffix(_DISPUTE): cause
        for name, cause in of_kind.items()
        if len(name) - len(_DISPUTE) >= _SHORTEST_CUT
    } | of_kind
    old = {"civil": "former", "administrative": "administrative_former"}.get(kind, "")
    for name, successor in data.get(old, {}).items():
        found.setdefault(name, official[successor])
    return found


@cache
def _lengths(kinds: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """How long the names of the kinds are that end with two characters, the longest first."""
    found: dict[str, set[int]] = {}
    for name in (name for kind in kinds for name in _written(kind) if 2 <= len(name) <= LONGEST):
        found.setdefault(name[-2:], set()).add(len(name))
    return {ending: tuple(sorted(lengths, reverse=True)) for ending, lengths in found.items()}


def causes_before(text: str, end: int, kinds: tuple[str, ...]) -> list[tuple[int, int, OfficialCause]]:
    """The causes that end at `end`, in order of the text: (start, end, cause); several where they are joined."""
    found: list[tuple[int, int, OfficialCause]] = []
    while True:
        one = _one_before(text, end, kinds)
        if one is None:
            return found
        found.insert(0, one)
        joint = _JOINT.search(text, max(0, one[0] - 2), one[0])
        if joint is None:
            return found
        end = joint.start()


def _one_before(text: str, end: int, kinds: tuple[str, ...]) -> tuple[int, int, OfficialCause] | None:
    for length in _lengths(kinds).get(text[max(0, end - 2) : end], ()):
        start = end - length
        if start < 0:
            continue
        written = text[start:end]
        for kind in kinds:
            cause = _written(kind).get(written)
            if cause is not None:
                return (
                    None if text[start - 1 : start] == "并" else (start, end, cause)
                )  # …并恢复原状 is a request
    return None
