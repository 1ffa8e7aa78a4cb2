"""Statute references: 《…》第三百八十三条第一款第（一）项、第二款, clause by clause.

Titles are read first, because a 规定 or a 条 inside a title ends nothing; a nested title lost its inner
marks or kept them (《…适用〈…〉的解释》). 第一、三款 are two paragraphs of one article, 五十二、五十三条 two
articles: numbers wait for the unit that follows them. 之一 belongs to the number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from nlp.lexicon import alternation, table, words
from nlp.model import Abbreviation, Citation
from nlp.numerals import NUMERAL, integer

_TITLE = (
    r"《(?P<title>[^《》〈〉\n]{2,60}(?:〈[^〈〉\n]{1,60}〉[^《》〈〉\n]{0,60}){0,3}"
    r"|[^《》〈〉\n]{2,40}《[^《》〈〉\n]{2,60}》[^《》〈〉\n第]{1,40})》"
)
"""A nested title's inner marks may be those of the outer one: 《…关于适用《…》的解释》."""
_BODY = r"(?:最高人民法院|最高人民检察院|公安部|司法部|国务院|全国人民代表大会常务委员会|全国人大常委会)"
_OUTER = (
    rf"(?P<outer>(?:{_BODY}[、和 ]?){{1,4}}关于[^《》〈。，；\n]{{1,20}}(?:《[^《》\n]{{2,60}}》|〈[^〈〉\n]{{2,60}}〉)"
    r"[^《》。，；：\n条]{0,24}?(?:解释|规定|意见|批复|办法|通知)(?:（[一二三四五六七八九十]{1,3}）|（试行）)?)"
    r"(?=》?[ ]?第)"
)
"""关于适用《…》的解释第…条 whose outer marks were left out: the rule is cited, not the law inside its name."""
_REST = (
    rf"|(?P<same>{alternation(words('laws', 'same'))})(?=第)"
    rf"|第?[ ]?（?(?P<number>{NUMERAL}{{1,9}})）?[ ]?(?P<unit>条|款|项|目)?"
    r"(?:之(?P<sub>[一二三四五六七八九十]{1,2})(?!规))?"
    r"|(?P<joint>[、，和及与至到~～—－ -]|以及|并|或者|或)"
    r"|(?P<other>.)"
)
_NAMED = rf"{_OUTER}|(?P<body>(?:{_BODY}[、和 ]?){{1,4}})?{_TITLE}(?:（[^（）\n]{{1,20}}）)?"
LawNames = tuple[tuple[str, str], ...]
"""Short names of laws that a document defined for itself, each with its full title (条例, 云州市物业管理条例)."""


@lru_cache(maxsize=256)
def _token(names: LawNames) -> re.Pattern[str]:
    shorts = alternation({*words("laws", "short"), *(short for short, _ in names)})
    return re.compile(rf"{_NAMED}|(?P<short>{shorts})(?=[ ]?(?:（[^（）]{{1,16}}）)?第){_REST}", re.DOTALL)


_MISPLACED = re.compile(f"^{alternation(words('laws', 'basis'))}")
_WHOLLY_NESTED = re.compile(rf"^((?:{_BODY}[、和 ]?)*)〈([^〈〉]*)〉$")


_ITEM_LIST = frozenset("条款）、和至到")
_THROUGH = frozenset("至到~～—－-")
MOST_BETWEEN = 50
"""Articles that 第…条至第…条 may leave unsaid; of a longer range (a slip, a whole part) the ends stand alone."""
_SUBS = "一二三四五六七八九十"
_PARAGRAPHS = re.compile(r"(?:[、，和及至]?第?（?[一二三四五六七八九十]{1,2}）?){0,6}款")
MOST_ITEMS = 20
"""A bracketed number beyond it is no item (the Criminal Law's longest list has eleven)."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the list: `through` where 至 stands before it."""

    value: int
    sub: str
    start: int
    end: int
    through: bool = False


@dataclass(slots=True)
class _State:
    """Where in the list of references we are; `last` is the number last placed, by its unit."""

    law: str = ""
    article: str = ""
    paragraph: int | None = None
    waiting: list[_Number] = field(default_factory=list)
    through: bool = False
    last: dict[str, _Number] = field(default_factory=dict)
    open: tuple[str, str, int | None, int | None, int, int] | None = None
    names: dict[str, str] = field(default_factory=dict)


_IS_LAW = re.compile("(?:法|法典|条例|规定|办法|解释|意见|规则|细则|批复|决定|纪要)(?:（[^（）]*）)?$")
"""How a title that can be cited by article ends; a contract's does not."""
_BODY_AT_END = re.compile(rf"(?:{_BODY}[、和 ]?){{1,4}}$")


def law_names(shadow: str, abbreviations: Iterable[Abbreviation]) -> LawNames:
    """What the document calls laws by (以下简称), with the full titles; what every reader knows left out."""
    known: dict[str, str] = table("laws")["short"]
    named = (
        (a.short.value, law_name(_body_before(shadow, a.full.start - 1), a.full.value))
        for a in abbreviations
        if shadow[a.full.start - 1 : a.full.start] == "《" and _IS_LAW.search(a.full.value)
    )
    return tuple((short, full) for short, full in named if known.get(short) != full)


def _body_before(shadow: str, place: int) -> str:
    match = _BODY_AT_END.search(shadow[max(0, place - 60) : place])
    return match.group().strip("、和 ") if match else ""


