"""Persons told by the rules and by the model, made one list: neither alone reads as well as both.

The longer reading stands where they disagree (林某|宏 and 林某宏), unless the text says the shorter name more often; a
name read once is a person wherever the stretch repeats it. A mask behind a word of addresses (区**) is no person.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from nlp.facts.masked_names import MASKS, begins_a_word, is_masked_address
from nlp.lexicon import alternation
from nlp.organisations import is_called_like_an_organisation
from nlp.person_names import begins_like_a_name

Span = tuple[int, int]
LONGEST = 15
MOST_NAMES = 300
"""Open names looked for again in one stretch, so that a list of a million names costs no square."""
_NOT_A_NAME = re.compile(r"[，。、；：（）“”\d\n ]|被告人|公司|法院")
_CROSSED = re.compile(r"[\u3400-\u9fff][×Xx*]+")
"""身心××: crosses hide more than names, so what stands before them has to be a surname."""


def agreed(
    shadow: str, start: int, end: int, by_rule: Iterable[Span], by_model: Iterable[Span]
) -> list[Span]:
    """The persons of one stretch, in order, none overlapping another."""
    told = {span for span in by_model if _may_be_a_name(shadow, *span) and not _runs_on(shadow, *span)}
    return _parted([*_settled(shadow, start, end, {*told, *by_rule})])


def _may_be_a_name(shadow: str, start: int, end: int) -> bool:
    return (
        end - start <= LONGEST
        and not _NOT_A_NAME.search(shadow, start, end)
        and not is_called_like_an_organisation(shadow[start:end])
        and not is_masked_address(shadow, start, end)
        and not (_CROSSED.fullmatch(shadow, start, end) and not begins_like_a_name(shadow[start:end]))
    )


def _runs_on(shadow: str, start: int, end: int) -> bool:
    """熊某以350元: behind the mask a word begins that goes on with a sentence."""
    return end - start > 2 and shadow[end - 2] in "某×" and begins_a_word(shadow, end - 1)


def _settled(shadow: str, start: int, end: int, spans: set[Span]) -> Iterator[Span]:
    """Masked names where they were read; open ones wherever they stand, cut where the shorter is the usual one."""
    opened = Counter(shadow[a:b] for a, b in spans if not MASKS.search(shadow, a, b) and b - a > 1)
    yield from ((a, b) for a, b in spans if shadow[a:b] not in opened)
    names = sorted(opened, key=lambda name: (-opened[name], name))[:MOST_NAMES]
    if not names:
        return
    text = shadow[start:end]
    names = [_whole(name, text) for name in names]
    often = {name: text.count(name) for name in names}
    lasting = [name for name in names if len(name) < 3 or often.get(name[:-1], 0) <= often[name]]
    for match in re.finditer(alternation(lasting), text):
        yield start + match.start(), start + match.end()


def _whole(name: str, text: str) -> str:
    """张海 where every 张海 of the text goes on 张海领."""
    if len(name) != 2:
        return name
    after = [text[m.end() : m.end() + 1] for m in re.finditer(re.escape(name), text)]
    goes_on = len(after) > 2 and len(set(after)) == 1 and "\u3400" <= after[0] <= "\u9fff"
    return name + after[0] if goes_on else name


def _parted(spans: list[Span]) -> list[Span]:
    """Of those that overlap, the longer."""
    taken: set[int] = set()
    kept = []
    for a, b in sorted(set(spans), key=lambda s: (s[0] - s[1], s)):
        if not any(i in taken for i in range(a, b)):
            taken.update(range(a, b))
            kept.append((a, b))
    return sorted(kept)
