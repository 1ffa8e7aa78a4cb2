"""账号 and 卡号 in one scheme, as money rows hold them in one column (账卡号). Accounts are shorter and longer than
cards and may begin with letters (NRA, OSA for accounts of non-residents); only what is surely no number is refused."""

import re
from typing import Final

from ontology.identifiers.bank_card import bank_card, luhn_holds
from ontology.identifiers.masking import has_mask_sign, is_masked_number
from ontology.identifiers.model import Identifier
from ontology.identifiers.text import compact, plain_dashes

SCHEME: Final = "account_number"
_TAIL: Final = re.compile(r"_[0-9A-Za-z_]*$")
_NUMBER: Final = re.compile(r"[A-WYZ]{0,4}[0-9]{5,32}").fullmatch
_LETTERS: Final = re.compile("[A-Z]+")
_ISSUED: Final = re.compile("62[0-9]{14,17}").fullmatch
_DECIMAL: Final = re.compile(r"[0-9]{1,15}\.0*").fullmatch


def account_number(text: str) -> Identifier:
    """Read an account or card number; spaces, dashes and tails after "_" are dropped."""
    number = _TAIL.sub("", plain_dashes(compact(text)).replace("-", "")).upper()
    number = number.partition(".")[0] if _DECIMAL(number) else number
    if _NUMBER(number) and len(set(_LETTERS.sub("", number))) > 1:
        return Identifier(SCHEME, text, number, None, False)
    if has_mask_sign(number) or is_masked_number(number):
        return Identifier(SCHEME, text, number, None, True)
    return Identifier(SCHEME, text, "", _why_not(text, number), False)


def is_card_number(number: str) -> bool:
    """Whether a canonical number is a UnionPay card's: such numbers are unique in the whole country."""
    return _ISSUED(number) is not None and luhn_holds(number)


def _why_not(text: str, number: str) -> str:
    if not number:
        return "账号为空。"
    damage = bank_card(text).problem
    if damage is not None and ("表格软件" in damage or "数值" in damage):
        return damage
    if number.isdigit() and len(number) >= 5 and len(set(number)) == 1:
        return f"账号「{number}」各位相同，是占位的值，不是账号。"
    return f"「{number}」不是账号：应为5至32位数字，前面可有字母。"
