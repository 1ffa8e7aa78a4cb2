"""`fuyuan_sections`: which stretch of the document is whose words.

A document has its parts in a fixed order and any may be absent; speaker and standing of a fact follow from them
(a charge is the prosecutor's, alleged; a finding the court's). The same cue words occur in quoted judgments of
lower courts, so the anchors are chosen from the end: signature, order (如下), then the first 本院认为 behind the
last finding.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.lexicon import table
from nlp.orders import FORMULA, LIST
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
_START = r"(?:(?<=[\n。；])|(?<=[。；] )|(?<= )|(?<=”))(?![ \n])(?:[（]?[一二三四五六七八九十\d]{1,3}[）、.，][ ]?)?"
_BLANK = re.compile(r"[ \n]+")


def _cue(name: str) -> re.Pattern[str]:
    wordings = "|".join(f"(?:{p})" for p in table("sections")[name]).replace("{who}", _WHO)
    return re.compile(f"{_START}(?:{wordings})")


_CUES = {
    name: _cue(name)
    for name in ("procedure", "indictment", "claim", "defence", "lower_court", "finding", "reasoning")
}
_GLUED = re.compile("(?<=，)(?:" + "|".join(table("sections")["glued"]) + ")")


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
    reasoned_until = order if order is not None else end
    starts: dict[str, int] = {} if order is None else {"disposition": order}
    history = _first(iter(sorted(_history(shadow, begin, reasoned_until))))
    charge = _first(_at(shadow, "indictment", begin, reasoned_until))
    header_end = min((p for p in (history, charge) if p is not None), default=begin)
    reasoning = _reasoning(shadow, header_end, reasoned_until)
    told_until = reasoning if reasoning is not None else reasoned_until
    if reasoning is not None:
        starts["reasoning"] = reasoning
    starts |= _told(shadow, header_end, told_until)
    if charge is not None and charge == header_end:
        starts["claim"] = charge
    elif header_end > begin:
        starts["procedure"] = header_end
    return starts


def _orders(shadow: str, begin: int, end: int) -> int | None:
    formula = _last(m.end() for m in FORMULA.finditer(shadow, begin, end))
    return formula if formula is not None else _last(m.end() for m in LIST.finditer(shadow, begin, end))


def _history(shadow: str, begin: int, end: int) -> Iterator[int]:
    """Where the procedure may begin: at a sentence, or behind a comma that stands for a lost full stop."""
    first = _first(_at(shadow, "procedure", begin, end))
    glued = _GLUED.search(shadow, begin, end)
    yield from ([first] if first is not None else [])
    yield from ([glued.start()] if glued else [])


def _told(shadow: str, begin: int, end: int) -> dict[str, int]:
    """Claim, defence, the lower court's words and this court's finding: between header and reasoning."""
    finding = _first(_at(shadow, "finding", begin, end))
    before = finding if finding is not None else end
    found = {name: _first(_at(shadow, name, begin, before)) for name in ("claim", "lower_court")}
    claim = found["claim"]
    found["defence"] = _first(_at(shadow, "defence", begin if claim is None else claim + 1, before))
    found["finding"] = finding
    return {name: start for name, start in found.items() if start is not None}


def _reasoning(shadow: str, begin: int, end: int) -> int | None:
    cues = list(_at(shadow, "reasoning", begin, end))
    last_finding = _last(_at(shadow, "finding", begin, end)) or begin
    return next((c for c in cues if c > last_finding), cues[-1] if cues else None)


def _at(shadow: str, name: str, begin: int, end: int) -> Iterator[int]:
    return (m.start() for m in _CUES[name].finditer(shadow, begin, end))


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