def citations_in(
    shadow: str, start: int, end: int, law: str = "", names: LawNames = ()
) -> Iterator[Citation]:
    """References between the offsets, in order; each at its finest given level, once.

    `law` is the one 该法 means, `names` what this document calls laws by."""
    seen: set[tuple[str, str, int | None, int | None]] = set()
    for citation in _read(shadow, start, end, law, names):
        key = (citation.law, citation.article, citation.paragraph, citation.item)
        if citation.law and key not in seen:
            seen.add(key)
            yield citation


def _read(shadow: str, start: int, end: int, law: str, names: LawNames) -> Iterator[Citation]:
    state = _State(law, names=dict(names))
    for token in _token(names).finditer(shadow, start, end):
        if token["number"]:
            yield from _number(state, token, shadow)
            state.through = False
        elif token["joint"] is not None:
            state.through = token["joint"] in _THROUGH
        else:
            yield from _flush(state)
            state.waiting.clear()
            state.through = False
            _law(state, token)
    yield from _flush(state)


def _law(state: _State, token: re.Match[str]) -> None:
    if token["outer"]:
        state.law = _inner_marks(token["outer"]).replace(" ", "")
        state.article, state.paragraph, state.last = "", None, {}
    elif token["title"]:
        title = _inner_marks(token["title"])
        state.law = state.names.get(title) or law_name((token["body"] or "").strip("、和 "), title)
        state.article, state.paragraph, state.last = "", None, {}
    elif token["short"]:
        state.law = state.names.get(token["short"]) or law_name("", token["short"])
        state.article, state.paragraph, state.last = "", None, {}


def _inner_marks(title: str) -> str:
    """The marks of a nested title in one form, those that a crawl left as entities (&lt;…&gt;) too."""
    for written, mark in (("《", "〈"), ("》", "〉"), ("&lt；", "〈"), ("&gt；", "〉")):
        title = title.replace(written, mark)
    return title


def law_name(body: str, title: str) -> str:
    """Full title: short ones completed, the issuing body put before what it issued."""
    full: dict[str, str] = table("laws")["short"]
    title = _WHOLLY_NESTED.sub(r"\1\2", _MISPLACED.sub("", title.strip()))
    if title in full:
        return full[title]
    return title if title.startswith(body) else body + title


def last_law(shadow: str, start: int, end: int, names: LawNames = ()) -> str:
    """The law named last between the offsets, for a reference that points back to it."""
    state = _State(names=dict(names))
    for token in _token(names).finditer(shadow, start, end):
        _law(state, token)
    return state.law


def _number(state: _State, token: re.Match[str], shadow: str) -> Iterator[Citation]:
    value = integer(token["number"])
    marked = token.group().startswith("第") or shadow[token.start() - 1 : token.start()] == "第"
    if value is None:
        return
    unit = token["unit"]
    number = _Number(value, token["sub"] or "", *token.span(), state.through)
    if unit is None and token["sub"] and marked:
        unit = "条"  # 第五十三之一 without 条
    before = shadow[token.start() - 1 : token.start()]
    listed = token.group().startswith("（") and before in _ITEM_LIST
    alone = token.group().startswith("第（") and state.article and not _PARAGRAPHS.match(shadow, token.end())
    if unit is None and (listed or alone) and value <= MOST_ITEMS:
        unit = "项"  # 第二百六十三条（一）、（四） without 项, 第七十六条第一款第（二），
    if unit is None:
        if marked or state.waiting or before == "条":  # 第三百四十七条一、四款 without 第
            state.waiting.append(number)
        return
    if unit in ("款", "项") and state.waiting and state.waiting[-1].end == token.start():
        yield from _place(state, "条", state.waiting.pop())  # 第二百三十六第一款 without 条
    numbers = [*state.waiting, number]
    state.waiting.clear()
    for placed in numbers:
        yield from _place(state, unit, placed)


def _place(state: _State, unit: str, number: _Number) -> Iterator[Citation]:
    start, end = number.start, number.end
    if number.through and unit in state.last:
        yield from _between(state, unit, state.last[unit], number)
    if unit == "条":
        yield from _flush(state)
        state.article, state.paragraph = _article(number.value, number.sub), None
        state.open = (state.law, state.article, None, None, start, end)
        state.last = {unit: number}
    elif unit == "款" and state.article:
        if state.open and state.open[2] is not None:
            yield from _flush(state)
        begin = state.open[4] if state.open else start
        state.paragraph = number.value
        state.open = (state.law, state.article, number.value, None, begin, end)
        state.last = {"条": state.last["条"], unit: number}
    elif unit == "项" and state.article:
        if state.open and state.open[3] is not None:
            yield from _flush(state)
        begin = state.open[4] if state.open else start
        state.open = (state.law, state.article, state.paragraph, number.value, begin, end)
        state.last[unit] = number


def _article(value: int, sub: str) -> str:
    return f"{value}之{sub}" if sub else str(value)


def _between(state: _State, unit: str, first: _Number, last: _Number) -> Iterator[Citation]:
    """What 第二条至第五条 leaves unsaid, each with the span of the whole range; its ends are placed by themselves."""
    span = (first.start, last.end)
    yield from _flush(state)
    if unit == "条" and first.sub and first.value == last.value:
        for sub in _SUBS[_SUBS.find(first.sub) + 1 : max(0, _SUBS.find(last.sub))]:
            yield Citation(state.law, _article(first.value, sub), None, None, *span)
        return
    between = range(first.value + 1, last.value)
    if len(between) > MOST_BETWEEN:
        return
    for value in between:
        if unit == "条":
            yield Citation(state.law, str(value), None, None, *span)
        elif unit == "款":
            yield Citation(state.law, state.article, value, None, *span)
        else:
            yield Citation(state.law, state.article, state.paragraph, value, *span)


def _flush(state: _State) -> Iterator[Citation]:
    if state.open is not None:
        yield Citation(*state.open)
        state.open = None
