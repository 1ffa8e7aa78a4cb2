"""`fuyuan_sections`: which stretch of the document is whose words.

A document has its parts in a fixed order and any may be absent; speaker and standing of a fact follow from them
(a charge is the prosecutor's, alleged; a finding the court's). The same cue words occur in quoted judgments of
lower courts, so the anchors are chosen from the end: signature, order (如下), then the first 本院认为 behind the
last finding.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from nlp.lexicon import table
from nlp.orders import COMMAND, LIST, formulas
from nlp.reading import Reading, reading
from nlp.spans import Section

NAMES = (
    "header",
    "procedure",
    "claim",
    "defence",
    "lower_court",
    "finding",
    "reasoning",
    "disposition",
    "signature",
    "appendix",
)
_WHO = "[^。；：\\n]{0,60}?"
_SENTENCE_START = re.compile(r"[\n。；” ](?![ \n])")
"""The character before a sentence."""
_ITEM = re.compile(r"[（]?[一二三四五六七八九十\d]{1,3}[）、.，][ ]?")
"""A sentence's number."""
_BLANK = re.compile(r"[ \n]+")


def _cue(name: str) -> re.Pattern[str]:
    wordings = "|".join(f"(?:{p})" for p in table("sections")[name]).replace("{who}", _WHO)
    return re.compile(wordings)


_CUES = {
    name: _cue(name)
    for name in ("procedure", "indictment", "claim", "defence", "lower_court", "finding", "reasoning")
}
_TELLING = {
    "procedure": re.compile("案|不服|法院|本院|[你]"),
    "indictment": re.compile("起诉|公诉|检察|自诉|附带"),
    "claim": re.compile("称|指控|认为|请求|理由|诉提出|减刑|假释|提起上诉|申请再审"),
    "defence": re.compile("辩|述称|驳称|到庭|未提|意见|指控"),
    "lower_court": re.compile("查明|认定|认为|确认"),
    "finding": re.compile("查|认定|确认"),
    "reasoning": re.compile("认为"),
}
"""A word every wording of the cue has, before any full stop or line's end: only sentences with it are tried."""
SOON = 450
"""Characters from a cue's beginning to its telling word, at most (the procedure's sentence may run to 300)."""
_GLUED = re.compile("，(?:" + "|".join(table("sections")["glued"]) + ")")
_GOES_ON = re.compile("(?<=[。；\n ])(?:" + "|".join(table("sections")["goes_on"]) + ")")
_REASONS = re.compile(
    "(?:评判|评析|分析|认定|查明|证据|事实|认证|意见|理由|请求|质证|论述|情况)[^。；，\n]{0,4}$"
)
"""评判如下： opens reasons, no orders."""
LONGEST_GLUED = 400
"""Characters that its wordings reach, at most."""


def find_sections(shadow: str, begin: int, signature: tuple[int, int] | None) -> tuple[Section, ...]:
    """The sections from `begin` (the heading) to the end of the text."""
    body_end = signature[0] if signature else len(shadow)
    starts = {"header": begin, **_body(shadow, begin, body_end)}
    if signature:
        starts["signature"] = signature[0]
        if shadow[signature[1] :].strip():
            starts["appendix"] = signature[1]
    ordered = sorted(starts.items(), key=lambda item: (item[1], NAMES.index(item[0])))
    ends = [start for _, start in ordered[1:]] + [len(shadow)]
    found = (_trimmed(shadow, name, start, end) for (name, start), end in zip(ordered, ends, strict=True))
    return tuple(s for s in found if s.start < s.end)


def _trimmed(shadow: str, name: str, start: int, end: int) -> Section:
    blank = _BLANK.match(shadow, start, end)
    return Section(name, blank.end() if blank else start, end)


def _body(shadow: str, begin: int, end: int) -> dict[str, int]:
    """Beginnings of the parts between heading and signature."""
    order = _orders(shadow, begin, end)
    text = _Sentences(shadow, begin, order if order is not None else end)
    reasoned_until = order if order is not None else end
    starts: dict[str, int] = {} if order is None else {"disposition": order}
    history = _history(text, begin, reasoned_until)
    charge = _first(text.at("indictment", begin, reasoned_until, last=history))
    header_end = min((p for p in (history, charge) if p is not None), default=begin)
    reasoning = _reasoning(text, header_end, reasoned_until)
    told_until = reasoning if reasoning is not None else reasoned_until
    if reasoning is not None:
        starts["reasoning"] = reasoning
    starts |= _told(text, header_end, told_until)
    if charge is not None and charge == header_end:
        starts["claim"] = charge
    elif header_end > begin:
        starts["procedure"] = header_end
    return starts


