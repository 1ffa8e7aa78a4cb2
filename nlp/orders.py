"""Where a court's orders begin: 判决如下：, with the slips that occur (判决如下， and 裁定： without 如下).

A list may say 如下 too (明细如下), inside the orders or in an appended statute: the formula with its act comes first,
the bare word only where there is no formula.
"""

import re
from collections.abc import Iterator

from nlp.near import matches_near

_BELOW = "如[ ]{0,2}下[ ]{0,2}"
FORMULA = re.compile(
    rf"(?:判决|裁定|决定|调解|通知|命令|达成(?:如下)?协议)[ ]{{0,2}}{_BELOW}(?:协议)?[：。，\n ]"
    r"|规定，(?:判决|裁定|决定)："
    r"|(?:发出|签发|作出|颁发)如下(?:支付令|裁定|决定|判决|通知|命令)[：，]"
)
_TELLING = ("如", "规定，")
"""What every form of the formula holds; both are rare."""
BEFORE, BEHIND = 8, 8
LIST = re.compile(rf"{_BELOW}(?:协议)?[：。\n ]")
COMMAND = re.compile(
    r"第[〇零一二三四五六七八九十百千\d]{1,9}[条款项][^。；\n]{0,24}?规定，"
    r"(?=责令|限你|限制(?:你|被执行人)|对你|指定|通知你|现(?:限|责|通知|向|请|要求|决定|裁定)|你(?:们|单位|公司)?(?:应|须|必须|的)|本院(?:对|于\d|决定|裁定|现|予以|依法(?:裁定|宣告|决定))"
    r"|请(?:你|贵|予以|在|于|协助|立即|将|暂停|停止)|予以(?:驳回|协助))"
)
"""A command to somebody orders without 如下 (《人民法院执行文书样式》: 报告财产令, 限制消费令, 执行通知书)."""
CLOSING = re.compile(r"特此(?:通知|公告|决定)")
"""What ends a document that orders nothing."""


def formulas(shadow: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where each formula ends, in order: the places behind FORMULA's matches between the offsets."""
    stop = len(shadow) if end is None else end
    found = matches_near(FORMULA, _TELLING, shadow, start, stop, before=BEFORE, behind=BEHIND)
    return (match.end() for match in found)
