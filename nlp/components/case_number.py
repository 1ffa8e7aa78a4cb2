"""`fuyuan_case_number`: every case number in the text, and which of them is the document's own.

Only the number that stands right behind the heading is its own: a review of a death sentence has none at all, and
the first bracketed year in its body is the lower court's.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.model import Number
from nlp.person_names import squeeze
from nlp.reading import Reading, reading
from nlp.shadow import shadow
from nlp.spans import Found
from ontology.identifiers import find_case_numbers

_BETWEEN = re.compile(r"[^\u4e00-\u9fff]{0,30}|\s*案号[：]?\s*")
_UNLISTED = re.compile(
    r"[^\u4e00-\u9fff（\d]{0,30}(?P<number>（?[ ]?[12]\d{3}[ ]?）?(?<!\d\d\d\d\d)(?=[\u4e00-\u9fff])(?!年)"
    r"[^（）。，；：\n年]{2,24}?号(?:之[一二三四五六七八九十])?)"
)
_PREFACE = re.compile(r"\s{0,40}(?:(?:category|title|publictime)：[^\n]*\n)*(?:content：)?\s{0,40}")
PREFACE = 400
"""A text that lost its heading shows its number within the first line or its metadata."""


def numbers_in(text: str) -> Iterator[Number]:
    """Case numbers in order of place; indictments and agencies' papers are none."""
    for start, end, value in find_case_numbers(text):
        stage = value.stage.value if value.stage else ""
        printed = squeeze(shadow(value.raw))
        yield Number(Found(printed, start, end), value.normalised, value.court_code, stage)


def own_number(state: Reading) -> Number | None:
    """The number behind the heading, or at the top of a text without one."""
    for number in state.numbers:
        start = number.printed.start
        if state.document_type is None:
            return number if start <= PREFACE and _only_preface(state.shadow, start) else None
        if start >= state.heading_end and _BETWEEN.fullmatch(state.shadow, state.heading_end, start):
            return number
        if start >= state.heading_end:
            break
    return _of_unlisted_kind(state) if state.document_type else None


def _of_unlisted_kind(state: Reading) -> Number | None:
    """A number of an unlisted kind (云宝法劳初字) or without its brackets: its place behind the heading tells it."""
    match = _UNLISTED.match(state.shadow, state.heading_end)
    if match is None:
        return None
    printed = squeeze(match["number"])
    return Number(Found(printed, match.start("number"), match.end("number")), printed, "", "")


def _only_preface(shadow_text: str, start: int) -> bool:
    return _PREFACE.fullmatch(shadow_text, 0, start) is not None


@Language.component("fuyuan_case_number")
def read_case_number(doc: Doc) -> Doc:
    """Set all numbers and the document's own."""
    state = reading(doc)
    state.numbers = tuple(numbers_in(state.text))
    if state.is_judgment:
        state.case_number = own_number(state)
    if state.is_judgment and state.case_number is None:
        state.warnings.append("no_case_number：文书标题后没有案号")
    return doc