def _orders(shadow: str, begin: int, end: int) -> int | None:
    """Where the document's own orders begin; those of a court below are quoted, and somebody appeals behind them."""
    place = _last_orders(shadow, begin, end)
    return None if place is not None and _GOES_ON.search(shadow, place, end) else place


def _last_orders(shadow: str, begin: int, end: int) -> int | None:
    formula = _last(formulas(shadow, begin, end))
    if formula is None:
        formula = _first(m.end() for m in COMMAND.finditer(shadow, begin, end))
    if formula is not None:
        return formula
    lists = LIST.finditer(shadow, begin, end)
    return _last(m.end() for m in lists if not _REASONS.search(shadow, max(begin, m.start() - 8), m.start()))


def _history(text: "_Sentences", begin: int, end: int) -> int | None:
    """Where the procedure begins: at a sentence, or earlier behind a comma that stands for a lost full stop."""
    first = _first(text.at("procedure", begin, end))
    reached = end if first is None else min(end, first + LONGEST_GLUED)
    glued = _GLUED.search(text.shadow, max(0, begin - 1), reached)
    return min((p for p in (first, glued.start() + 1 if glued else None) if p is not None), default=None)


def _told(text: "_Sentences", begin: int, end: int) -> dict[str, int]:
    """Claim, defence, the lower court's words and this court's finding: between header and reasoning."""
    finding = _first(text.at("finding", begin, end))
    before = finding if finding is not None else end
    found = {name: _first(text.at(name, begin, before)) for name in ("claim", "lower_court")}
    claim = found["claim"]
    found["defence"] = _first(text.at("defence", begin if claim is None else claim + 1, before))
    found["finding"] = finding
    return {name: start for name, start in found.items() if start is not None}


def _reasoning(text: "_Sentences", begin: int, end: int) -> int | None:
    cues = list(text.at("reasoning", begin, end))
    last_finding = _last(text.at("finding", begin, end)) or begin
    return next((c for c in cues if c > last_finding), cues[-1] if cues else None)


@dataclass
class _Sentences:
    """The text from `begin` to `end` with the places where sentences begin, found once for all cues."""

    shadow: str
    begin: int
    end: int

    @cached_property
    def starts(self) -> list[int]:
        """Where a sentence begins."""
        before = max(0, self.begin - 1)
        return [m.end() for m in _SENTENCE_START.finditer(self.shadow, before, self.end)]

    def at(self, name: str, begin: int, end: int, last: int | None = None) -> Iterator[int]:
        """Sentences between the offsets that begin with the cue, up to that which begins at `last`."""
        cue, until = _CUES[name], end - 1 if last is None else min(last, end - 1)
        for start in self._telling(_TELLING[name], begin, end):
            if start > until:
                return
            item = _ITEM.match(self.shadow, start, self.end)
            if cue.match(self.shadow, item.end() if item else start, end) or (
                item and cue.match(self.shadow, start, end)
            ):
                yield start

    def _telling(self, words: re.Pattern[str], begin: int, end: int) -> Iterator[int]:
        """The sentences in which one of the words stands soon and before a full stop."""
        at = bisect_left(self.starts, begin)
        while at < len(self.starts):
            word = words.search(self.shadow, self.starts[at], end)
            if word is None:
                return
            place = word.start()
            stop = 1 + max(self.shadow.rfind(c, self.starts[at], place) for c in "。\n")
            at = bisect_left(self.starts, max(self.starts[at], stop, place - SOON), at)
            behind = bisect_right(self.starts, place, at)
            yield from self.starts[at:behind]
            at = behind


def _first(places: Iterator[int]) -> int | None:
    return next(places, None)


def _last(places: Iterator[int]) -> int | None:
    return max(places, default=None)


@Language.component("fuyuan_sections")
def read_sections(doc: Doc) -> Doc:
    """Set the sections."""
    state = reading(doc)
    if state.is_judgment:
        state.sections = find_sections(state.shadow, _begin(state), state.signature)
    return doc


def _begin(state: Reading) -> int:
    return state.court.start if state.court else state.heading_start
