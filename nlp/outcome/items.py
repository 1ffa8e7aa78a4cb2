"""The orders cut into their numbered items, with what is no order blanked: notice of appeal, costs, reckoning of terms.

Blanking keeps every offset. Numbers must count up, so that a quoted item of the judgment below (即：二、责令…) opens
none of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.numerals import integer

_FEE = "(?:受理费|诉讼费|保全费|执行费|公告费|申请费(?!用))"
_COSTS = rf"(?:[^。；\n，]{{2,80}}?预[交缴]的?)?[^。；\n，终结止返还付担偿赔由]{{0,14}}?{_FEE}"
"""Costs are no order, but 终结…承担受理费的执行 is one."""
_END = re.compile(
    r"如(?:果)?(?:不服|对本)|可(?:以)?在(?:接到|收到|判决书送达)|本(?:判决|裁定|决定)(?:为|系|是)终审"
    r"|(?<=[。；，\n ：])本(?:判决|裁定|决定)(?:自|送达|一经)"
    r"|(?:如|若)?(?:果)?[^。；\n]{0,60}?(?:未|不|逾期)[^。；\n]{0,8}(?:本(?:判决|裁定)|上述|确定|判决)[^。；\n]{0,12}(?:履行|期间|期限)[^。]{0,60}第二百"
    rf"|(?:(?<=[。；\n ：])|^){_COSTS}|(?<=，){_COSTS}(?=[^。；\n]{{0,60}}(?:负担|减半|免[收交]|退[还回]))"
)
_RECKONING = re.compile(
    r"（[^（）]{0,400}(?:刑期|羁押|折抵|考验期|缴纳|交纳|缴清|付清|已缴|已交|已付|起算|计算|限)[^（）]{0,400}）"
)
_SLIP = "，(?=撤销|维持|驳回|变更|本案|被告|原告|由)"
_NUMBER = re.compile(
    rf"(?:^|(?<=[。；\n ：）]))[ \n]{{0,4}}+(?P<n>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?:[、.．](?!\d)|{_SLIP})"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item; 0 where the orders are not numbered."""

    number: int
    start: int
    end: int


def orders_text(shadow: str, start: int, end: int) -> tuple[str, int]:
    """The shadow up to the end of the orders, reckonings blanked; and that end."""
    notice = _END.search(shadow, start, end)
    stop = notice.start() if notice else end
    body = _RECKONING.sub(lambda m: " " * len(m.group()), shadow[start:stop])
    return shadow[:start] + body, stop


def items(text: str, start: int, end: int) -> Iterator[Item]:
    """The items in order."""
    marks: list[int] = []
    for match in _NUMBER.finditer(text, start, end):
        if integer(match["n"]) == len(marks) + 1:
            marks.append(match.end())
    if not marks:
        yield Item(0, start, end)
        return
    for number, (begin, stop) in enumerate(zip(marks, [*marks[1:], end], strict=True), 1):
        yield Item(number, begin, stop)
