"""`fuyuan_document_type`: finds the heading (court, then 民 事 判 决 书), and with it whether this is a judgment.

The heading is the anchor of court, case number and header: procedure history may stand before it, a
crawler's title line repeats its words, and some texts print it twice (the last before the case number
counts). A kind nobody has listed is told by its place between court and number. Lists of statutes and summary pages
have none of these, and are "not a judgment"; nor is what another body (复议机关, 仲裁委员会, 检察院) heads as its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.court import court_before
from nlp.heading_place import is_heading
from nlp.lexicon import alternation, spaced, words
from nlp.orders import formulas
from nlp.person_names import squeeze
from nlp.reading import Reading, reading
from nlp.spans import Found

_TYPE = (
    f"(?:{spaced(words('document_types', 'branches'))}[ ]{{0,4}})?"
    f"(?:{spaced(a + '书' for a in words('document_types', 'acts'))}"
    f"|{spaced(words('document_types', 'other'))})"
)
_COURT_ENDS = re.compile("法院|兵团分院|法庭")
_JUNK = r"[^\u4e00-\u9fff（）。，、；]{0,40}"
_AFTER_COURT = re.compile(
    rf"(?:{_COURT_ENDS.pattern})(?:赔偿委员会)?{_JUNK}(?P<type>{_TYPE})(?P<tail>（[原稿副正本节选]{{1,6}}）)?"
)
_ALONE = re.compile(
    rf"(?:^|(?<=\n)|(?<=  ))[ ]{{0,20}}(?P<type>{_TYPE})(?P<tail>（[原稿副正本节选]{{1,6}}）)?[ ]{{0,20}}(?=\n|（|$| )"
)
_UNLISTED = re.compile(
    rf"(?:{_COURT_ENDS.pattern})(?:赔偿委员会)?{_JUNK}(?P<type>(?:(?![的对])[\u4e00-\u9fff][ ]{{0,4}}){{2,14}}?"
    rf"{spaced(('决定书', '裁定书', '判决书', '调解书', '通知书'))})(?=[ \n]{{0,20}}（[ ]?[12]\d{{3}}[ ]?）)"
)
"""暂予监外执行决定书, 强制医疗决定书: courts name their papers by what they decide, and new ones come."""
_OTHER_BODY = re.compile(r"(?:政府|委员会|检察院|[局厅署])[ \n]{0,20}$")
_NUMBER_FOLLOWS = re.compile(r"[ \n]{0,20}（[ ]?(?:[12]\d{3}|[×xX*]{4})[ ]?）")
_NUMBER_FIRST = re.compile(
    r"\s{0,40}(?:category：[^\n]*\n|title：[^\n]*\n|publictime：[^\n]*\n|content：)*\s{0,40}（[12]\d{3}）[^（）\n]{2,20}号"
)
_PUBLISHED = re.compile(
    rf"\s{{0,20}}[^\n。]{{2,120}}?(?P<type>{_TYPE})[ ]{{0,4}}\n[ ]{{0,8}}"
    r"(?:发布日期：[^\n]{0,80}\n\s{0,20})?(?=（[12]\d{3}）[^（）\n]{2,20}号)"
)
"""A publisher's title line over a paper whose own heading was lost: its end names the kind."""
_PROSE_AFTER = re.compile(r"[ ]{0,3}[，。、；》）]|[ ]{0,2}(?:认定|确认|判决|裁定|载明|已经?|中|后)")
SEARCHED = 20_000
"""Headings stand at the start; the farthest measured stood behind 900 characters of procedure history."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The document's own heading: its type and where it stands."""

    type: Found
    end: int


def find_heading(shadow: str) -> Heading | None:
    """The heading, by court + type if there is one, else by a type alone on its line."""
    if _is_blank_form(shadow):
        return None
    listed, first = [], None
    for heading in _headings(_AFTER_COURT.finditer(shadow, 0, SEARCHED), shadow):
        listed.append(heading)
        if _NUMBER_FOLLOWS.match(shadow, heading.end):
            first = heading
            break
    unlisted = _unlisted(shadow, {h.type.end for h in listed}, first.type.start if first else SEARCHED)
    return unlisted or first or next(iter(listed), None) or _alone(shadow)


