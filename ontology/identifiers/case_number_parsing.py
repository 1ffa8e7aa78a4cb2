"""Reading a cell that claims to hold a case number, and saying what is missing when it does not."""

import re
from dataclasses import replace
from typing import Final

from ontology.identifiers.case_number import SCHEME, CaseNumber
from ontology.identifiers.case_number_reading import YEAR, read_heading, read_year
from ontology.identifiers.case_number_search import Found, find_case_numbers, read_numbers
from ontology.identifiers.text import compact, plain_dashes

_WRAPPING: Final = re.compile(r"^(?:案号|案件编号)?[:'\"“‘《]*|[。;,.'\"”’》]*$")
_BARE_YEAR: Final = re.compile(r"^[(\[]?([12][0-9]{3})[)\]]?(?=[一-龥])")
_ENDS_IN_SERIAL: Final = re.compile(r"[0-9×*Xx]$")
# Columns such as 执行依据文号 add 民事判决书 or the court's name; a whole sentence is no case number.
_LONGEST_ADDITION: Final = 20
_HAS_SERIAL: Final = re.compile(r"[0-9×*Xx](?:之.)?号?(?:之.)?$")
_NOT_A_COURTS: Final = re.compile(r"检|公诉|刑诉|鉴|仲|证(?!保)|罚|劳|政行?复")


def case_number(text: str) -> CaseNumber:
    """Read the one case number of a cell."""
    value = _WRAPPING.sub("", plain_dashes(compact(text)))
    found = _fills(value) or _fills_leniently(value) or _stands_among_words(value)
    if not found:
        return _refused(text, _why_not(value))
    problem = f"「{value}」含有{len(found)}个案号，应当拆开。" if len(found) > 1 else None
    return replace(found[0][2], raw=text, problem=problem)


def case_numbers(text: str) -> list[CaseNumber]:
    """Every case number of a cell: joined (3827、3828号), ranges up to `RANGE_LIMIT`, several one after another.
    A cell with none gives one value with its problem; an empty cell gives none."""
    if not compact(text):
        return []
    return [number for _, _, number in find_case_numbers(text)] or [case_number(text)]


def _fills(value: str) -> list[Found]:
    found = list(find_case_numbers(value))
    return found if found and found[0][0] == 0 and found[-1][1] == len(value) else []


def _fills_leniently(value: str) -> list[Found]:
    """Kinds nobody listed, a year without its brackets, a final 号 that a form left out."""
    value = _BARE_YEAR.sub(r"(\1)", value) + ("号" if _ENDS_IN_SERIAL.search(value) else "")
    bracket = YEAR.match(value)
    year = read_year(bracket["year"]) if bracket else None
    if bracket is None or year is None or _NOT_A_COURTS.search(value):
        return _fills(value)
    read = read_heading(value, bracket.end(), year, strict=False)
    found = list(read_numbers(value, value, 0, *read)) if read else []
    return found if found and found[-1][1] == len(value) else []


def _stands_among_words(value: str) -> list[Found]:
    """Numbers with a few words around them, which a warning repeats."""
    found = list(find_case_numbers(value))
    if not found:
        return []
    words = value[: found[0][0]], value[found[-1][1] :]
    if len("".join(words)) > _LONGEST_ADDITION:
        return []
    warning = f"案号之外还有文字「{'…'.join(filter(None, words))}」。"
    return [
        (start, end, replace(number, warnings=(*number.warnings, warning))) for start, end, number in found
    ]


def _refused(raw: str, problem: str) -> CaseNumber:
    return CaseNumber(scheme=SCHEME, raw=raw, normalised="", problem=problem, masked=False)


def _why_not(value: str) -> str:
    if not value:
        return "案号为空。"
    if _NOT_A_COURTS.search(value):
        return f"「{value}」是检察、公证、鉴定、仲裁或行政机关的文号，不是法院案号。"
    bracket = YEAR.search(value)
    if bracket is None:
        return f"案号「{value}」没有带括号的收案年度，应如「（2019）浙0101民初1号」。"
    if read_year(bracket["year"]) is None:
        return f"案号「{value}」的收案年度「{bracket['year']}」不合理。"
    if any(True for _ in find_case_numbers(value)):
        return f"「{value}」不只是案号，应只填案号。"
    if not _HAS_SERIAL.search(value):
        return f"案号「{value}」没有案件编号。"
    return f"案号「{value}」在年度之后读不出法院代字、类型代字和编号，应如「（2019）浙0101民初1号」。"
