"""Each mapping meets each damage its columns can have, in a fixture made from the mapping itself: what can be undone
says the same as before, what cannot is set aside with its reason, and no row is gone. What it compiles to grows with its
columns and no faster."""

import csv
import io

import pytest

from ingest import Lake, mappings, run
from ingest.mapping.model import SourceKind
from ingest.mapping.sql import keyed_sql, saying_sql
from tests.ingest.planted_rows import NOTHING, UNDONE, columns, planted, valid
from tests.ingest.said import rows

TABLES = [m for m in mappings().values() if m.kind is SourceKind.ROWS]
WHOLE_ROWS = {
    "cell_count": "{line},一格太多",
    "nul": "\x00{line}",
    "bytes": "\udcff{line}",
    "quote": '"{line}',
}
"""Damage that is no column's: the codec writes the half character as the byte FF, which no UTF-8 text holds."""


def line(cells) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().rstrip("\n")


def written(path, mapping, records, raw=()):
    """A file of the mapping's own headers, rows, and lines as they stand."""
    names = [column.name for column in columns(mapping)]
    lines = [line(names), *(line(cells[name] for name in names) for cells in records), *raw]
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))
    return path


def sayings(lake: Lake) -> dict[int, set]:
    """What each row says, by its line, without ids."""
    found: dict[int, set] = {}
    query = """select r.line, s.type, s.property, s.value, s."column", s.valid_from, s.valid_to from statements s
               join records r using (record) where s.value_kind <> 'mention'"""
    for number, *said in rows(lake, query):
        found.setdefault(number, set()).add(tuple(said))
    return found


def check_fenced(mapping) -> None:
    """Each step's text stands once, so that steps upon steps do not multiply it."""
    units = ("",) * len(mapping.columns)
    sqls = [keyed_sql(mapping, mapping.name, units)]
    if mapping.kind is SourceKind.ROWS:
        saying = saying_sql(mapping, mapping.name, units)
        sqls += [saying.read, saying.statements, saying.issues]
    for sql in sqls:
        assert len(" ".join(sql.split())) < 6_000 * len(mapping.columns)


@pytest.mark.parametrize("mapping", TABLES, ids=lambda m: m.name)
def test_no_damage_of_any_column_is_lost_without_a_word(mapping, tmp_path):
    plan = planted(mapping)
    last = valid(mapping, 2000)
    bare = line(last[column.name] for column in columns(mapping))
    raw = [form.format(line=bare) for form in WHOLE_ROWS.values()]
    damaged, clean = Lake.open(tmp_path / "damaged"), Lake.open(tmp_path / "clean")
    path = written(tmp_path / "a.csv", mapping, [row.cells for row in plan], [*raw, "", ",,"])
    (report,) = run(damaged, [path], mapping=mapping.name).files
    run(clean, [written(tmp_path / "b.csv", mapping, [row.clean for row in plan])], mapping=mapping.name)

    set_aside = {}
    for scope, number, column, code in rows(damaged, 'select scope, line, "column", code from quarantine'):
        set_aside.setdefault(number, set()).add((scope, column, code))
    here, there = sayings(damaged), sayings(clean)
    for number, row in enumerate(plan, start=2):
        told, codes = set_aside.get(number, set()), f"{row.column}: {row.damage}"
        if row.ends == UNDONE:
            assert (here[number], told) == (there[number], set()), codes
        elif row.ends == NOTHING:
            assert told == set(), codes
            assert not [said for said in here[number] if said[2] == row.cells[row.column]], codes
        elif row.ends == "serial_date":
            assert (here[number], told) == (there[number], {("cell", row.column, "serial_date")}), codes
        else:
            assert row.ends in {code for _, _, code in told}, codes
    first = len(plan) + 2
    for number, code in enumerate(WHOLE_ROWS, start=first):
        assert {("row", "", code)} == set_aside[number]
    assert (
        report.rows_in
        == report.accepted + report.quarantined + report.unchanged
        == len(plan) + len(WHOLE_ROWS)
    )
    assert (report.unchanged, report.blank) == (0, 2)
    check_fenced(mapping)


def test_documents_are_keyed_by_a_text_that_does_not_multiply():
    for mapping in mappings().values():
        if mapping.kind is SourceKind.DOCUMENTS:
            check_fenced(mapping)
