"""A mapping as expressions over the rows of a file: `keyed` (who is this row, is it whole), `read` (its cells as
values), `statements` (what it says) and `issues` (cells that could not be read). They are ibis, so one text runs on
DuckDB and Spark.

Rows become statements by a join with the numbers of what a row may say, never by a union of selects, which reads
everything once for each property (50 s against 6 s for 200,160 rows).
"""

from collections.abc import Iterator
from typing import Final

import ibis

from ingest.mapping.cell_steps import DEFAULT_EPOCH, Cells, CellSteps
from ingest.mapping.cells import EPOCHS, is_serial
from ingest.mapping.columns import (
    READ,
    SOURCE,
    kept_texts,
    kept_values,
    keying_columns,
    read_columns,
    value_columns,
)
from ingest.mapping.fences import Expression, TableExpression
from ingest.mapping.model import Clean, Column, Mapping, SourceKind
from ingest.mapping.say import Sayings, Struct, digest, unhex
from ontology.ids import MISSING, SEPARATOR

KEY_JOINT: Final = "\x1e"
"""Between the columns of one key; cleaning takes it out of cells, so no two keys are written alike."""


def compiled(mapping: Mapping, units: tuple[str, ...]) -> dict[str, str]:
    """DuckDB's SQL by what it is for: `keyed` over the table `fresh`, `read` over `chosen` (tidied texts), `statements`
    and `issues` over `cells_read`. `units` are what the headers say of each column's amounts."""
    said = {"keyed": keyed(mapping, units, SOURCE)}
    if mapping.kind is SourceKind.ROWS:
        said |= {
            "read": read(mapping, units),
            "statements": statements(mapping, SOURCE),
            "issues": issues(mapping, units),
        }
    return {name: str(ibis.to_sql(table, dialect="duckdb", pretty=False)) for name, table in said.items()}


def keyed(mapping: Mapping, units: tuple[str, ...], source: str) -> TableExpression:
    """The rows as they stand, and of each: its record, key, content hash, source date, first missing column; of
    mappings of rows also each text `x0` …: null where it is the cell as it stands, which is most, "" where the cell
    says nothing. Texts are tidied once, here."""
    raw = [f"c{i}" for i in range(len(mapping.columns))]
    table = ibis.table({**_PLACED, **dict.fromkeys((*raw, "rest"), "string")}, name="fresh")
    cells = CellSteps(mapping, table, units, "k")
    cells.read_texts()
    cells.read_values(keying_columns(mapping))
    cells.fences.add({"hash": _content_hash(mapping, cells, units)})
    cells.fences.add({"key": ibis.coalesce(_key(mapping, cells), cells.fences["hash"])})
    return cells.fences.table.select(
        *_PLACED,
        *raw,
        "rest",
        "key",
        record=unhex(digest(source, cells.fences["key"])),
        content_hash=unhex(cells.fences["hash"]),
        source_date=cells.value(mapping.source_date).fill_null("")
        if mapping.source_date
        else ibis.literal(""),
        missing=_missing(mapping, cells),
        **{f"x{i}": _changed(cells.fences[f"c{i}"], cells.fences[f"t{i}"]) for i in kept_texts(mapping)},
        **{name: cells.fences[name] for name in kept_values(mapping)},
    )


def _changed(cell: Expression, text: Expression) -> Expression:
    return ibis.cases((text.isnull(), ""), (text == cell, _NULL), else_=text)


def read(mapping: Mapping, units: tuple[str, ...]) -> TableExpression:
    """row, its key, record and run, and every cell as text and value."""
    known = dict.fromkeys([*(f"t{i}" for i in kept_texts(mapping)), *kept_values(mapping)], "string")
    cells = CellSteps(mapping, ibis.table({**_WHOSE, **known}, name="chosen"), units, "c")
    cells.read_values(
        name for name in mapping.columns if not set(value_columns(mapping, name)) & known.keys()
    )
    return cells.fences.table.select(*_WHOSE, *read_columns(mapping))


def statements(mapping: Mapping, source: str) -> TableExpression:
    """What each row says, with its record and run."""
    sayings = Sayings(_cells_read(mapping), source)
    sayings.name_mentions()
    said = _one_by_one(sayings.cells, list(sayings.structs()), "record", "run")
    return said.filter(said.mention.notnull() & said.value.notnull())


def issues(mapping: Mapping, units: tuple[str, ...]) -> TableExpression:
    """row, column, code and raw text of each cell that could not be read as what its column holds, or only with an
    assumption."""
    cells = _cells_read(mapping)
    structs = list(_issue_structs(mapping, cells, units))
    if not structs:
        return cells.fences.table.select("row", column=_NULL, code=_NULL, raw=_NULL).filter(False)
    found = _one_by_one(cells, structs, "row")
    return found.filter(found.code.notnull())


