"""Rows stored, keyed and written by several threads, whatever they are cut into, are the rows that one would write."""

import csv
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest.intake
import ingest.readers.rows
import ingest.writing
from ingest import Lake, run
from ingest.readers.delimited import _cut as lines_cut
from ingest.writing import _cut as rows_cut
from tests.ingest.invented import company_name, csv_bytes, registry_file, registry_row
from tests.ingest.said import everything, rows


@given(st.integers(0, 2_000_000), st.integers(1, 8))
def test_parts_are_all_the_rows_once(count, workers):
    parts = rows_cut(count, workers)
    assert all(one[1] == other[0] for one, other in pairwise(parts))
    assert ([parts[0][0], parts[-1][1]] if parts else [0, 0]) == [0, count]
    assert all(first < last for first, last in parts)


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    """Sixty rows in two files: damaged cells, a row without name, rows met twice, one changed within the delivery."""
    folder = tmp_path_factory.mktemp("delivered")
    first = [registry_row(n) for n in range(40)]
    first[7]["注册日期"], first[19]["统一社会信用代码"], first[23]["企业名称"] = "#REF!", "9.1350100E+17", ""
    first[31]["注册资金"] = "若干"
    second = [
        *first[3:9],
        registry_row(2, 注册地址="松河市新址路2号"),
        *(registry_row(n) for n in range(40, 60)),
    ]
    return [registry_file(folder / "一.csv", first), registry_file(folder / "二.csv.gz", second)]


def laked(folder, delivered) -> Lake:
    lake = Lake.open(folder / "lake")
    run(lake, delivered, mapping="registry")
    return lake


def test_many_hands_write_what_one_writes(delivered, tmp_path, monkeypatch):
    alone = everything(laked(tmp_path / "alone", delivered))
    monkeypatch.setattr(ingest.writing, "_LEAST", 1)
    monkeypatch.setattr(ingest.writing, "cores", lambda: 4)
    monkeypatch.setattr(ingest.intake, "KEYED", 1)
    monkeypatch.setattr(ingest.intake, "_HANDED", 1)
    monkeypatch.setattr(ingest.readers.rows, "BLOCK_ROWS", 3)
    lake = laked(tmp_path / "together", delivered)
    assert len(lake.tables["statements"].files()) > 4
    together = everything(lake)
    for table, kept in alone.items():
        assert together[table] == kept, table


LINE = st.text(st.sampled_from("云岭,\"'; \t0a"), max_size=12)


@given(st.lists(LINE, min_size=1, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_lines_cut_at_once_are_cut_as_the_csv_reader_cuts_them(lines, end):
    ended = [line + end for line in lines]
    cut = lines_cut(ended, ",")
    if cut is not None:
        apart = [next(csv.reader([line]), []) or [""] for line in ended]
        assert cut == apart == [row or [""] for row in csv.reader(ended)]


def test_a_name_is_kept_as_it_stands_though_its_text_is_tidied(lake, tmp_path):
    untidy = registry_row(5, 企业名称=f" {company_name(5)}\t", 法人代表="　赵云　")
    run(lake, [registry_file(tmp_path / "一.csv", [untidy])])
    ((cells,),) = rows(lake, "select cells from records")
    assert f'" {company_name(5)}\\t"' in cells
    said = rows(lake, "select value from statements where property = 'name' order by value")
    assert sorted(value for (value,) in said) == sorted([company_name(5), "赵云"])


ALONE = """
import sys
from pathlib import Path
from ingest import Lake, run
here = Path(sys.argv[1])
(report,) = run(Lake.open(here / "lake"), [here / "一.csv"], mapping="registry").files
(money,) = run(Lake.open(here / "money"), [here / "流水.csv"], mapping="bank_statement_columns").files
print(report.accepted, report.cell_issues, money.accepted, money.cell_issues, "pandas" in sys.modules)
"""
BALANCES = """\
交易时间,本方卡号,收入,支出,交易余额,对方户名
2024-01-01 08:00:00,62220012345,100.00,,1100.00,甲
2024-01-02 08:00:00,62220012345,,50.00,1050.00,乙
2024-01-03 08:00:00,62220012345,,50.00,950.00,丙
2024-01-04 08:00:00,62220012345,20.00,,970.00,丁
"""


def test_rows_are_read_without_pandas(tmp_path):
    """Arrow imports it for a scalar or a list made an array: 42 MB and .25 s of every import."""
    damaged = [registry_row(1), registry_row(2, 注册日期="#REF!")]
    noted = [{**row, "备注甲": "无", "备注乙": "无"} for row in damaged]
    (tmp_path / "一.csv").write_bytes(csv_bytes(noted, list(noted[0])))
    (tmp_path / "流水.csv").write_text(BALANCES, "utf-8")
    said = subprocess.run(
        [sys.executable, "-c", ALONE, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["2", "1", "4", "1", "False"]  # one balance that does not follow
