"""`fuyuan_document_type`: finds the heading (court, then 民 事 判 决 书), and with it whether this is a judgment.

The heading is the anchor of court, case number and header: procedure history may stand before it, a
crawler's title line repeats its words, and some texts print it twice (the last before the case number
counts). Lists of statutes and summary pages have none, and are "not a judgment".
"""

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from nlp.lexicon import alternation, spaced, words
from nlp.reading import Reading, reading
from nlp.spans import Found

_TYPE = (
    f"(?:{spaced(words('document_types', 'branches'))}[ ]{{0,4}})?"
    f"(?:{spaced(a + '书' for a in words('document_types', 'acts'))}"
    f"|{spaced(words('document_types', 'other'))})"
)
_JUNK = r"[^\u4e00-\u9fff（）。，、；]{0,40}"
_AFTER_COURT = re.compile(
    rf"(?:法院|兵团分院|法庭)(?:赔偿委员会)?{_JUNK}(?P<type>{_TYPE})(?P<tail>（[原稿副正本节选]{{1,6}}）)?"
)
_ALONE = re.compile(
    rf"(?:^|(?<=\n)|(?<=  ))[ ]{{0,20}}(?P<type>{_TYPE})(?P<tail>（[原稿副正本节选]{{1,6}}）)?[ ]{{0,20}}(?=\n|（|$| )"
)
_NUMBER_FOLLOWS = re.compile(r"[ \n]{0,20}（[ ]?(?:[12]\d{3}|[×xX*]{4})[ ]?）")
_NUMBER_FIRST = re.compile(
    r"\s{0,40}(?:category：[^\n]*\n|title：[^\n]*\n|publictime：[^\n]*\n|content：)*\s{0,40}（[12]\d{3}）[^（）\n]{2,20}号"
)
_PROSE_AFTER = re.compile(r"[ ]{0,3}[，。、；》）]|[ ]{0,2}(?:认定|确认|判决|裁定|载明|已经?|中|后)")
_PADDING = re.compile(r"[ \n]+")
SEARCHED = 20_000
"""Headings stand at the start; the farthest measured stood behind 900 characters of procedure history."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The document's own heading: its type and where it stands."""

    type: Found
    end: int


def find_heading(shadow: str) -> Heading | None:
    """The heading, by court + type if there is one, else by a type alone on its line."""
    for pattern in (_AFTER_COURT, _ALONE):
        found = [
            _heading(m)
            for m in pattern.finditer(shadow, 0, SEARCHED)
            if not _PROSE_AFTER.match(shadow, m.end())
        ]
        numbered = [h for h in found if _NUMBER_FOLLOWS.match(shadow, h.end)]
        if found:
            return (numbered or found)[0]
    return None


def _heading(match: re.Match[str]) -> Heading:
    squeezed = _PADDING.sub("", match["type"])
    return Heading(Found(squeezed, match.start("type"), match.end("type")), match.end())


def begins_with_number(shadow: str) -> bool:
    """Whether the text lost its heading but starts with its case number."""
    return _NUMBER_FIRST.match(shadow) is not None


_OWN_WORDS = re.compile(rf"本院|{alternation(['判决如下', '裁定如下', '决定如下', '通知如下', '特此通知'])}")


@Language.component("fuyuan_document_type")
def read_document_type(doc: Doc) -> Doc:
    """Set type and heading, or leave the document as not a judgment."""
    state = reading(doc)
    heading = find_heading(state.shadow)
    if heading is not None:
        state.is_judgment = True
        state.document_type = heading.type
        state.heading_start, state.heading_end = heading.type.start, heading.end
    else:
        _without_heading(state)
    return doc


def _without_heading(state: Reading) -> None:
    if begins_with_number(state.shadow) and _OWN_WORDS.search(state.shadow):
        state.is_judgment = True
        state.warnings.append("no_heading：没有文书标题，文书类型不明")
    else:
        state.warnings.append("not_a_judgment：没有法院名称和文书标题，未作为裁判文书读取")
