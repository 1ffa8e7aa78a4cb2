"""Tables as offices hand them in are told for what they are, all columns and all rows of them; a guess is never wrong.
The soak makes ten of each kind for each mapping."""

import os

import pytest

from ingest import Lake, mapping_named, run
from tests.ingest.varied import TABLES, VARIATIONS, made, told

EACH = 5
"""Mappings that meet each kind here; the next kind meets the next ones."""
SEEDS = int(os.environ.get("SEEDS_OF_VARIATIONS", "10"))
FULL = (
    "bank_statement",
    "registry",
    "penalty_publicity",
    "person_identity",
    "victim_statements",
    "bank_task",
)


def faults(folder, mapping, kind, seed):
    folder.mkdir(parents=True, exist_ok=True)
    path, table = made(folder, mapping, kind, seed)
    outcome = told(path, table)
    return (
        []
        if (outcome.ending, outcome.missed, outcome.rows) == ("right", [], "")
        else [(mapping.name, outcome)]
    )


@pytest.mark.parametrize("kind", VARIATIONS)
def test_the_right_mapping_all_columns_and_all_rows_are_told(kind, tmp_path):
    first = list(VARIATIONS).index(kind) * EACH
    some = [TABLES[(first + n) % len(TABLES)] for n in range(EACH)]
    assert [f for mapping in some for f in faults(tmp_path / mapping.name, mapping, kind, 0)] == []


@pytest.mark.soak
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kind", VARIATIONS)
def test_the_right_mapping_all_columns_and_all_rows_of_many_are_told(kind, tmp_path):
    wrong = [
        (seed, fault)
        for mapping in TABLES
        for seed in range(100, 100 + SEEDS)
        for fault in faults(tmp_path / mapping.name / str(seed), mapping, kind, seed)
    ]
    assert wrong == []


def test_what_stands_beside_the_rows_becomes_nothing_and_is_accounted_for(tmp_path):
    lake, planned = Lake.open(tmp_path / "lake"), []
    for seed, name in enumerate(FULL):
        kind = ("with_a_total", "with_footers", "with_title_and_headers_again")[seed % 3]
        (tmp_path / name).mkdir()
        planned.append(made(tmp_path / name, mapping_named(name), kind, seed))
    report = run(lake, [path for path, _ in planned])
    assert [file.mapping for file in report.files] == list(FULL)
    for file, (_, table) in zip(report.files, planned, strict=True):
        whole = len(table.rows) - table.notes
        assert (file.accepted, file.quarantined, file.unchanged) == (whole, table.notes, 0), file.mapping
        assert file.rows_in == len(table.rows)
    with lake.connect() as connection:
        codes = {code for (code,) in connection.execute("select distinct code from quarantine").fetchall()}
        names = connection.execute("select value from statements where property = 'name'").fetchall()
    assert codes == {"total", "note", "headers"}
    assert not [name for (name,) in names if name[:2] in ("合计", "合 ", "总计", "小计", "制表", "填表")]
