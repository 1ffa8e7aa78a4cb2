"""Masked names, in every way courts mask: 王某某, 李某甲, 张某1, 沙马某某, 林某宏, 杨X宁, 高××, 何一某.

A character behind 某 may end the name (林某宏) or begin a verb (叶某购得): it belongs to the name where it is common
in given names and begins no word that follows a person, or where the text repeats it with different words behind.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import alternation, table

_TAIL = r"(?:[甲乙丙丁戊己庚辛壬癸](?!醇|类|基)|[12]?\d(?![\d.年月日元克,名次包小]|人(?!民币))|[A-Za-z](?![A-Za-z]))?"
_CROSSES = r"(?:×{1,3}|X{1,2}|x{1,2}|\*{1,3})"
_HAN = "[\u3400-\u9fff]"


@cache
def _surname() -> str:
    """A surname; one that is also a word of addresses (区某某路) only where nothing runs into it."""
    words = table("surnames")
    free = f"(?:(?<![\u3400-\u9fff×Xx*])|(?<=[人员]))[{words['also_in_addresses']}]"
    plain = (set(words["single"]) | set(words["rare"])) - set(words["also_in_addresses"])
    return rf"(?:{'|'.join(words['double'])}|[{''.join(sorted(plain))}]|{free})"


@cache
def _pattern() -> re.Pattern[str]:
    words = table("persons")
    lead = rf"(?:{alternation(words['syllables_before_mask'])}{{1,3}}(?=某某)|{_surname()})"
    not_a_person = f"(?!某|[A-Z]?{alternation(words['not_behind_a_person'])})"
    no_address = f"(?![×Xx*A-Za-z-]|{alternation(words['not_behind_crosses'])})"
    numbered = rf"[{table('surnames')['single']}][一二三四五大小]某(?!某)"
    return re.compile(
        rf"{lead}某{{1,3}}{_TAIL}{not_a_person}|{numbered}{not_a_person}"
        rf"|{_surname()}{_CROSSES}(?:[1-9](?![\d.年月日元克]))?{not_a_person}{no_address}"
    )


@cache
def _words_behind() -> re.Pattern[str]:
    return re.compile(alternation(table("persons")["words_behind_a_person"]))


def begins_a_word(shadow: str, at: int) -> bool:
    """Whether a word begins there that goes on with the sentence behind a person: 以, 明知, 来."""
    return _words_behind().match(shadow, at) is not None


def masked_names(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of masked names between the offsets, in order."""
    matches = _beside_sums(shadow, [m.span() for m in _pattern().finditer(shadow, start, end)])
    open_ended = [(a, b) for a, b in matches if _may_go_on(shadow, b, end)]
    lasting = _repeated(shadow, open_ended)
    for a, b in matches:
        longer = shadow[a : b + 1]
        yield (a, b + 1) if longer in lasting and _may_go_on(shadow, b, end) else (a, b)


_NUMBERED = re.compile(r"(?P<name>[^\d]+)(?P<number>\d{0,2})\Z")
_SUM = re.compile(r"\d{0,9}(?:[.．]\d{1,4})?[余多]?[万亿千百]?[余多]?元")


def _beside_sums(shadow: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names whose number and a sum run together: 骗走陈某17231元 is 陈某1 where the stretch names him so, else 陈某."""
    apart = {shadow[a:b] for a, b in spans if not _SUM.match(shadow, b)}
    return [(a, _name_end(shadow, a, b, apart) if _SUM.match(shadow, b) else b) for a, b in spans]


def _name_end(shadow: str, start: int, end: int, apart: set[str]) -> int:
    """The end of a name before a sum; `apart` are the names that stand without one."""
    parts = _NUMBERED.match(shadow[start:end])
    plain = start + len(parts["name"]) if parts else end
    sure = (stop for stop in (plain + 1, plain) if shadow[start:stop] in apart and shadow[stop].isdigit())
    return next(sure, plain if end > plain else end)


def _may_go_on(shadow: str, end: int, stop: int) -> bool:
    """Whether the name could have one more character: one mask only, and a Chinese character behind it."""
    return (
        end < stop
        and shadow[end - 1] in "某×Xx*"
        and shadow[end - 2] not in "某×Xx*"
        and re.match(_HAN, shadow[end]) is not None
    )


def _repeated(shadow: str, open_ended: list[tuple[int, int]]) -> set[str]:
    """The longer readings that hold: 林某宏 for 林某, where the text bears it out."""
    given = table("persons")["given"]
    behind: dict[str, set[str]] = defaultdict(set)
    alone = Counter(shadow[a:b] for a, b in open_ended)
    count: Counter[str] = Counter()
    for a, b in open_ended:
        longer = shadow[a : b + 1]
        count[longer] += 1
        behind[longer].add(shadow[b + 1 : b + 2])
        if shadow[b] in given and not begins_a_word(shadow, b):
            behind[longer].add("given")
    return {
        name
        for name, after in behind.items()
        if ("given" in after and (name[-1] not in "明发成来开进先同三四" or len(after) > 1))
        or (len(after) > 2 and count[name] == alone[name[:-1]])
    }


MASKS = re.compile(r"[某×Xx*]")


@cache
def _masked_address() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[\u3400-\u9fff×Xx*])(?<![人员])[{table('surnames')['also_in_addresses']}][某×Xx*]+"
    )


def is_masked_address(shadow: str, start: int, end: int) -> bool:
    """Whether the span is a masked street or district rather than a person: 市**[区**]."""
    return _masked_address().match(shadow, start, end) is not None or not MASKS.sub("", shadow[start:end])
