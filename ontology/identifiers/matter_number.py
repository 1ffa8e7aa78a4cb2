"""立案、受案文号 and 立案、警情编号: what police, procurators, supervisors and tax inspectors call a matter before a
court has given it a case number. The paper's number names body, division and year (松公（刑）立字〔2024〕8号, as in the
立案决定书 of 公安机关刑事法律文书式样, 2012); the systems' number is letters and digits (A3301002024090001)."""

import re
from typing import Final

from ontology.identifiers.case_number_serial import MASKS
from ontology.identifiers.model import Identifier
from ontology.identifiers.text import compact

SCHEME: Final = "matter_number"
_SYSTEM: Final = re.compile(r"[A-Z]?[0-9]{8,30}")
_PAPER: Final = re.compile(
    r"(?P<body>[一-龥]{1,12}(?:\([一-龥]{1,8}\)[一-龥]{0,8})?)[(\[](?P<year>(?:19|20)[0-9]{2})[)\]]年?"
    r"第?(?P<serial>[0-9]{1,8})(?P<part>-[0-9]{1,3})?号?"
)
_OPENS: Final = re.compile(r"[立受]案?字?$|[立受]案?\([一-龥]{1,8}\)字?$")
"""立字, 受案字, 刑立, 检反贪立, 税稽立: the word for opening a matter ends the heading."""
_REFUSES: Final = re.compile(r"不(?:予)?[立受]")
_MASKED: Final = re.compile(f"[{re.escape(MASKS)}]")


def matter_number(text: str) -> Identifier:
    """Read the number under which a matter was opened or reported."""
    value = compact(text)
    if not value:
        return Identifier(SCHEME, text, "", "立案编号为空。", False)
    if _SYSTEM.fullmatch(value.upper()):
        return Identifier(SCHEME, text, value.upper(), None, False)
    if _MASKED.search(value):
        return Identifier(SCHEME, text, "", f"「{value}」不完整，不能指明一个事项。", True)
    paper = _PAPER.fullmatch(value)
    if paper is None:
        return Identifier(
            SCHEME, text, "", f"「{value}」不是立案、受案或警情编号，应如「松公立字〔2024〕8号」。", False
        )
    if _REFUSES.search(paper["body"]):
        return Identifier(SCHEME, text, "", f"「{value}」是不予立案的文号，没有立案的事项。", False)
    if not _OPENS.search(paper["body"]):
        return Identifier(SCHEME, text, "", f"「{value}」是文号，但不是立案或受案的文号。", False)
    body = paper["body"].replace("(", "（").replace(")", "）")
    return Identifier(
        SCHEME, text, f"{body}〔{paper['year']}〕{paper['serial']}{paper['part'] or ''}号", None, False
    )
