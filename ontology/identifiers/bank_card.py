"""银行卡号 and account numbers: 13 to 19 digits. Luhn holds for cards only; corporate accounts and passbooks
(对公账号, 存折) do not follow it, so a failure is a warning and never drops a row of a bank statement."""

import re
from typing import Final

from ontology.identifiers.masking import is_masked_number
from ontology.identifiers.model import Identifier
from ontology.identifiers.text import compact, plain_dashes

SCHEME: Final = "bank_card"
# Bank replies append sub-account, currency (156 is the yuan) and serial: 6222…_156_1.
_TAIL: Final = re.compile(r"_[0-9A-Za-z_]*$")
_SEPARATORS: Final = re.compile(r"-+")
_DIGITS: Final = re.compile(r"[0-9]+").fullmatch
_SCIENTIFIC: Final = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]{1,2}").fullmatch
_DECIMAL: Final = re.compile(r"[0-9]+\.0*").fullmatch
# A double keeps 15 decimal digits; what a spreadsheet stored as a number beyond that is not what it was.
_EXACT_DIGITS: Final = 15


def luhn_holds(digits: str) -> bool:
    """The check of payment cards (ISO/IEC 7812-1)."""
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (doubled + sum(map(int, digits[-1::-2]))) % 10 == 0


def bank_card(text: str) -> Identifier:
    """Read a card or account number; spaces, dashes and tails after "_" are dropped."""
    number = _TAIL.sub("", _SEPARATORS.sub("", plain_dashes(compact(text))))
    damage = _damage(number)
    if damage is None and is_masked_number(number):
        return Identifier(SCHEME, text, number, None, True)
    number = number.partition(".")[0] if _DECIMAL(number) else number
    problem = damage or _problem(number)
    if problem is not None:
        return Identifier(SCHEME, text, "", problem, False)
    return Identifier(SCHEME, text, number, None, False, _warnings(number))


def _damage(number: str) -> str | None:
    """What a spreadsheet that took the number for a quantity has done to it."""
    if _SCIENTIFIC(number):
        return f"卡号「{number}」已被表格软件改成科学计数法，原号码已经损坏，请按文本格式重新导出。"
    if _DECIMAL(number) and len(number.partition(".")[0]) > _EXACT_DIGITS:
        return f"卡号「{number}」曾按数值保存，第{_EXACT_DIGITS}位以后不可信，请按文本格式重新导出。"
    return None


def _problem(number: str) -> str | None:
    if not number:
        return "卡号为空。"
    if not _DIGITS(number):
        return f"卡号「{number}」含有数字以外的字符。"
    if not 13 <= len(number) <= 19:
        return f"卡号「{number}」应为13至19位数字，实为{len(number)}位。"
    if len(set(number)) == 1:
        return f"卡号「{number}」各位相同，是占位的值，不是卡号。"
    return None


def _warnings(number: str) -> tuple[str, ...]:
    return () if luhn_holds(number) else ("不符合银行卡校验（Luhn），可能是对公账号、存折或录入有误。",)
