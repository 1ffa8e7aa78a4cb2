"""The parts of an agency's decision: facts, evidence, violation, legal basis, decision, payment, remedy, date.

行政处罚法第五十九条 fixes what a decision holds; the cues are the forms' own words. Each part is looked for behind the
one before, from the decision backwards, so that a quoted notice (告知书) decides nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.chinese_dates import WrittenDate, written_dates
from nlp.citations import LawNames, citations_in
from nlp.lexicon import alternation, table
from nlp.model import Citation
from nlp.numerals import integer
from nlp.penalties.heading import authority_pattern
from nlp.spans import Found, Section


def _cue(name: str) -> str:
    wordings = "|".join(f"(?:{w})" for w in table("penalties")[name])
    return "(?:" + wordings.replace("{we}", alternation(table("penalties")["we"])) + ")"


_BODY = re.compile(rf"(?:^|(?<=[\n。 ]))[ ]{{0,20}}{_cue('body')}")
_FACTS = re.compile(rf"{_cue('facts')}[：，]?[ \n]{{0,4}}")
_EVIDENCE, _REASONING, _DECIDES = (re.compile(_cue(name)) for name in ("evidence", "reasoning", "decides"))
_VIOLATED = re.compile(r"违反了?(?=[^。；\n]{0,30}《)")
_PAYMENT = re.compile(
    r"(?:(?:收到|接到|送达)[^。；\n]{0,24}?之日起|自[^。；\n]{2,20}之日起)[^。；\n]{0,8}?(?P<days>\d{1,3}|[一二三四五六七八九十]{1,3})(?:个工作)?日(?:以?内)?"
    r"[^。；\n]{0,60}?(?:缴|交(?!通))"
)
_EXECUTION = re.compile(r"(?:执行方式|履行方式)(?:和期限)?[：，]")
_REMEDY = re.compile(
    r"(?:如|若|对本|不服)[^。\n]{0,60}?(?:不服|异议)?[^。\n]{0,120}?(?:申请行政复议|行政复议|行政诉讼|提起诉讼|起诉)"
)
_SENTENCE = re.compile(r"[。\n](?![”\"’])")
_TITLED = re.compile(
    r"(?<=\n)[ ]{0,20}[一二三四五六七八九十]{1,2}[、.](?:行政)?(?:处罚|处理)(?:决定|意见|结果)(?:及依据)?[ ：]{0,2}\n"
)
"""A part's own title line (二、处罚决定): what stands under it is the decision, its basis too."""
_BASIS_ENDS = re.compile(r"规定|，(?=对|我|本|决定|处|给予|责令|没收|拟)|[。；\n]")
_BASIS = re.compile(r"(?:依据|根据|依照|按照|参照)(?=[^。，\n]{0,24}(?:《|法第|条例第))")


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts stand, in `sections`' names; `violated` and `basis` are the articles."""

    sections: tuple[Section, ...]
    violated: tuple[Citation, ...]
    basis: tuple[Citation, ...]
    basis_span: tuple[int, int] | None
    within_days: int | None
    date: WrittenDate | None
    authority: Found | None

    def section(self, name: str) -> Section | None:
        """The part of that name."""
        return next((s for s in self.sections if s.name == name), None)


def body_start(shadow: str, begin: int) -> int:
    """Where the parties' rows end."""
    match = _BODY.search(shadow, begin)
    return match.start() if match else len(shadow)


def read_parts(shadow: str, heading: int, header_end: int, names: LawNames = ()) -> Parts:
    """The parts behind the header."""
    signed = _signature(shadow, header_end)
    signing = _signing(shadow, signed) if signed else None
    end = signing.start if signing else signed.start if signed else len(shadow)
    remedy = _REMEDY.search(shadow, header_end, end)
    paying = _PAYMENT.search(shadow, header_end, remedy.start() if remedy else end)
    done = _EXECUTION.search(shadow, header_end, end)
    last = min(m.start() if m else end for m in (remedy, paying, done))
    decision = _decision(shadow, header_end, last)
    span = _basis_span(shadow, header_end, decision)
    told_until = span[0] if span else decision if decision is not None else last
    facts, evidence, reasoning = _told(shadow, header_end, told_until)
    starts = {
        "header": heading,
        "finding": facts,
        "evidence": evidence,
        "reasoning": reasoning,
        "basis": span[0] if span else None,
        "disposition": decision,
        "execution": done.start() if done and done.start() == last else None,
        "payment": _sentence_start(shadow, paying.start()) if paying else None,
        "remedy": _sentence_start(shadow, remedy.start()) if remedy else None,
        "signature": end if signed else None,
    }
    within = [span] if span else list(_bases_within(shadow, decision, last))
    days = integer(paying["days"]) if paying else None
    return Parts(
        _sections(starts, len(shadow)),
        _violated(shadow, header_end, told_until, names) or _violated(shadow, told_until, last, names),
        _cited(shadow, within, names),
        within[0] if within else None,
        days,
        signed,
        signing,
    )


