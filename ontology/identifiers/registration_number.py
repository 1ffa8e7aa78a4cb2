"""工商注册号: 15 digits since 2007, 行政区划 (6) + serial (8) + check by ISO 7064 MOD 11,10. A public register
sample holds 493 of them and all pass. Two older forms carry no check digit and are told apart: 13 digits
before 2007, and the farmers' cooperatives' 区划 + NA + 6 digits + X (32 and 49 in the same sample)."""

import re
from typing import Final

from ontology.identifiers.masking import is_masked_number
from ontology.identifiers.model import Identifier
from ontology.identifiers.text import compact

SCHEME: Final = "registration_number"
_COOPERATIVE: Final = re.compile(r"[0-9]{6}NA[0-9]{6}X")
_DIGITS: Final = re.compile(r"[0-9]+")


def check_digit(first_fourteen: str) -> str:
    """The 15th digit that belongs to the first fourteen (ISO 7064 MOD 11,10)."""
    product = 10
    for digit in first_fourteen:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def registration_number(text: str) -> Identifier:
    """Read an industrial and commercial registration number."""
    number = compact(text).upper()
    if _COOPERATIVE.fullmatch(number):
        warning = "农民专业合作社旧注册号，没有可核对的校验位。"
        return Identifier(SCHEME, text, number, None, False, (warning,))
    if is_masked_number(number):
        return Identifier(SCHEME, text, number, None, True)
    if not _DIGITS.fullmatch(number):
        return Identifier(SCHEME, text, "", _why_unreadable(number), False)
    problem = _problem(number)
    return Identifier(SCHEME, text, number if len(number) in (13, 15) else "", problem, False)


def _problem(number: str) -> str | None:
    if len(number) == 13:
        return f"注册号「{number}」是2007年以前的13位旧号，没有校验位，无法核对。"
    if len(number) != 15:
        return f"注册号「{number}」应为15位数字，实为{len(number)}位。"
    if not number.strip("0"):
        return "注册号全为「0」，是占位的值，不是号码。"
    check = check_digit(number[:14])
    if check != number[14]:
        return f"注册号「{number}」第15位校验码应为「{check}」，实为「{number[14]}」。"
    return None


def _why_unreadable(number: str) -> str:
    if not number:
        return "注册号为空。"
    if len(number) == 18:
        return f"「{number}」有18位，是统一社会信用代码的样子，注册号应为15位数字。"
    place = next(place for place, character in enumerate(number, start=1) if character not in "0123456789")
    return f"注册号「{number}」第{place}位「{number[place - 1]}」不是数字。"