def _cells_read(mapping: Mapping) -> Cells:
    return Cells(mapping, ibis.table({**_WHOSE, **read_columns(mapping)}, name="cells_read"), "s")


_NULL: Final = ibis.null("string")
_PLACED: Final = {"file": "int32", "row": "int64", "line": "int64"}
_WHOSE: Final = {"row": "int64", "key": "string", "record": "binary", "run": "string"}
"""Carried beside the cells: joined to two million statements afterwards, they cost as much as saying them."""


def _key(mapping: Mapping, cells: CellSteps) -> Expression:
    """Null where none of the key's columns is filled."""
    alternatives = [_joined([cells.value(name) for name in names]) for names in mapping.key]
    return ibis.coalesce(*alternatives) if alternatives else _NULL


def _joined(parts: list[Expression]) -> Expression:
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + ibis.literal(KEY_JOINT) + part
    return joined


def _content_hash(mapping: Mapping, cells: CellSteps, units: tuple[str, ...]) -> Expression:
    """Mapped columns only; an amount's unit from the header belongs to it, 3 in 万元 not being 3 in 元, and so does the
    system of a day that is numbered."""
    parts = [
        _with_unit(cells.text(name), units[i])
        for i, (name, column) in enumerate(mapping.columns.items())
        if not column.is_derived
    ]
    return ibis.literal(SEPARATOR).join(parts).hexdigest("sha256").left(32)


def _with_unit(text: Expression, unit: str) -> Expression:
    said = text.fill_null(MISSING)
    if unit == DEFAULT_EPOCH or not unit:
        return said
    return ibis.ifelse(is_serial(text), said + ibis.literal(unit), said) if unit in EPOCHS else said + unit


def _missing(mapping: Mapping, cells: CellSteps) -> Expression:
    found: Expression = _NULL
    for name in reversed(mapping.filled):
        column = mapping.columns[name]
        lacks = cells.text(name).isnull()
        if column.date:
            lacks = lacks & cells.text(column.date).isnull()
        found = ibis.ifelse(lacks, ibis.literal(name), found)
    return found


def _one_by_one(cells: Cells, structs: list[Struct], *kept: str) -> TableExpression:
    """A row for each struct: some thousand rows of cells with the first, then with the second, so that a number tells
    for all of them at once which it is. Structs in an array are copied twice (.33 s against .10 for 100,080 rows)."""
    numbers = ibis.range(len(structs)).unnest().name("said").as_table()
    rows = cells.fences.table.cross_join(numbers)
    return rows.select(*kept, **{name: _of(rows.said, [s[name] for s in structs]) for name in structs[0]})


def _of(number: Expression, values: list[Expression]) -> Expression:
    if all(value.equals(values[0]) for value in values):
        return values[0]
    return ibis.cases(*((number == n, value) for n, value in enumerate(values)))


def _issue_structs(mapping: Mapping, cells: Cells, units: tuple[str, ...]) -> Iterator[Struct]:
    for (name, column), unit in zip(mapping.columns.items(), units, strict=True):
        if column.is_derived and column.clean is Clean.TEXT:
            continue
        text = cells.text(name)
        if column.is_derived:
            yield _issue(*_untaken(column, cells))
            continue
        if column.clean in (Clean.DATE, Clean.TIME) and not unit:
            numbered = is_serial(text) & cells.value(name).notnull()
            yield _issue(name, ibis.ifelse(numbered, "serial_date", _NULL), text)
        if column.clean in READ or cells.schemes[name]:
            unread = text.notnull() & cells.value(name).isnull()
            yield _issue(name, ibis.ifelse(unread, f"bad_{column.clean}", _NULL), text)
    sayings = Sayings(cells, "")
    refused: dict[str, Expression] = {}
    for entity in mapping.entities:
        if entity.refuse:
            also = sayings.refused(entity)
            refused[entity.name] = refused[entity.name] | also if entity.name in refused else also
    for name, holds in refused.items():
        yield _issue(name, ibis.ifelse(holds, "no_name", _NULL), cells.text(name))


def _untaken(column: Column, cells: Cells) -> tuple[str, Expression, Expression]:
    """Of a value taken out of another cell: that cell, where it holds no such value. A number may stand in some cells
    only (the third card of three), so of numbers what was taken and is none."""
    said = cells.text(column.source if column.clean in READ else column.name)
    unread = said.notnull() & cells.value(column.name).isnull()
    return column.source, ibis.ifelse(unread, f"bad_{column.clean}", _NULL), said


def _issue(column: str, code: Expression, raw: Expression) -> Struct:
    return {"column": ibis.literal(column), "code": code, "raw": raw}
