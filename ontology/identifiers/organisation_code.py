"""组织机构代码, GB 11714: eight characters and a check character, written with or without a hyphen.

It lives on as characters 9 to 17 of the credit code, so a record that knows only the old code can be joined
to one that knows only the new (199,562 of 199,585 credit codes of a register sample hold a correct one)."""

import re
from operator import mul
from typing import Final

from ontology.identifiers.credit_code import credit_code
from ontology.identifiers.masking import is_masked_number
from ontology.identifiers.model import Identifier
from ontology.identifiers.text import compact, plain_dashes

SCHEME: Final = "organisation_code"
WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_VALUE: Final = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_SHAPE: Final = re.compile(r"([0-9A-Z]{8})-?([0-9X])")
_HIDDEN: Final = re.compile("[Xx]{4,}|某|[*×●○□]")


def check_character(first_eight: str) -> str:
    """The ninth character that belongs to the first eight."""
    total = sum(map(mul, WEIGHTS, map(_VALUE.__getitem__, first_eight)))
    return "0123456789X"[-total % 11]


def organisation_code(text: str) -> Identifier:
    """Read an organisation code; the canonical form has nine characters and no hyphen."""
    code = plain_dashes(compact(text)).upper()
    if _HIDDEN.search(code) or (is_masked_number(code) and not _SHAPE.fullmatch(code)):
        return Identifier(SCHEME, text, code, None, True)
    shape = _SHAPE.fullmatch(code)
    if shape is None:
        return Identifier(SCHEME, text, "", _why_unreadable(code), False)
    body, given = shape.groups()
    return Identifier(SCHEME, text, body + given, _problem(body, given), False)


def organisation_code_of(credit: str) -> str | None:
    """The organisation code inside a valid credit code; None when the credit code is not a key."""
    identifier = credit_code(credit)
    return identifier.normalised[8:17] if identifier.is_key else None


def _problem(body: str, given: str) -> str | None:
    if not (body + given).strip("0"):
        return "组织机构代码全为「0」，是占位的值，不是代码。"
    check = check_character(body)
    if check != given:
        return f"组织机构代码「{body}-{given}」第9位校验码应为「{check}」，实为「{given}」。"
    return None


def _why_unreadable(code: str) -> str:
    if not code:
        return "组织机构代码为空。"
    bare = code.replace("-", "")
    if len(bare) != 9:
        return f"组织机构代码「{code}」应为9位（8位本体和1位校验码），实为{len(bare)}位。"
    return f"组织机构代码「{code}」应为8位数字或大写字母、可有可无的「-」和1位校验码（数字或「X」）。"
