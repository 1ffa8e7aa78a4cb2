"""Numbers that check but cannot exist: real check digits over divisions that were never assigned, and mobile
ranges never opened. A number of this city can be validated, linked and masked like any other, and belongs to nobody.

Two-digit blocks without a province in any edition of GB/T 2260: 16–19, 24–29, 38–39, 47–49, 55–59, 67–69,
72–79 (66 is left out: statistics use it for the Production and Construction Corps)."""

from datetime import date

from fuyuan.demo.draw import Draw
from ontology.identifiers.bank_card import luhn_holds
from ontology.identifiers.credit_code import check_character as credit_check
from ontology.identifiers.id_number import check_character as citizen_check
from ontology.identifiers.organisation_code import check_character as organisation_check
from ontology.identifiers.registration_number import check_digit as registration_check

NEVER_ASSIGNED = frozenset(
    str(block)
    for first, last in ((16, 19), (24, 29), (38, 39), (47, 49), (55, 59), (67, 69), (72, 79))
    for block in range(first, last + 1)
)
UNOPENED_MOBILE = ("142", "143")
"""No operator has opened them to subscribers; 140, 141, 144 carry machines with 13 digits."""
_PLATE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_VIN_ALPHABET = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_VALUES = {str(digit): digit for digit in range(10)} | dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True)
)
_ORGANISATION_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def citizen_number(division: str, born: date, sex: str, draw: Draw) -> str:
    """An 18-digit identity number: odd sequence for men."""
    _refuse_real(division)
    sequence = draw.between(0, 496) * 2 + (sex == "男")
    body = f"{division}{born:%Y%m%d}{sequence:03d}"
    return body + citizen_check(body)


def company_code(division: str, draw: Draw, *, kind: str = "91") -> str:
    """A unified social credit code; since 2015 the part for the organisation mostly begins with MA."""
    _refuse_real(division)
    start = "MA" + draw.one_of(_ORGANISATION_ALPHABET) if draw.chance(0.6) else ""
    digits = _ORGANISATION_ALPHABET if start else "0123456789"
    body = start + "".join(draw.one_of(digits) for _ in range(8 - len(start)))
    seventeen = f"{kind}{division}{body}{organisation_check(body)}"
    return seventeen + credit_check(seventeen)


def old_registration_number(division: str, draw: Draw) -> str:
    """A 15-digit registration number of the time before credit codes."""
    _refuse_real(division)
    body = f"{division}{draw.below(100_000_000):08d}"
    return body + registration_check(body)


def phone(draw: Draw) -> str:
    """A mobile number nobody can have."""
    return f"{draw.one_of(UNOPENED_MOBILE)}{draw.below(100_000_000):08d}"


def bank_card(bank: int, draw: Draw) -> str:
    """A card number of 19 digits that passes Luhn, of an issuer that does not exist."""
    body = f"629900{bank:02d}{draw.below(10**10):010d}"
    check = next(digit for digit in "0123456789" if luhn_holds(body + digit))
    return body + check


def business_account(bank: int, draw: Draw) -> str:
    """An account number of a company: like real ones it does not pass Luhn."""
    body = f"990{bank:02d}{draw.below(10**13):013d}"
    return body + next(digit for digit in "1234567890" if not luhn_holds(body + digit))


def measuring_address(draw: Draw) -> str:
    """An IP address of the network reserved for measurements (RFC 2544)."""
    return f"198.{18 + draw.below(2)}.{draw.below(256)}.{draw.between(1, 254)}"


def device(draw: Draw) -> tuple[str, str]:
    """IP and MAC address of one machine; the second bit says that no maker gave the MAC out."""
    return measuring_address(draw), "-".join(["02", *(f"{draw.below(256):02X}" for _ in range(5))])


def plate(draw: Draw, city: str = "A") -> str:
    """A number plate of a province that does not exist."""
    return f"映{city}" + "".join(draw.one_of(_PLATE_ALPHABET) for _ in range(5))


def vin(draw: Draw) -> str:
    """A vehicle number with its check character (GB 16735); no region of the world has the first letter 0."""
    tail = "".join(draw.one_of(_VIN_ALPHABET) for _ in range(5)) + draw.one_of("NPRST")
    front, back = f"0FY{tail[:5]}", f"{tail[5]}{draw.one_of(_VIN_ALPHABET)}{draw.below(1_000_000):06d}"
    return front + vin_check(front + "0" + back) + back


def vin_check(number: str) -> str:
    """The ninth character, over the other sixteen."""
    total = sum(_VIN_VALUES[mark] * weight for mark, weight in zip(number, _VIN_WEIGHTS, strict=True))
    return "X" if total % 11 == 10 else str(total % 11)


def _refuse_real(division: str) -> None:
    if division[:2] not in NEVER_ASSIGNED:
        raise ValueError(f"division {division!r} may exist: take one from the blocks never assigned")
