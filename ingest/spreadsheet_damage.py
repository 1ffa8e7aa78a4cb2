"""What a spreadsheet made of a cell and nobody can undo: digits that are gone, errors in the place of values, columns
too narrow for their numbers, formulas whose result was not saved. Such a cell names nobody, or somebody else, so it is
set aside and its row goes on."""

# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

import re
from collections.abc import Sequence
from typing import Final

from ontology.identifiers.bank_card import luhn_holds

# Scientific notation of 16 digits and more in any spelling; of 11 to 15 only as a spreadsheet saves it (1.10108E+14).
_SCIENTIFIC: Final = r"[0-9](?:\.[0-9]+)?[eE]\+?(?:1[5-9]|[2-9][0-9])|[0-9](?:\.[0-9]+)?[eE]\+1[0-4]"
_ERROR: Final = r"#(?:DIV/0!|REF!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!)|#{2,}"
# Fifteen digits are kept; the rest of a card number became zeros. A card that ends so by chance passes Luhn's check.
_ZEROED: Final = r"62[0-9]{13}0{2,4}"
# A formula calls something or names a cell; ="0123" is how exports write a text.
_FORMULA: Final = r"=(?:[^\"][^(]*)?[(](?s:.)*|=[^\"]?[^(]*\b[$]?[A-Z]{1,3}[$]?[0-9]{1,7}\b(?s:.)*"
MAYBE: Final = rf"^[\s'＇]*(?:{_SCIENTIFIC}|{_ERROR}|{_ZEROED}|{_FORMULA})\s*$"
_IS_ERROR: Final = re.compile(_ERROR).search
_IS_ZEROED: Final = re.compile(_ZEROED).search


def damaged_sql(table: str, columns: Sequence[str]) -> str:
    """SQL giving row, line, place of the column and text of the cells that may be damaged."""
    scans = (
        f"select row, line, {place} as place, {column} as cell from {table} where regexp_matches({column}, $1)"
        for place, column in enumerate(columns)
    )
    return f"{' union all '.join(scans)} order by row, place"


def damage(cell: str) -> str:
    """Code of what is wrong with such a cell; empty where it only looks so."""
    if cell.lstrip(" \t'＇").startswith("="):
        return "no_result"
    if _IS_ERROR(cell):
        return "sheet_error"
    if match := _IS_ZEROED(cell):
        return "" if luhn_holds(match[0]) else "digits_lost"
    return "digits_lost"
