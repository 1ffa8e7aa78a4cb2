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
_DASHES: Final = "‐‑‒–—―─−﹣"


def credit_code(code: Expression) -> Expression:
    """The code if it is a key (well formed, check character right, nothing hidden), else null."""
    total = _weighted(code, _CREDIT, _CREDIT_WEIGHTS)
    holds = (31 - total % 31) % 31 == ibis.literal(_CREDIT).find(code.substr(17, 1))
    shaped = code.re_search(f"^[{_CREDIT}]{{18}}$") & ~code.re_search("X{4,}|^0+$")
    return ibis.ifelse(shaped & holds, code, ibis.null("string"))


def registration_number(number: Expression) -> Expression:
    """15 digits with ISO 7064 MOD 11,10, or the cooperatives' form that has no check digit; else null."""
    product: Expression = ibis.literal(10)
    for place in range(14):
        # (product + digit) mod 10 with 0 read as 10, written so that `product` stands in it once.
        product = ((product + _digit(number, place) + 9) % 10 + 1) * 2 % 11
    holds = (11 - product) % 10 == _digit(number, 14)
    shaped = number.re_search("^[0-9]{15}$") & ~number.re_search("^0+$")
    cooperative = number.re_search("^[0-9]{6}NA[0-9]{6}X$")
    return ibis.ifelse(cooperative | (shaped & holds), number, ibis.null("string"))


def organisation_code(text: Expression) -> Expression:
    """Nine characters without hyphen if the check character is right, else null."""
    hyphened = text.translate(_DASHES, "-" * len(_DASHES))
    code = hyphened.re_replace("-", "")
    check = (11 - _weighted(code, _ORGANISATION, _ORGANISATION_WEIGHTS) % 11) % 11
    holds = check == ibis.literal("0123456789X").find(code.substr(8, 1))
    shaped = hyphened.re_search("^[0-9A-Z]{8}-?[0-9X]$") & ~code.re_search("X{4,}|^0+$")
    return ibis.ifelse(shaped & holds, code, ibis.null("string"))


CHECKS: Final[Mapping[str, Callable[[Expression], Expression]]] = MappingProxyType(
    {
        "credit_code": credit_code,
        "registration_number": registration_number,
        "organisation_code": organisation_code,
    }
)
"""Schemes that are checked while mapping, by the name properties use; any other identifier is text as written."""


def _digit(text: Expression, place: int) -> Expression:
    return ibis.literal("0123456789").find(text.substr(place, 1))


def _weighted(text: Expression, alphabet: str, weights: tuple[int, ...]) -> Expression:
    places = (ibis.literal(alphabet).find(text.substr(i, 1)) * weight for i, weight in enumerate(weights))
    return sum(places, start=ibis.literal(0))
