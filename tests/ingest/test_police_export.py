"""A whole police export of many banks (made by a generator that keeps the truth): every transfer is there, what the
banks damaged is undone or set aside, and no yuan appears or goes."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from ingest import Lake, run
from tests.ingest.said import rows
from tests.real_data import generators

TRANSFERS = 1500
SEEDS = [int(seed) for seed in os.environ.get("SEEDS", "11 12 13").split()]


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: f"seed {seed}")
def export(request, tmp_path_factory):
    """Folder of the export with its truth, its lake and the report."""
    folder = tmp_path_factory.mktemp(f"money{request.param}")
    command = [sys.executable, "-m", "generators.money", str(folder), "--transfers", str(TRANSFERS)]
    where = generators().parent
    subprocess.run([*command, "--seed", str(request.param)], cwd=where, check=True, capture_output=True)
    lake = Lake.open(folder / "home" / "lake")
    return folder, lake, run(lake, [folder / "export"])


def sheet(folder: Path, bank: int) -> list[dict[str, str]]:
    (path,) = (folder / "export").glob(f"{bank}_*/交易明细信息.csv")
    with path.open(encoding="gb18030", newline="") as file:
        return list(csv.DictReader(file))


def truth(folder: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (folder / "truth" / f"{name}.jsonl").read_text("utf-8").splitlines()]


def fen(amount: str) -> int:
    yuan, _, rest = amount.lstrip("-").partition(".")
    return (-1 if amount.startswith("-") else 1) * (int(yuan) * 100 + int((rest + "00")[:2]))


def by_bank(lake: Lake, folder: Path) -> dict[int, dict[int, tuple]]:
    """What was taken of each bank's sheet, by line; sheets are told by their bytes."""
    banks = {
        hashlib.sha256(path.read_bytes()).hexdigest(): int(path.parent.name.partition("_")[0])
        for path in (folder / "export").glob("*/交易明细信息.csv")
    }
    found: dict[int, dict[int, tuple]] = defaultdict(dict)
    query = """select r.file, r.line, s.type, max(s.value) filter (s.property = 'amount') as amount,
                      max(s.value) filter (s.property = 'kind') as kind
               from statements s join records r using (record)
               where s.type in ('transfer', 'attempted_transfer', 'unclear_transfer') group by all"""
    for sha256, number, type_, amount, kind in rows(lake, query):
        found[banks[sha256]][number] = (type_, int(amount.split(":")[1]), kind)
    return found


def test_every_sheet_is_told_and_adds_up(export):
    folder, lake, report = export
    assert report.unfit == ()
    kinds = Counter(file.mapping for file in report.files)
    assert kinds == {"bank_statement": 8, "bank_account": 8, "bank_task": 10}
    for file in report.files:
        assert file.rows_in == file.accepted + file.unchanged + file.quarantined
        assert not file.refused
    for bank, found in by_bank(lake, folder).items():
        lines = sheet(folder, bank)
        assert len(found) == len({tuple(line.items()) for line in lines}), "a row delivered twice is one row"


def test_every_true_transfer_is_represented_with_its_sum_and_its_kind(export):
    folder, lake, _ = export
    found, kinds = by_bank(lake, folder), Counter()
    for transfer in truth(folder, "transfers"):
        places = [tuple(map(int, place.split(":"))) for place in transfer["rows"]]
        told = [found[bank][line] for bank, line in places if line in found[bank]]
        assert bool(told) == bool(places), f"transfer {transfer['id']} has rows and no statement"
        for type_, amount, kind in told:
            assert abs(amount) == transfer["amount_fen"]
            assert (amount < 0) == (transfer["kind"] == "reversal")
            assert (type_ == "attempted_transfer") == (transfer["status"] != "ok")
            kinds[type_, kind] += 1
    sys.stdout.write(f"{dict(kinds)}\n")
    said = {kind for _, kind in kinds}
    assert said >= {"transfer", "cash", "fee"}
    reversed_ = any(t["rows"] and t["kind"] == "reversal" for t in truth(folder, "transfers"))
    assert ("reversal" in said) == reversed_, "a small city may draw none in the banks that answer"


def test_no_yuan_appears_or_goes(export):
    folder, lake, _ = export
    aside: dict[str, list] = defaultdict(list)
    for sha256, number in rows(lake, "select file, line from quarantine where scope = 'row'"):
        aside[sha256].append(number)
    for bank, found in by_bank(lake, folder).items():
        lines = sheet(folder, bank)
        amount = next(name for name in lines[0] if name == "交易金额")
        brought = sum(fen(line[amount]) for line in lines)
        seen: Counter = Counter(tuple(line.items()) for line in lines)
        again = sum(fen(dict(line)[amount]) * (times - 1) for line, times in seen.items())
        assert brought == sum(sum_ for _, sum_, _ in found.values()) + again
    assert not aside, "the generator damages cells, no rows"


def test_what_the_banks_damaged_is_undone_or_on_the_work_list(export):
    folder, lake, report = export
    blank = sum(not line[name] for bank in by_bank(lake, folder) for line in sheet(folder, bank) for name in line
                if name in ("收付标志", "借贷标志", "借贷标识", "收/支"))  # fmt: skip
    unclear = rows(lake, "select count(distinct mention) from statements where type = 'unclear_transfer'")
    assert 0 <= unclear[0][0] <= blank
    tails = rows(
        lake, "select count(*) from statements where property = 'number' and value like '%\\_%' escape '\\'"
    )
    assert tails == [(0,)]
    codes = Counter(dict(rows(lake, "select code, count(*) from quarantine group by all")))
    sys.stdout.write(f"{dict(codes)}\n")
    silent = [bank["name"] for bank in truth(folder, "banks") if not bank["answered"]]
    said = rows(lake, "select distinct value from statements where property = 'outcome'")
    assert ("not_answered",) in said
    assert len(silent) == 2
    assert sum(file.cell_issues for file in report.files) == sum(codes.values())
