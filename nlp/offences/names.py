"""罪名: which strings are names of offences, and where one ends in a list of them.

犯故意杀人、抢劫罪 are two offences, 贩卖、运输毒品罪 is one: only the list of names tells. Selective offences are
expanded once, so that every partial name (贩卖毒品 of 走私、贩卖、运输、制造毒品) is a name.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

from nlp.lexicon import table
from nlp.spans import Found

_PIECE = re.compile(r"[^、，和及与]+")
_ENDED = re.compile(
    r"(?:[、，和及与 ]|以及|犯(?!罪)|涉嫌|应以|应当以|系|均|以(?!危险|威胁))*(?P<body>(?:(?!(?<!犯)罪).)+)罪?"
)
_BRACKET = re.compile(r"（[^（）]*）")


@cache
def offence_names() -> frozenset[str]:
    """Every known name, 罪 left off."""
    data = table("offences")
    return frozenset([*data["plain"], *data["former"], *(n for s in data["selective"] for n in _expanded(s))])


def _expanded(spec: dict[str, Any]) -> Iterator[str]:
    head, tail, before = spec.get("head", ""), spec.get("tail", ""), spec.get("head_of_objects", "")
    for verbs in _choices(spec["verbs"]):
        for objects in _choices(spec["objects"]):
            yield head + "、".join(verbs) + before + "、".join(objects) + tail


def _choices(words: list[str]) -> Iterator[tuple[str, ...]]:
    for size in range(1, len(words) + 1):
        yield from combinations(words, size)


def split_offences(text: str, offset: int) -> list[Found]:
    """The offences of a list as written before its last 罪; `offset` is where the text stands.

    Each value ends in 罪. A stretch that no list knows stays whole: better one unknown name than two wrong ones.
    """
    found: list[Found] = []
    for part in _ENDED.finditer(text):
        ended = part.end() > part.end("body")
        for printed, at in _known(part["body"]):
            end = part.start("body") + at + len(printed)
            name = table("offences")["cut"].get(printed, printed)
            closes = ended and end == part.end("body")
            found.append(Found(f"{name}罪", offset + part.start("body") + at, offset + end + closes))
    return found


def _known(body: str) -> list[tuple[str, int]]:
    """Names in `body` and their places: the fewest known names that cover it, else the whole."""
    pieces = [(m.start(), m.end()) for m in _PIECE.finditer(body)]
    best: list[list[tuple[str, int]] | None] = [[]]
    for right in range(1, len(pieces) + 1):
        ways = [
            [*before, (body[pieces[left][0] : pieces[right - 1][1]], pieces[left][0])]
            for left in range(max(0, right - 8), right)
            if (before := best[left]) is not None and is_known(body[pieces[left][0] : pieces[right - 1][1]])
        ]
        best.append(min(ways, key=len) if ways else None)
    covering = best[-1]
    return covering if covering else ([(body, 0)] if body else [])


def is_known(name: str) -> bool:
    """Whether the list of names has it; what a court puts in brackets (（致人死亡）) does not count."""
    return _BRACKET.sub("", name) in offence_names()


@cache
def _openings() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(n[:2] for n in offence_names()), frozenset(n[-4:] for n in offence_names() if len(n) > 5)


def looks_like_an_offence(name: str) -> bool:
    """Whether an unknown name begins or ends as known ones do (a court's slip of the pen)."""
    openings, endings = _openings()
    return name[:2] in openings or name[-4:] in endings


@cache
def _by_length() -> tuple[int, int]:
    lengths = [len(n) for n in offence_names()]
    return min(lengths), max(lengths)


def offence_starts_at(text: str, place: int) -> bool:
    """Whether a known name begins there (杨某|非法持有毒品一案)."""
    shortest, longest = _by_length()
    return any(text[place : place + n] in offence_names() for n in range(shortest, longest + 1))
