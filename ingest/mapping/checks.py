"""Check digits as expressions over cells in compact form and upper case, so that neither engine needs a user-defined
function. Each is held against its reader in `ontology.identifiers` by a test; a pattern gates it, because `find`
gives -1 for a foreign character and the sum can still come out right."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import ibis

from ingest.mapping.fences import Expression

_CREDIT: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015, 表 2
_CREDIT_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # GB 11714
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_ID_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
_ID_CHECKS: Final = "10X98765432"
_BIRTH_YEAR: Final = "(?:18[5-9]|19[0-9]|20[0-9])[0-9]"  # as its reader: 1850 to 2099
_DIGITS: Final = "0123456789"
_CARD_TAIL: Final = "_[0-9A-Z_]*$"  # 6222…_156_1: currency and serial behind the number
_DASHES: Final = "‐‑‒–—―─−﹣"


_NULL: Final = ibis.null("string")


# A case is asked in order, an `and` in the order that DuckDB finds cheap today: sums come after the look at the shape.
def credit_code(code: Expression) -> Expression:
    """The code if it is a key (well formed, check character right, nothing hidden), else null."""
    total = _weighted(code, _CREDIT, _CREDIT_WEIGHTS)
    holds = (31 - total % 31) % 31 == ibis.literal(_CREDIT).find(code.substr(17, 1))
    shaped = code.re_search(f"^[{_CREDIT}]{{18}}$") & ~code.re_search("X{4,}|^0+$")
    return ibis.ifelse(shaped, ibis.ifelse(holds, code, _NULL), _NULL)


def registration_number(number: Expression) -> Expression:
    """15 digits with ISO 7064 MOD 11,10, or the cooperatives' form that has no check digit; else null."""
    product: Expression = ibis.literal(10)
    for place in range(14):
        # (product + digit) mod 10 with 0 read as 10, written so that `product` stands in it once.
        product = ((product + _digit(number, place) + 9) % 10 + 1) * 2 % 11
    holds = (11 - product) % 10 == _digit(number, 14)
    shaped = number.re_search("^[0-9]{15}$") & ~number.re_search("^0+$")
    cooperative = number.re_search("^[0-9]{6}NA[0-9]{6}X$")
    digits = ibis.ifelse(shaped, ibis.ifelse(holds, number, _NULL), _NULL)
    return ibis.ifelse(cooperative, number, digits)


def _one_hyphen(text: Expression) -> Expression:
    return text.translate(_DASHES, "-" * len(_DASHES))


def _nine(hyphened: Expression) -> Expression:
    shaped = hyphened.re_search("^[0-9A-Z]{8}-?[0-9X]$")
    return ibis.ifelse(shaped, hyphened.re_replace("-", ""), _NULL)


def _organisation(code: Expression) -> Expression:
    """Nine characters without hyphen if the check character is right, else null."""
    check = (11 - _weighted(code, _ORGANISATION, _ORGANISATION_WEIGHTS) % 11) % 11
    holds = check == ibis.literal("0123456789X").find(code.substr(8, 1))
    return ibis.ifelse(holds & ~code.re_search("X{4,}|^0+$"), code, _NULL)


def _widened(number: Expression) -> Expression:
    """18 digits as they are; 15 digits with 19 before the year, as the law widened them, the check still to come."""
    whole = number.re_search(f"^[0-9]{{6}}{_BIRTH_YEAR}[0-9]{{7}}[0-9X]$")
    wider = number.left(6) + ibis.literal("19") + number.substr(6, 9)
    return ibis.cases((whole, number), (number.re_search("^[0-9]{15}$"), wider), else_=_NULL)


def _summed(wide: Expression) -> Expression:
    """17 digits, the check character that stands there ("?" for none), and the remainder it follows from."""
    total = _weighted(wide, _DIGITS, _ID_WEIGHTS)
    return wide.left(17) + wide.substr(17, 1).rpad(1, "?") + (total % 11).cast("string")


def _id(summed: Expression) -> Expression:
    """18 digits with real birth date and check character, else null."""
    right = summed.substr(18, 2).cases(*((str(n), check) for n, check in enumerate(_ID_CHECKS)), else_=None)
    given = summed.substr(17, 1)
    holds = given.isin(["?"]) | (given == right)
    return ibis.ifelse(holds & _born(summed), summed.left(17) + right, _NULL)


def _tailless(text: Expression) -> Expression:
    hyphened = _one_hyphen(text).re_replace("-+", "")
    return ibis.ifelse(text.re_search(f"[-_.{_DASHES}]"), hyphened.re_replace(_CARD_TAIL, ""), text)


def _pointless(plain: Expression) -> Expression:
    return ibis.ifelse(plain.re_search("^[0-9]{1,15}[.]0*$"), plain.re_extract("^[0-9]+", 0), plain)


def _account(whole: Expression) -> Expression:
    """An account's or card's number without tail and hyphens, else null."""
    same = "|".join(f"{digit}+" for digit in _DIGITS)
    shaped = whole.re_search("^[A-WYZ]{0,4}[0-9]{5,32}$") & ~whole.re_search(f"^[A-Z]*(?:{same})$")
    return ibis.ifelse(shaped, whole, _NULL)


def _born(number: Expression) -> Expression:
    """Whether the digits after the sixth are a day of the calendar."""
    parts = (number.substr(6, 4), number.substr(10, 2), number.substr(12, 2))
    return ibis.literal("-").join(parts).try_cast("date").notnull()


def stock_code(code: Expression) -> Expression:
    """Six digits; a spreadsheet took the zeros before 002658 off, and no market has shorter codes."""
    return ibis.ifelse(code.re_search("^[0-9]{1,6}$"), code.lpad(6, "0"), _NULL)


STEPS: Final[Mapping[str, tuple[Callable[[Expression], Expression], ...]]] = MappingProxyType(
    {
        "credit_code": (credit_code,),
        "registration_number": (registration_number,),
        "organisation_code": (_one_hyphen, _nine, _organisation),
        "id_number": (_widened, _summed, _id),
        "stock_code": (stock_code,),
        "account_number": (_tailless, _pointless, _account),
    }
)
"""Schemes that are checked while mapping, by the name properties use; any other identifier is text as written. A check
of several steps is fenced between them: written as one, the sum of an ID number stood in eleven branches and an account
number forty times in itself, and planning a bank's rows took a second each time."""


def _digit(text: Expression, place: int) -> Expression:
    return ibis.literal(_DIGITS).find(text.substr(place, 1))


def _weighted(text: Expression, alphabet: str, weights: tuple[int, ...]) -> Expression:
    places = (ibis.literal(alphabet).find(text.substr(i, 1)) * weight for i, weight in enumerate(weights))
    return sum(places, start=ibis.literal(0))
