"""A fixture for any mapping, made from the mapping itself: a valid row by the kinds of its columns, then one row for
each known damage of each column, with what has to become of it. Nobody in it exists."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ingest.mapping.columns import naming_columns, schemes
from ingest.mapping.model import Clean, Column, Mapping, Need
from ontology.identifiers.id_number import check_character as id_check
from ontology.identifiers.organisation_code import check_character as organisation_check
from tests.ingest.invented import credit_code_of, registration_number_of

WIDE = str.maketrans("0123456789.-:", "０１２３４５６７８９．－：")
UNDONE, NOTHING, SHORT = "undone", "nothing", "cell_count"
Cells = dict[str, str]
SAID = {
    "operating_anomalies": "未依照规定的期限公示年度报告",
    "serious_violations": "被列入经营异常名录届满三年仍未履行相关义务",
}
"""What stands where a mapping says what mostly does."""


@dataclass(frozen=True)
class Planted:
    """A row: its cells, the same row undamaged, the damaged column and the damage; `ends`: undone, nothing (no value,
    no complaint), or the code under which cell or row is set aside."""

    cells: Cells
    clean: Cells
    column: str
    damage: str
    ends: str


def planted(mapping: Mapping) -> list[Planted]:
    """A valid row and one for each damage that can hit each column."""
    rows = [Planted(valid(mapping, 1), valid(mapping, 1), "", "none", UNDONE)]
    for column in columns(mapping):
        for damage, change, ends in damages(mapping, column):
            clean = valid(mapping, len(rows) + 1)
            cells = clean | {column.name: change(clean[column.name])}
            rows.append(Planted(cells, clean, column.name, damage, _ending(mapping, column, ends)))
    return rows


def columns(mapping: Mapping) -> list[Column]:
    """Those that stand in files."""
    return [column for column in mapping.columns.values() if not column.is_derived]


def valid(mapping: Mapping, n: int) -> Cells:
    """The n-th valid row."""
    return {column.name: _cell(mapping, column, n) for column in columns(mapping)}


def _cell(mapping: Mapping, column: Column, n: int) -> str:
    if wanted := _wanted_by_others(mapping, column, n):
        return wanted
    match column.clean:
        case Clean.DATE:
            return f"2024-01-{n % 28 + 1:02d}"
        case Clean.TIME:
            return f"2024-01-{n % 28 + 1:02d} 03:04:{n % 60:02d}"
        case Clean.AMOUNT:
            return f"{1000 + n}.50" + ("" if column.unit else "元")
        case Clean.INTEGER:
            return str(10 + n)
        case Clean.CODE:
            return column.codes[0][0]
        case Clean.NAME:
            return f"松河{n}号"
        case Clean.IDENTIFIER:
            return _NUMBERS[next(iter(schemes(mapping, column.name)), "account_number")](n)
    return f"文字{n}" if column.name not in naming_columns(mapping) else f"{14000000000 + n}"


def _wanted_by_others(mapping: Mapping, column: Column, n: int) -> str:
    """A cell that the mapping is told by, that is another column's currency, or that a number is taken out of."""
    others = list(mapping.columns.values())
    if column.says:
        return SAID[mapping.name]
    if mapping.recognise and column.name == mapping.text:
        return f"-{1000 + n}.50"
    if any(c.clean is Clean.IDENTIFIER and c.cases and c.cases[0].column == column.name for c in others):
        return _NUMBERS["account_number"](n)
    return "人民币" if any(other.currency == column.name for other in others) else ""


def _organisation_code(n: int) -> str:
    return f"{n:08d}" + organisation_check(f"{n:08d}")


def _id_number(n: int) -> str:
    first = f"990101199001{n % 28 + 1:02d}{n:03d}"
    return first + id_check(first)


_NUMBERS: dict[str, Callable[[int], str]] = {
    "credit_code": credit_code_of,
    "registration_number": registration_number_of,
    "organisation_code": _organisation_code,
    "id_number": _id_number,
    "stock_code": lambda n: f"{600000 + n}",
    "account_number": lambda n: f"629999{1000 + n:010d}",
}


def _ending(mapping: Mapping, column: Column, ends: str) -> str:
    """A row that loses the cell it must have is set aside whole."""
    gone = ends in (NOTHING, "digits_lost", "sheet_error")
    if column.required is Need.ROW and gone and not (column.date and mapping.columns.get(column.date)):
        return "missing"
    return ends


def damages(mapping: Mapping, column: Column) -> Iterator[tuple[str, Callable[[str], str], str]]:
    """Name, change and end of each damage that this kind of column meets."""
    yield "trailing tab", lambda cell: cell + "\t", UNDONE
    yield "apostrophe", lambda cell: "'" + cell, UNDONE
    yield "formula of text", lambda cell: f'="{cell}"', UNDONE
    yield "full-width blank", lambda cell: "\u3000" + cell, UNDONE
    yield "error", lambda _: "#REF!", "sheet_error"
    yield "digits lost", lambda _: "6.21799E+18", "digits_lost"
    drawn = {c for rule in (*mapping.entities, *mapping.relations) for _, c in rule.properties}
    as_written = column.clean is Clean.CODE and column.name in drawn  # the word itself is kept, too
    if column.clean not in (Clean.NAME, Clean.TEXT) and not as_written:
        yield "full width", lambda cell: cell.translate(WIDE), UNDONE
    if column.clean in (Clean.NAME, Clean.IDENTIFIER) or column.name in naming_columns(mapping):
        yield "no answer", lambda _: "未查询", NOTHING
    match column.clean:
        case Clean.DATE | Clean.TIME:
            # Beside a column of days, five digits are a time of day: 45293 is 4:52:93, which there is not.
            yield "serial", _serial, "bad_time" if column.date else "serial_date"
            yield "no such day", lambda _: "2024-02-30", f"bad_{column.clean}"
        case Clean.AMOUNT:
            yield "thousands", lambda cell: f"¥{cell[0]},{cell[1:]}", UNDONE
            yield "words", lambda _: "若干", "bad_amount"
        case Clean.INTEGER:
            yield "decimal", lambda cell: cell + ".0", UNDONE
            yield "words", lambda _: "若干", "bad_integer"
        case Clean.CODE:
            yield "unknown word", lambda _: "天知道", "bad_code"
        case Clean.IDENTIFIER if schemes(mapping, column.name):
            yield "masked", lambda cell: cell[:4] + "****" + cell[-4:], "bad_identifier"


def _serial(cell: str) -> str:
    days = (date.fromisoformat(cell[:10]) - date(1899, 12, 30)).days
    if len(cell) == 10:
        return str(days)
    hours, minutes, seconds = (int(part) for part in cell[11:].split(":"))
    return f"{days + (hours * 3600 + minutes * 60 + seconds) / 86400:.10f}"
