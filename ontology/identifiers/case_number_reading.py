"""Reading one case number from its bracketed year onward: which form it has, where the court's part ends.

All patterns are bounded and run on text whose width and dashes are already evened out. `strict` is for running
text, where only what reads as a court's number may pass; a cell that claims to hold a case number is read
leniently and gets a warning instead."""

import re
from dataclasses import dataclass
from typing import Final

from ontology.identifiers.case_kinds import CASE_KINDS
from ontology.identifiers.case_kinds_old import split_old
from ontology.identifiers.case_number import PROVINCES, SUPREME_COURT
from ontology.identifiers.case_number_serial import MASKS
from ontology.identifiers.text import unspaced

_HAN: Final = "(?![字第号])[一-龥]"
_YEAR_SIGNS: Final = "0-9OoΟО○〇零一二三四五六七八九"
YEAR: Final = re.compile(
    rf"[(\[]\s{{0,2}}(?P<year>(?:[{_YEAR_SIGNS}Xx×*]\s?){{2,4}})年?度?\s{{0,2}}[)\]]\s{{0,2}}"
)
# Court code with digits, hidden or not; the bracket that some texts leave behind it is noise. A first character that
# abbreviates no province (a misread 渐0382, an invented court) passes only before two or four digits and a listed kind.
_CODED: Final = re.compile(
    rf"(?P<court>最\s?高\s?法|{_HAN}(?<![{PROVINCES}])(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
    rf"|(?:[{PROVINCES}]\s?|(?=[0-9{MASKS}]))(?:[0-9{MASKS}]\s?){{1,8}})[)\]]?\s?"
    rf"(?P<kind>(?:{_HAN}\s?){{1,6}}?)(?:字\s?)?(?:第\s?){{0,2}}(?=[0-9{MASKS}])"
)
_PLAIN: Final = re.compile(
    rf"(?P<body>(?:(?:{_HAN}|[()×*Xx])\s?){{1,18}}?)(?P<mark>字\s?)?(?:第\s?){{0,2}}(?=[A-Z]?[0-9{MASKS}])"
)
_MASK: Final = re.compile(f"[{re.escape(MASKS)}]")
_DIGITS: Final = str.maketrans("OoΟО○〇零一二三四五六七八九", "0000000123456789")
_NEW_SINCE: Final = 2016  # 法〔2015〕137号 counts cases filed from 2016-01-01
_YEARS: Final = range(1949, 2100)
_CODE_LENGTHS: Final = (3, 5)  # province and two digits (中院) or four (基层)


@dataclass(frozen=True, slots=True)
class Heading:
    """Everything before the serial. `body` is the old form's middle part as written."""

    year: int | None
    year_text: str
    court: str
    specialised: str
    kind: str
    body: str
    old_form: bool
    warnings: tuple[str, ...] = ()


def read_year(text: str) -> tuple[int | None, str] | None:
    """Year and its canonical text; a hidden year is (None, "××××"), an impossible one None."""
    bare = unspaced(text)
    if _MASK.search(bare):
        return None, _MASK.sub("×", bare)
    digits = bare.translate(_DIGITS)
    if len(digits) == 2:  # 1996 was written 96 until about 2003
        digits = ("19" if digits >= "49" else "20") + digits
    return (int(digits), digits) if len(digits) == 4 and int(digits) in _YEARS else None


def read_heading(
    shadow: str, at: int, year: tuple[int | None, str], *, strict: bool
) -> tuple[Heading, int] | None:
    """The heading that starts behind the bracketed year, and where its serial begins."""
    if coded := _CODED.match(shadow, at):
        heading = _coded(coded, year, strict)
        if heading is not None:
            return heading, coded.end()
    if plain := _PLAIN.match(shadow, at):
        heading = read_body(_body(plain["body"]), year, strict=strict)
        if heading is not None:
            return heading, plain.end()
    return None


def read_body(body: str, year: tuple[int | None, str], *, strict: bool) -> Heading | None:
    """A middle part without digits: a high court's new number, or any old one."""
    number, text = year
    if (number is None or number >= _NEW_SINCE) and text and (new := _high_court(body, year)):
        return new
    if split := split_old(body):
        return Heading(number, text, split.court, "", split.kind, body, True)
    if strict or not text:
        return None
    warning = f"「{body}」分不出法院代字和类型代字。"
    return Heading(number, text, "", "", body, body, True, (warning,))


def _coded(found: re.Match[str], year: tuple[int | None, str], strict: bool) -> Heading | None:
    court = _MASK.sub("×", unspaced(found["court"]))
    specialised, kind, warnings = _kind(unspaced(found["kind"]))
    if court == SUPREME_COURT and kind not in CASE_KINDS and split_old(court + kind):
        return None  # 最高法民一终字: the old form after all
    if court[0].isdigit():
        if strict and kind not in CASE_KINDS:
            return None
        warnings = (*warnings, f"法院代字「{court}」缺少省份简称，不能单独确定一个案件。")
    elif court[0] not in PROVINCES and "×" not in court and court != SUPREME_COURT:
        if kind not in CASE_KINDS:
            return None
        warnings = (*warnings, f"法院代字「{court}」的首字不是省、自治区、直辖市的简称，请核对。")
    elif court != SUPREME_COURT and "×" not in court and len(court) not in _CODE_LENGTHS:
        warnings = (*warnings, f"法院代字「{court}」的数字应为2位或4位。")
    return Heading(*year, court, specialised, kind, "", False, warnings)


def _high_court(body: str, year: tuple[int | None, str]) -> Heading | None:
    if body[0] not in PROVINCES:
        return None
    specialised, kind, warnings = _kind(body[1:])
    if kind not in CASE_KINDS:
        return None
    return Heading(*year, body[0], specialised, kind, "", False, warnings)


def _kind(text: str) -> tuple[str, str, tuple[str, ...]]:
    """专门审判代字, 类型代字 and a warning where no standard lists it."""
    if text not in CASE_KINDS and text[:1] == "知" and text[1:] in CASE_KINDS:
        return "知", text[1:], ()
    known = CASE_KINDS.get(text)
    if known is None:
        return "", text, (f"类型代字「{text}」不在最高人民法院的标准中。",)
    return "", text, (f"类型代字「{text}」是地方自设的。",) if known.local else ()


def _body(text: str) -> str:
    """Round brackets full width, as courts write them in 民二（商）终; hidden characters as ×."""
    return _MASK.sub("×", unspaced(text)).replace("(", "（").replace(")", "）")
