"""Names as keys: what two offices write differently and mean alike, and nothing more.

The branch stays in the name, because a branch is never its company. Brackets go only around a place
(某某（深圳）有限公司 is written both ways in registers); the words inside stay.
"""

import re
from typing import Final

from ontology.identifiers import case_number, is_masked_name
from ontology.identifiers.text import compact

_LIMITED: Final = re.compile(r"有限责任公司")
_BRACKETS: Final = re.compile(r"[()\[\]{}<>《》「」“”\"']")
_DOTS: Final = re.compile(r"[·•．・‧]")
_STATE: Final = "中华人民共和国"
# A generic word is nobody's name: 某公司 of one text is not 某公司 of the next, and these carry no 字号 at all.
_GENERIC: Final = frozenset(
    (
        "公司",
        "本公司",
        "有限公司",
        "股份有限公司",
        "集团公司",
        "分公司",
        "总公司",
        "银行",
        "保险公司",
        "法院",
        "人民法院",
        "中级人民法院",
        "高级人民法院",
    )
)
SHORTEST_KEY: Final = 4


def company_key(name: str) -> str | None:
    """Normalised company name with the branch kept; None if masked, generic or too short to identify."""
    if is_masked_name(name):
        return None
    key = _DOTS.sub("", _BRACKETS.sub("", compact(name)).casefold())
    key = _LIMITED.sub("有限公司", key)
    return None if key in _GENERIC or len(key) < SHORTEST_KEY else key


def court_key(name: str) -> str | None:
    """Court name without the state's; None if masked or if it does not say which court."""
    if is_masked_name(name):
        return None
    key = compact(name).removeprefix(_STATE)
    return None if key in _GENERIC or len(key) < SHORTEST_KEY else key


def proceeding_key(number: str) -> str | None:
    """Case number without its suffix (之一), which numbers a document of the proceeding; None if no key."""
    read = case_number(number)
    return read.without_suffix if read.is_key else None
