"""公民身份号码, GB 11643: 区划 (6) + birth date (8) + sequence (3, odd for men) + check. The residence permits of
Hong Kong, Macao and Taiwan residents (81, 82, 83) and the foreigner's permanent residence card (9) follow it.

The division is kept and never looked up: codes of districts that no longer exist stay valid for life. The
modulus 11 is prime and no weight is a multiple of it, so every single wrong digit is found."""

import re
from datetime import date
from operator import mul
from typing import Final

from ontology.identifiers.masking import is_masked_number
from ontology.identifiers.model import Identifier
from ontology.identifiers.text import compact

SCHEME: Final = "id_number"
WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_value_of: Final = {digit: value for value, digit in enumerate("0123456789")}.__getitem__
_EIGHTEEN: Final = re.compile(r"[0-9]{17}[0-9X]").fullmatch
_FIFTEEN: Final = re.compile(r"[0-9]{15}").fullmatch
_LONE_CHECK_X: Final = re.compile(r"(?<=[0-9])X$")
_LOOKALIKE: Final = {"O": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2"}

# The first two digits that were ever given out: provinces, 8x permits, 9x cards.
_KNOWN_BEGINNINGS: Final = frozenset(
    str(number)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 66), (71, 71), (81, 83))
    for number in range(first, last + 1)
)
_EARLIEST_BIRTH: Final = 1850
_LATEST_BIRTH: Final = 2099


def check_character(first_seventeen: str) -> str:
    """The 18th character that belongs to the first seventeen digits."""
    return _CHECKS[sum(map(mul, WEIGHTS, map(_value_of, first_seventeen))) % 11]


def eighteen_from_fifteen(fifteen: str) -> str:
    """The 18-digit number of a 15-digit one: all of those were given to people born in 19xx."""
    seventeen = fifteen[:6] + "19" + fifteen[6:]
    return seventeen + check_character(seventeen)


def id_number(text: str) -> Identifier:
    """Read a citizen's identity number; 15 digits are converted to 18, lower-case x is accepted."""
    number = compact(text).upper()
    if _EIGHTEEN(number):
        return _judged(text, number, _warnings(number))
    if _FIFTEEN(number):
        return _judged(text, eighteen_from_fifteen(number), _fifteen_warnings(number))
    if is_masked_number(_LONE_CHECK_X.sub("", number)):
        return Identifier(SCHEME, text, number, None, True)
    return Identifier(SCHEME, text, "", _why_unreadable(number), False)


def division(number: str) -> str:
    """The six-digit division of a normalised number: where it was first given, not where the person lives."""
    return number[:6]


def birth_date(number: str) -> date | None:
    """The birth date inside a normalised number; None if it is no date of the calendar."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex(number: str) -> str | None:
    """男 or 女 by the 17th digit of a normalised number."""
    return ("女", "男")[int(number[16]) % 2] if _EIGHTEEN(number) else None


def _judged(raw: str, number: str, warnings: tuple[str, ...]) -> Identifier:
    return Identifier(SCHEME, raw, number, _problem(number), False, warnings)


def _problem(number: str) -> str | None:
    born = birth_date(number)
    if born is None or not _EARLIEST_BIRTH <= born.year <= _LATEST_BIRTH:
        return f"公民身份号码「{number}」第7至14位出生日期「{number[6:14]}」不是真实的日期。"
    check = check_character(number[:17])
    if check != number[17]:
        return f"公民身份号码「{number}」第18位校验码应为「{check}」，实为「{number[17]}」。"
    return None


def _warnings(number: str) -> tuple[str, ...]:
    if number[:2] in _KNOWN_BEGINNINGS or number[0] == "9":
        return ()
    return (f"前两位「{number[:2]}」不是已知的省级区划。",)


def _fifteen_warnings(fifteen: str) -> tuple[str, ...]:
    warnings = ("由15位旧号换算为18位，原号没有校验位。", *_warnings(fifteen))
    # Sequences 996 to 999 were kept for people over a hundred, whose century is then 18.
    return (*warnings, "顺序码为996至999，可能生于19世纪。") if fifteen[12:] >= "996" else warnings


def _why_unreadable(number: str) -> str:
    if not number:
        return "公民身份号码为空。"
    if len(number) not in (15, 18):
        return f"公民身份号码「{number}」应为18位（旧号15位），实为{len(number)}位。"
    for place, character in enumerate(number, start=1):
        if character not in "0123456789" and not (place == 18 and character == "X"):
            meant = _LOOKALIKE.get(character)
            hint = f"，可能是「{meant}」" if meant else ""
            return f"公民身份号码「{number}」第{place}位「{character}」不是数字{hint}。"
    return f"公民身份号码「{number}」无法识别。"
