"""The end of a case number: one serial, several joined by 、 or a range, and what hangs on them (之一, -1).

A dash is a range in 18775-18776号 and a sub-number in 执字第123-1号; guessing wrong either invents cases or
loses them, so a dash is a range only between serials of equal length that count upward."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ontology.identifiers.text import unspaced

# A range longer than this is read as its two ends: joined claims of one employer run to a few hundred.
RANGE_LIMIT: Final = 500
MASKS: Final = "Xx×✕✖*●○□某"

# Possessive here and atomic below: a long enumeration that ends without 号 gives its members back one by one,
# once each, instead of trying every space both ways.
_ITEM: Final = rf"[A-Z]?(?:[0-9{MASKS}]\s?){{1,12}}+"
_SUFFIX: Final = r"之\s?[一二三四五六七八九十0-9]{1,3}+(?![审条款项])"
_JOINT: Final = r"(?:号?\s?[-~至]|[、,和及与])(?:\s?第)?\s?"
SERIALS: Final = re.compile(
    rf"(?P<items>{_ITEM}(?:{_SUFFIX})?(?>{_JOINT}{_ITEM}(?:{_SUFFIX})?)*)号(?P<suffix>\s?{_SUFFIX})?"
)
# A further 3828号 under the same heading, unless it is the number of a house or a ship.
_MORE: Final = re.compile(
    rf"\s?[、,和及与]\s?(?:第\s?)?(?P<next>{SERIALS.pattern})(?![楼房室院店铺车线机台位门厅馆幢栋井矿船仓库])"
)
_PART: Final = re.compile(rf"(?P<joint>{_JOINT})?(?P<item>{_ITEM})(?P<suffix>{_SUFFIX})?")
_MASK: Final = re.compile(f"[{re.escape(MASKS)}]")
_ORDINALS: Final = {f"之{place}": f"之{order}" for place, order in enumerate("一二三四五六七八九十", start=1)}


@dataclass(frozen=True, slots=True)
class Serial:
    """One serial with its place in the text it was read from."""

    start: int
    end: int
    number: str
    suffix: str = ""
    range_cut: bool = False


def read_serials(found: re.Match[str], *, sub_numbered: bool) -> Iterator[Serial]:
    """The serials of one `SERIALS` match. `sub_numbered`: in this kind of case a short 12-34 is a sub-number."""
    groups = _groups(list(_PART.finditer(found.string, found.start("items"), found.end("items"))))
    for index, (first, second) in enumerate(groups):
        is_last = index == len(groups) - 1
        end = found.end() if is_last else (second or first).end()
        outer = canonical_suffix(found["suffix"] or "") if is_last else ""
        suffix = canonical_suffix((second or first)["suffix"] or "") or outer
        if second is None:
            yield Serial(first.start("item"), end, canonical_serial(first["item"]), suffix)
        else:
            yield from _dashed_pair(first, second, end, suffix, sub_numbered)


def _groups(parts: list[re.Match[str]]) -> list[tuple[re.Match[str], re.Match[str] | None]]:
    """Serials that a dash joins as pairs, all others alone."""
    groups: list[tuple[re.Match[str], re.Match[str] | None]] = []
    for part in parts:
        joined = re.search("[-~至]", part["joint"] or "")
        if joined and groups and groups[-1][1] is None:
            groups[-1] = (groups[-1][0], part)
        else:
            groups.append((part, None))
    return groups


def next_serials(shadow: str, last: re.Match[str]) -> re.Match[str] | None:
    """The serials that continue the enumeration behind `last`: about as long as those before."""
    more = _MORE.match(shadow, last.end())
    if more is None:
        return None
    before = len(_items(last["items"])[-1])
    after = len(_items(more["items"])[0])
    return SERIALS.match(shadow, more.start("next")) if abs(after - before) <= 1 else None


def _items(items: str) -> list[str]:
    return [unspaced(part["item"]) for part in _PART.finditer(items)]


def canonical_serial(item: str) -> str:
    """Without spaces and leading zeros, hidden digits as ×."""
    bare = _MASK.sub("×", unspaced(item))
    letter = bare[:1] if bare[:1].isalpha() and bare[:1].isascii() else ""
    return letter + (bare[len(letter) :].lstrip("0") or "0")


def canonical_suffix(suffix: str) -> str:
    """之1 as 之一."""
    bare = unspaced(suffix)
    return _ORDINALS.get(bare, bare)


def _dashed_pair(
    first: re.Match[str], second: re.Match[str], end: int, suffix: str, sub_numbered: bool
) -> Iterator[Serial]:
    start, low, high = first.start("item"), canonical_serial(first["item"]), canonical_serial(second["item"])
    if not _is_range(first["item"], second["item"], second["joint"], sub_numbered):
        yield Serial(start, end, low, f"-{high}")
    elif int(high) - int(low) >= RANGE_LIMIT:
        yield Serial(start, end, low, suffix, range_cut=True)
        yield Serial(start, end, high, suffix, range_cut=True)
    else:
        for number in range(int(low), int(high) + 1):
            yield Serial(start, end, str(number), suffix)


def _is_range(first: str, second: str, joint: str, sub_numbered: bool) -> bool:
    low, high = unspaced(first), unspaced(second)
    if not (low.isdigit() and high.isdigit() and int(low) < int(high)):
        return False
    if "-" not in joint:
        return True
    return len(low) == len(high) and len(low) >= (3 if sub_numbered else 2)
