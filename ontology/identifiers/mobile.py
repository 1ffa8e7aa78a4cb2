"""手机号码: 1[3-9] and nine digits, without the prefixes that call records put before it. Landlines, service
numbers and short numbers are no mobiles: a switchboard is shared by thousands and must not link persons."""

import re
from typing import Final

from ontology.identifiers.masking import is_masked_number
from ontology.identifiers.model import Identifier
from ontology.identifiers.text import compact, plain_dashes

SCHEME: Final = "mobile"
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}").fullmatch
# Country code and the carriers' IP-call prefixes as call records keep them, and the 0 once dialled for
# long distance. They count as a prefix only before a whole mobile number or a masked one.
_PREFIX: Final = re.compile(r"(?:\+?(?:00)?86|17951|17911|17909|12593|10193)?0?(?=1[3-9][0-9]{9}$)")
_MASKED_PREFIX: Final = re.compile(r"(?:\+86|0086|86|17951)(?=1[3-9])")
_SEPARATORS: Final = re.compile(r"[-()]+")
_SERVICE: Final = re.compile(r"(?:400|800|95|96|1[0-2])[0-9]{2,8}").fullmatch
_LANDLINE: Final = re.compile(r"(?:\+?86)?0[1-9][0-9]{9,12}|[2-8][0-9]{6,7}").fullmatch
# Ranges of virtual operators, favoured where nobody wants to be found; a warning, not a fault.
_VIRTUAL: Final = ("162", "165", "167", "170", "171")


def mobile(text: str) -> Identifier:
    """Read a mobile phone number of mainland China; 11 digits without prefix are canonical."""
    number = _SEPARATORS.sub("", plain_dashes(compact(text)))
    bare = _PREFIX.sub("", number, count=1)
    if _MOBILE(bare):
        return Identifier(SCHEME, text, bare, None, False, _warnings(bare))
    if is_masked_number(number):
        return Identifier(SCHEME, text, _MASKED_PREFIX.sub("", number, count=1), None, True)
    return Identifier(SCHEME, text, "", _why_not(number), False)


def _warnings(number: str) -> tuple[str, ...]:
    return ("虚拟运营商号段。",) if number.startswith(_VIRTUAL) else ()


def _why_not(number: str) -> str:
    if not number:
        return "手机号码为空。"
    if _SERVICE(number):
        return f"「{number}」是服务号码或短号，不是手机号码。"
    if _LANDLINE(number):
        return f"「{number}」是固定电话，不是手机号码。"
    if not number.lstrip("+").isdigit():
        return f"手机号码「{number}」含有数字以外的字符。"
    if len(number) != 11:
        return f"手机号码「{number}」应为11位数字，实为{len(number)}位。"
    return f"手机号码「{number}」应以13至19开头，实为「{number[:2]}」。"
