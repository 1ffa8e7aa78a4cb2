"""`fuyuan_court`: the issuing court, read backwards from the heading.

Reading backwards from "法院 + document type" keeps the lower court of a procedure history out and cannot
cut 日照市 at 日. What a crawler glued in front (审理终结浙江省…) is cut at the province or at the last word
of the sentence before.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from nlp.lexicon import alternation, table
from nlp.person_names import squeeze
from nlp.reading import Reading, reading
from nlp.spans import Found

_BEFORE_HEADING = re.compile(
    r"(?P<court>[\u4e00-\u9fff0-9 ]{2,60}?法[ ]{0,3}院(?:生产建设兵团分院)?)(?:赔偿委员会)?"
    r"[^\u4e00-\u9fff（）。，、；]{0,40}$"
)
_NAME = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,40}?法院(?:生产建设兵团分院)?(?![\u4e00-\u9fff])")
_PROVINCE = re.compile(alternation(table("regions")["provinces"]))
_GLUED = re.compile(r".*(?:终结|审结|完毕|一案|诉讼|判决书|裁定书|决定书|浏览|次)")
LOOKED_BACK = 120
"""Characters before the heading that can hold a court's name and the junk between (longest measured: 61)."""


def court_before(shadow: str, heading_start: int) -> Found | None:
    """The court whose name ends where the heading begins."""
    window_start = max(0, heading_start - LOOKED_BACK)
    window = shadow[window_start:heading_start]
    line_start = _last_break(window)
    match = _BEFORE_HEADING.search(window, line_start)
    if match is None:
        return None
    start, end = _trimmed(window, *match.span("court"))
    return Found(squeeze(window[start:end]), window_start + start, window_start + end)


def _last_break(window: str) -> int:
    """Where the court's line begins: after the last break that has a court behind it."""
    last_court = max(window.rfind("法院"), window.rfind("院"))
    breaks = [m.end() for m in re.finditer(r"\n|[ ](?=[^ ]{2})", window[: max(last_court, 0)])]
    return breaks[-1] if breaks else 0


def _trimmed(window: str, start: int, end: int) -> tuple[int, int]:
    glued = _GLUED.match(window, start, end)
    if glued and glued.end() < end - 2:
        start = glued.end()
    provinces = list(_PROVINCE.finditer(window, start, end))
    if provinces and provinces[-1].start() > start and provinces[-1].end() < end - 2:
        start = provinces[0].start()
    while window[start] in " 0123456789":
        start += 1
    return start, end


def court_named_alone(shadow: str, end: int) -> Found | None:
    """For a text without heading: the first court that stands as a word of its own before `end`."""
    match = _NAME.search(shadow, 0, end)
    return Found(match.group(), match.start(), match.end()) if match else None


@Language.component("fuyuan_court")
def read_court(doc: Doc) -> Doc:
    """Set the issuing court."""
    state = reading(doc)
    if state.is_judgment:
        state.court = _court(state)
        if state.court is None:
            state.warnings.append("no_court：标题前没有法院名称")
    return doc


def _court(state: Reading) -> Found | None:
    if state.document_type is None:
        return None
    return court_before(state.shadow, state.heading_start)
