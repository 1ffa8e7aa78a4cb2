"""What a spreadsheet made of a cell and nobody can undo: digits that are gone, errors in the place of values, columns
too narrow for their numbers. Such a cell names nobody, or somebody else, so it is set aside and its row goes on."""

import re
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ontology.identifiers.bank_card import luhn_holds

# Scientific notation of 16 digits and more in any spelling; of 11 to 15 only as a spreadsheet saves it (1.10108E+14).
_SCIENTIFIC: Final = r"[0-9](?:\.[0-9]+)?[eE]\+?(?:1[5-9]|[2-9][0-9])|[0-9](?:\.[0-9]+)?[eE]\+1[0-4]"
_ERROR: Final = r"#(?:DIV/0!|REF!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!)|#{2,}"
# Fifteen digits are kept; the rest of a card number became zeros. A card that ends so by chance passes Luhn's check.
_ZEROED: Final = r"62[0-9]{13}0{2,4}"
_ANY: Final = rf"^[\s'＇]*(?:{_SCIENTIFIC}|{_ERROR}|{_ZEROED})\s*$"
_IS_ERROR: Final = re.compile(_ERROR).search
_IS_ZEROED: Final = re.compile(_ZEROED).search


def damaged(column: "pa.Array[Any]") -> list[tuple[int, str]]:
    """Place and code of each cell that is damaged for good."""
    hits = pc.match_substring_regex(column, _ANY)
    if not hits.true_count:
        return []
    places = [int(n) for n in pc.indices_nonzero(hits).to_numpy()]
    found = ((n, _code(str(column[n]))) for n in places)
    return [(n, code) for n, code in found if code]


def without(column: "pa.Array[Any]", places: list[int]) -> "pa.Array[Any]":
    """The column with nothing in those places."""
    cells = column.to_pylist()
    for n in places:
        cells[n] = None
    return pa.array(cells, pa.string())


def _code(cell: str) -> str:
    if _IS_ERROR(cell):
        return "sheet_error"
    if match := _IS_ZEROED(cell):
        return "" if luhn_holds(match[0]) else "digits_lost"
    return "digits_lost"