def _signature(shadow: str, begin: int) -> WrittenDate | None:
    """The first date that stands alone on its line behind the body's last sentence, else the last such date."""
    alone = [d for d in written_dates(shadow, begin) if _stands_alone(shadow, d)]
    return alone[0] if alone else None


def _signing(shadow: str, date: WrittenDate) -> Found | None:
    """The authority on the line before the date, or before it on its line."""
    before = shadow[max(0, date.start - 80) : date.start].rstrip(" \n")
    offset, stamp = max(0, date.start - 80), re.compile(r"[ \n]*（[印公]?章?[^（）]{0,6}）$").search(before)
    before = before[: stamp.start()] if stamp else before
    match = authority_pattern().match(before, max(before.rfind(c) for c in "\n ") + 1)
    return Found(match.group(), offset + match.start(), offset + match.end()) if match else None


def _stands_alone(shadow: str, date: WrittenDate) -> bool:
    begin = max(shadow.rfind(c, 0, date.start) for c in "\n ") + 1
    line = shadow[begin : date.start]
    tail = shadow[date.end : date.end + 6].split("\n")[0].strip(" ")
    return not tail.strip("（）印章公盖") and len(line) <= 30 and not re.search("[，。；于自至在]", line)


def _decision(shadow: str, begin: int, end: int) -> int | None:
    """Where the decision begins: the last cue whose sentence comes behind a basis, else the last cue."""
    titled = _TITLED.search(shadow, begin, end)
    if titled:
        return titled.end()
    cues = [m.start() for m in _DECIDES.finditer(shadow, begin, end)]
    stops = [begin, *(m.end() for m in _SENTENCE.finditer(shadow, begin, end) if m.group() == "。")]
    based = [c for c in cues if _BASIS.search(shadow, stops[bisect_right(stops, c) - 1], c)]
    if based:
        return based[0]
    return cues[-1] if cues else None


def _told(shadow: str, begin: int, end: int) -> tuple[int, int | None, int | None]:
    cue = _FACTS.search(shadow, begin, end)
    opens = cue is not None and shadow[: cue.start()].rstrip(" ")[-1:] in ("", "\n", "。", "、", "：")
    facts = cue.end() if cue and opens else begin  # 经查 in the midst of the tale begins nothing
    evidence = _EVIDENCE.search(shadow, facts, end)
    reasoning = _REASONING.search(shadow, evidence.end() if evidence else facts, end)
    return facts, evidence.start() if evidence else None, reasoning.start() if reasoning else None


def _sections(starts: dict[str, int | None], end: int) -> tuple[Section, ...]:
    ordered = sorted((place, name) for name, place in starts.items() if place is not None)
    stops = [place for place, _ in ordered[1:]] + [end]
    return tuple(Section(name, a, b) for (a, name), b in zip(ordered, stops, strict=True) if a < b)


def _sentence_start(shadow: str, place: int) -> int:
    return max(shadow.rfind("。", 0, place), shadow.rfind("\n", 0, place)) + 1


def _basis_span(shadow: str, begin: int, decision: int | None) -> tuple[int, int] | None:
    """From 依据 to the decision, in the sentence of the decision or the one before it."""
    if decision is None:
        return None
    floor = max(begin, decision - 1500)
    stops = [floor, *(m.end() for m in _SENTENCE.finditer(shadow, floor, decision))]
    for start in reversed(stops[-4:]):
        cue = _BASIS.search(shadow, start, decision)
        if cue:
            stop = shadow.rfind("规定", cue.start(), decision)
            return cue.start(), stop + 2 if stop > 0 else decision
    return None


def _bases_within(shadow: str, decision: int | None, end: int) -> Iterator[tuple[int, int]]:
    """Where the decision comes first, the basis of each of its clauses (根据《…》第…条，对某某罚款…)."""
    if decision is None:
        return
    for cue in _BASIS.finditer(shadow, decision, end):
        stop = _BASIS_ENDS.search(shadow, cue.end(), end)
        yield cue.start(), stop.end() if stop and stop.group() == "规定" else stop.start() if stop else end


def _violated(shadow: str, begin: int, end: int, names: LawNames) -> tuple[Citation, ...]:
    spans = []
    for cue in _VIOLATED.finditer(shadow, begin, end):
        stop = re.compile(r"[。；\n]|，(?!第)").search(shadow, cue.end(), end)
        spans.append((cue.end(), stop.start() if stop else end))
    return _cited(shadow, spans, names)


def _cited(shadow: str, spans: Iterable[tuple[int, int]], names: LawNames) -> tuple[Citation, ...]:
    """What is cited in the stretches, each place of a law once."""
    found: dict[tuple[str, str, int | None, int | None], Citation] = {}
    for start, end in spans:
        for c in citations_in(shadow, start, end, names=names):
            found.setdefault((c.law, c.article, c.paragraph, c.item), c)
    return tuple(found.values())
