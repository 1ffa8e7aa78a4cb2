"""What the cells under a header look like, from the first rows that were read for the headers anyway. Cells are beside
headers in telling what a file is: a date column without one date is another column. Nothing is read or checked here;
a shape is wide enough that a damaged cell still has it, and no cell leaves this file."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ingest.mapping.columns import schemes
from ingest.mapping.model import Clean, Column, Mapping
from ontology.identifiers import compact

SAMPLE: Final = 50
"""Cells of a column that are looked at: the import of a small file must not feel it (1 ms for 40 columns)."""
_FEW: Final = 3
"""Cells from which on none that fits means that the column is another one; one cell may be damaged."""
_YEAR: Final = r"(?:1[6-9]|20)\d\d"
_DATE: Final = re.compile(
    rf"{_YEAR}[-/.年]?(?:0?[1-9]|1[0-2])(?:[-/.月].*|[0-3]\d.*)?|[3-5]\d{{4}}(?:\.\d+)?|\d{{1,2}}[:时]\d\d.*"
)
_CLOCK: Final = re.compile(r"\d{1,2}:?\d\d:?\d\d")
_AMOUNT: Final = re.compile(
    r"[-+(¥$]*(?:人民币|RMB|CNY|USD)?[-+¥$]*\d[\d,]*(?:\.\d+)?[)%]?\D{0,8}", re.IGNORECASE
)
_INTEGER: Final = re.compile(
    r"[-+]?\d[\d,]*(?:\.0+)?[^\d-]{0,3}|\d+:\d\d(?::\d\d)?|(?:\d+时)?(?:\d+分)?\d+秒"
)
_NUMBER: Final = re.compile(r"[-\dA-Za-z*_()/、,;.]*\d[-\dA-Za-z*_()/、,;.]*")
_SCHEMES: Final = {
    "credit_code": ("统一社会信用代码", re.compile(r"[\dA-Za-z*]{18}")),
    "registration_number": ("注册号", re.compile(r"[\d*]{13,15}N?.*")),
    "organisation_code": ("组织机构代码", re.compile(r"[\dA-Za-z*]{8}-?[\dA-Za-z*]")),
    "id_number": ("公民身份号码", re.compile(r"[\d*]{14,17}[\dXx*]")),
    "stock_code": ("证券代码", re.compile(r"(?:[A-Za-z]{2})?\.?\d{6}(?:\.[A-Za-z]{2})?")),
    "account_number": ("账号", re.compile(r"[\dA-Za-z*_@.-]*[\d*]{5,}[\dA-Za-z*_@.-]*")),
}
_TEXT: Final = re.compile(r"[^\d\W]|\d{5}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of the cells that say something how many look like `what` the column holds."""

    what: str
    alike: int
    cells: int

    @property
    def is_strange(self) -> bool:
        """Whether there are enough cells and none is what stands in such a column."""
        return self.cells >= _FEW and not self.alike

    @property
    def is_alike(self) -> bool:
        """Whether most cells are."""
        return self.alike * 2 > self.cells


@dataclass(frozen=True, slots=True)
class Shape:
    """`what` a column holds, in words; `is_certain`: other columns seldom look so."""

    what: str
    fits: Callable[[str], object]
    is_certain: bool = True


def evidence(mapping: Mapping, column: str, cells: Sequence[str]) -> Evidence:
    """What the first cells of a column say of its being that column of the mapping."""
    shape = shape_of(mapping, column)
    nothing = _says_nothing(mapping, column)
    said = [text for cell in cells[:SAMPLE] if (text := compact(cell).strip("'=\"")) and text not in nothing]
    return Evidence(shape.what, sum(bool(shape.fits(text)) for text in said), len(said))


@lru_cache(maxsize=1 << 11)
def shape_of(mapping: Mapping, name: str) -> Shape:
    """What stands in a column's cells."""
    column = mapping.columns[name]
    if column.says:
        return Shape("常见写法", re.compile(column.says).search)
    match column.clean:
        case Clean.DATE:
            return Shape("日期", _DATE.fullmatch)
        case Clean.TIME:
            return Shape("时间", lambda text: _DATE.fullmatch(text) or _CLOCK.fullmatch(text))
        case Clean.AMOUNT:
            return Shape("金额", _is_amount)
        case Clean.INTEGER:
            return Shape("整数", _INTEGER.fullmatch)
        case Clean.CODE:
            return Shape("代码表的词", _known_words(column).__contains__)
        case Clean.IDENTIFIER:
            return _number(schemes(mapping, name))
        case Clean.TEXT if _amount_is_taken(mapping, name):
            return Shape("文字", lambda text: _is_amount(text) or _TEXT.search(text), is_certain=False)
    return Shape("文字", _TEXT.search, is_certain=False)


def _amount_is_taken(mapping: Mapping, name: str) -> bool:
    others = mapping.columns.values()
    return any(c.is_derived and c.clean is Clean.AMOUNT and c.source == name for c in others)


def _is_amount(text: str) -> bool:
    return bool(_AMOUNT.fullmatch(text)) and not re.fullmatch(rf"{_YEAR}[-/.年].*|\d{{14,}}", text)


def _number(names: tuple[str, ...]) -> Shape:
    if not names:
        return Shape("编号", _NUMBER.fullmatch)
    patterns = [_SCHEMES[name][1] for name in names]
    return Shape(
        "或".join(_SCHEMES[name][0] for name in names),
        lambda text: any(pattern.fullmatch(text) for pattern in patterns),
    )


def _known_words(column: Column) -> frozenset[str]:
    words = [word for word, _ in column.codes]
    return frozenset((*words, *(word.lower() for word in words)))


@lru_cache(maxsize=1 << 11)
def _says_nothing(mapping: Mapping, name: str) -> frozenset[str]:
    return frozenset(map(compact, (*mapping.empty, *mapping.columns[name].empty)))
