"""Identifiers of persons, companies, accounts and cases: read, brought into one form, checked, and refused with
a reason a clerk understands. `parse("credit_code", text)` finds the reader by the name that mappings use."""

from ontology.identifiers.bank_card import bank_card
from ontology.identifiers.case_kinds import CASE_KINDS, CaseField, CaseKind, CaseStage
from ontology.identifiers.case_number import CaseNumber
from ontology.identifiers.case_number_parsing import case_number, case_numbers
from ontology.identifiers.case_number_search import find_case_numbers
from ontology.identifiers.credit_code import credit_code, organisation_kind, registry_department
from ontology.identifiers.errors import IdentifierError, UnknownScheme
from ontology.identifiers.id_number import birth_date, division, eighteen_from_fifteen, id_number, sex
from ontology.identifiers.masking import is_masked_name, is_masked_number, mask_form
from ontology.identifiers.matter_number import matter_number
from ontology.identifiers.mobile import mobile
from ontology.identifiers.model import Identifier
from ontology.identifiers.organisation_code import organisation_code, organisation_code_of
from ontology.identifiers.registration_number import registration_number
from ontology.identifiers.registry import SCHEMES, parse, stated_case
from ontology.identifiers.text import compact, half_width, plain_dashes

__all__ = [
    "CASE_KINDS",
    "SCHEMES",
    "CaseField",
    "CaseKind",
    "CaseNumber",
    "CaseStage",
    "Identifier",
    "IdentifierError",
    "UnknownScheme",
    "bank_card",
    "birth_date",
    "case_number",
    "case_numbers",
    "compact",
    "credit_code",
    "division",
    "eighteen_from_fifteen",
    "find_case_numbers",
    "half_width",
    "id_number",
    "is_masked_name",
    "is_masked_number",
    "mask_form",
    "matter_number",
    "mobile",
    "organisation_code",
    "organisation_code_of",
    "organisation_kind",
    "parse",
    "plain_dashes",
    "registration_number",
    "registry_department",
    "sex",
    "stated_case",
]