def _unlisted(shadow: str, known: set[int], before: int) -> Heading | None:
    """The first of an unlisted kind, which has its number behind it, that begins before the place."""
    found = _headings(_matches_of_unlisted(shadow, before), shadow)
    return next((h for h in found if h.type.end not in known and h.type.start < before), None)


def _matches_of_unlisted(shadow: str, before: int) -> Iterator[re.Match[str]]:
    free = 0
    for court in _COURT_ENDS.finditer(shadow, 0, before):
        match = _UNLISTED.match(shadow, court.start(), SEARCHED) if court.start() >= free else None
        if match:
            free = match.end()
            yield match


def _alone(shadow: str) -> Heading | None:
    matches = (m for m in _ALONE.finditer(shadow, 0, SEARCHED) if not _PROSE_AFTER.match(shadow, m.end()))
    found = [h for h in map(_heading, matches) if not _is_another_bodys(shadow, h.type.start)]
    numbered = (h for h in found if _NUMBER_FOLLOWS.match(shadow, h.end))
    return next(numbered, found[0] if found else None)


def _is_blank_form(shadow: str) -> bool:
    """Plain words first: nearly every text has neither."""
    asks = shadow.find("写明", 0, SEARCHED) >= 0 or shadow.find("文书样", 0, SEARCHED) >= 0
    return asks and _BLANK_FORM.search(shadow, 0, SEARCHED) is not None


def _headings(matches: Iterator[re.Match[str]], shadow: str) -> Iterator[Heading]:
    for match in matches:
        if _PROSE_AFTER.match(shadow, match.end()):
            continue
        heading = _heading(match)
        if is_heading(shadow, court_before(shadow, heading.type.start), heading.end):
            yield heading


def _is_another_bodys(shadow: str, start: int) -> bool:
    """Whether the line above names an authority that is no court."""
    above = shadow[max(0, start - 60) : start]
    return _OTHER_BODY.search(above) is not None and "法院" not in above.rstrip(" \n").rpartition("\n")[2]


def _heading(match: re.Match[str]) -> Heading:
    squeezed = squeeze(match["type"])
    return Heading(Found(squeezed, match.start("type"), match.end("type")), match.end())


def begins_with_number(shadow: str) -> bool:
    """Whether the text lost its heading but starts with its case number."""
    return _NUMBER_FIRST.match(shadow) is not None


_BLANK_FORM = re.compile(
    r"法院诉讼文书样|文书样式[〇零一二三四五六七八九十百\d]|（[^（）\n]{0,12}写明[^（）\n]{0,60}）[^（）]{0,400}（[^（）\n]{0,12}写明"
)
"""A form that is still to be filled in tells what to write (《法院诉讼文书样式》: ……（写明姓名或名称等基本情况）)."""
_NO_HEADING = re.compile(
    r"\s{0,20}(?:原告|申请执行人|申请人|上诉人|再审申请人|赔偿请求人|公诉机关|罪犯|自诉人|起诉人)[（：]?[\u3400-\u9fff（]"
)
"""How a text begins whose heading and number are lost."""
_SIGNED = re.compile(
    r"(?:审[ ]{0,4}判[ ]{0,4}[长员]|执[ ]{0,4}行[ ]{0,4}员)[ ：\u3400-\u9fff·*×]{2,60}\s{0,20}"
    r"[二一][〇○Oo0零\u3400-\u9fff]{2,3}年"
)
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
    published = _PUBLISHED.match(state.shadow)
    if published and _OWN_WORDS.search(state.shadow, published.end()):
        state.is_judgment = True
        state.document_type = _heading(published).type
        state.heading_start, state.heading_end = published.start("type"), published.end()
        state.warnings.append("no_heading：没有文书标题，文书类型取自发布标题")
        return
    if (begins_with_number(state.shadow) and _OWN_WORDS.search(state.shadow)) or _begins_with_parties(state):
        state.is_judgment = True
        state.warnings.append("no_heading：没有文书标题，文书类型不明")
    else:
        state.warnings.append("not_a_judgment：没有法院名称和文书标题，未作为裁判文书读取")


def _begins_with_parties(state: Reading) -> bool:
    """Whether it opens with a party's row, orders in the court's formula and is signed by a judge behind it."""
    if not _NO_HEADING.match(state.shadow):
        return False
    formula = next(formulas(state.shadow), None)
    return formula is not None and _SIGNED.search(state.shadow, formula) is not None
