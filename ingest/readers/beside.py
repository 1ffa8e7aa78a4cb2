"""What people write among and below the rows of a table and is no row: sums, who made the list and when, notes, page
numbers, the headers once more on the next page. Each is named and set aside; taken for a row, 合计 would be a company
and 制表人：赵某 a person. Only where little else stands in the line: a row may begin with any word."""

import re
from collections.abc import Sequence
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ingest.readers.rows import texts

TOTAL, NOTE, HEADERS = "total", "note", "headers"

_BLANKS: Final = " \t\r\n\u3000\ufeff'"
_SUM: Final = r"(?:[合总總小累共]\s*[计計]|本\s*[页年月期季頁]\s*[合小累总總]\s*[计計])"
_WHOLE_SUM: Final = re.compile(
    rf"{_SUM}\s*[:：]?\s*(?:[（(].*[)）]|\d[\d,]*\s*[条笔行户人家件项])?"
).fullmatch
_BEGINS_SUM: Final = re.compile(rf"{_SUM}(?![量算划])").match
# A label before a colon: no time (10:20), no address of a machine, no sentence.
_LABEL: Final = r"(?=[^:：]*[\u4e00-\u9fff])[^\d:：，。；]{1,14}[:：]"
_LABELLED: Final = re.compile(_LABEL).match
_NOTE: Final = re.compile(
    rf"{_LABEL}"
    r"|[（(]?[共总]?\s*\d[\d,]*\s*[条笔行户人家件页项](?:记录|数据)?[)）。]?$"
    r"|共\s*\d|第\s*\d+\s*页"
    r"|[（(【]?以[上下](?:空白|无正文|无内容|数据|内容|信息|为|均|所|是)"
    r"|[（(【]?(?:数据)?截[至止]"
    r"|[-—–=*#_·…\s]*(?:以下空白|以下无正文|完|结束|end)?[-—–=*#_·…。\s]*$"
    r"|[（(【]?(?:备\s*注|附\s*注|注|说\s*明|填表说明|制\s*表|填\s*表|审\s*核|复\s*核|签\s*字|盖\s*章)(?:\d?[.、)）】\s]|$)",
    re.IGNORECASE,
).match
_LEADS: Final = frozenset("合总總小累共本第以截数备附注说制填审复签盖完结束eE（(【-—–=*#_·…")
"""What a line that is no row begins with, unless it is a label with its colon; most rows begin otherwise."""
_LEADING: Final = texts(["", *sorted(_LEADS)])
_LONGEST_NOTE: Final = 300
"""Characters; a text that begins with a label (原告：…) is a document in a cell."""
_LONG_NUMBER: Final = 7
"""Digits from which a cell is no running number."""
_SHORT: Final = f"(?s)^.{{0,{_LONG_NUMBER - 1}}}$"


class Beside:
    """Tells the lines of one table that are no rows; `above`: the lines over its headers, `headers` as they stand."""

    def __init__(self, headers: Sequence[str], above: Sequence[Sequence[str]] = ()) -> None:
        self.width = len(headers)
        written = [_filled(headers), *map(_filled, above)]
        self._again = {tuple(line) for line in written if line}
        self._first = {line[0] for line in self._again}

    def kind(self, cells: Sequence[str]) -> str:
        """The code under which the line is set aside; "" for a row."""
        if not cells or not self._may_be(cells[0], cells[1] if len(cells) > 1 else ""):
            return ""
        return self._looked_at(_filled(cells))

    def stands_among(self, columns: "Sequence[pa.Array[Any]]") -> bool:
        """Whether one of many lines, given by their columns, is no row. `_may_be` and `_looked_at` over columns."""
        first: list[Any] = [pc.utf8_trim(column, _BLANKS) for column in columns[:2]]
        counted: Any = pc.and_(pc.utf8_is_digit(first[0]), pc.match_substring_regex(first[0], _SHORT))
        label: Any = pc.if_else(counted, first[-1], first[0])
        suspects: Any = pc.is_in(pc.utf8_slice_codeunits(label, 0, 1), value_set=_LEADING)
        for sign in ":：":
            suspects = pc.or_(suspects, pc.match_substring(label, sign))
        suspects = pc.or_(suspects, pc.is_in(label, value_set=texts(sorted(self._first))))
        places = pc.indices_nonzero(suspects).to_pylist()
        return any(self._looked_at(_filled([str(c[n]) for c in columns])) for n in places)

    def _may_be(self, first: str, second: str) -> bool:
        """Whether the line needs a look, by its first cells: most do not."""
        label = first.strip(_BLANKS)
        if len(label) < _LONG_NUMBER and label.isdigit():
            label = second.strip(_BLANKS)  # the running number was drawn down one row too far
        return not label or label[0] in _LEADS or ":" in label or "：" in label or label in self._first

    def _looked_at(self, filled: list[str]) -> str:
        if not filled:
            return ""
        if filled[0] in self._first and tuple(filled) in self._again:
            return HEADERS
        label = (
            filled[1]
            if len(filled) > 1 and filled[0].isdigit() and len(filled[0]) < _LONG_NUMBER
            else filled[0]
        )
        few = len(filled) * 2 <= self.width + 1
        # 累计 may be the first word of a row that says much more.
        if (_WHOLE_SUM(label) and (few or label[0] != "累")) or (few and _BEGINS_SUM(label)):
            return TOTAL
        sparse = len(filled) == 1 or len(filled) * 4 <= self.width or all(map(_LABELLED, filled))
        is_note = (
            self.width > 1 and len(filled[0]) <= _LONGEST_NOTE and sparse and _NOTE(filled[0]) is not None
        )
        return NOTE if is_note else ""


def _filled(cells: Sequence[str]) -> list[str]:
    return [text for cell in cells if (text := cell.strip(_BLANKS))]
