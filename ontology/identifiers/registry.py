"""Schemes by the name that mapping files and schema properties use."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from ontology.identifiers.account_number import account_number
from ontology.identifiers.bank_card import bank_card
from ontology.identifiers.case_number_parsing import case_number
from ontology.identifiers.credit_code import credit_code
from ontology.identifiers.errors import UnknownScheme
from ontology.identifiers.id_number import id_number
from ontology.identifiers.matter_number import matter_number
from ontology.identifiers.mobile import mobile
from ontology.identifiers.model import Identifier
from ontology.identifiers.organisation_code import organisation_code
from ontology.identifiers.registration_number import registration_number

SCHEMES: Final[Mapping[str, Callable[[str], Identifier]]] = MappingProxyType(
    {
        "credit_code": credit_code,
        "registration_number": registration_number,
        "organisation_code": organisation_code,
        "id_number": id_number,
        "mobile": mobile,
        "bank_card": bank_card,
        "account_number": account_number,
        "case_number": case_number,
        "matter_number": matter_number,
    }
)


def stated_case(text: str) -> str:
    """The one form of the case that somebody works in: a court's case number, else the number under which police or
    procurators opened the matter; "" where it is neither, or masked."""
    for scheme in ("case_number", "matter_number"):
        read = parse(scheme, text)
        if read.normalised and not read.masked:
            return read.normalised
    return ""


def parse(scheme: str, text: str) -> Identifier:
    """Read `text` as an identifier of `scheme`; a name without a reader raises `UnknownScheme`."""
    reader = SCHEMES.get(scheme)
    if reader is None:
        raise UnknownScheme(scheme, SCHEMES)
    return reader(text)
