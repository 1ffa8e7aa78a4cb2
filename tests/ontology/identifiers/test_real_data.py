"""The real register and the real judgments, counted. Nothing but counts, rates and shapes is kept here."""

import csv
import gzip
import json
import re
from pathlib import Path

import pytest

from ontology.identifiers import find_case_numbers, is_masked_name, parse
from tests.ontology.identifiers import oracles
from tests.real_data import real_data

pytestmark = pytest.mark.real_data

TITLE = re.compile(r"(?:判\s*决|裁\s*定|决\s*定|通\s*知|调\s*解)\s*书")
# The naive peer: any bracketed year followed by 号 on the same line.
NAIVE = re.compile(r"[(（\[［〔]\s*\d{4}\s*[)）\]］〕][^号\n]{2,30}号")
BEHIND_TITLE = 30


@pytest.fixture(scope="module")
def folder() -> Path:
    found = real_data()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def register(folder) -> list[dict[str, str]]:
    with gzip.open(folder / "registry" / "registry_sample_200k.csv.gz", "rt", encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def judgments(folder) -> list[str]:
    return [text for file in sorted((folder / "judgments").glob("*.jsonl.gz")) for text in texts(file)]


def texts(file: Path) -> list[str]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["text"] or "" for line in lines]
    return [b if isinstance(b, str) else "".join(part["sentence"] for part in b) for b in bodies]


def test_credit_codes_of_the_register_pass_as_measured(register):
    codes = [row["统一社会信用代码"] for row in register]
    full = [code for code in codes if len(code) == 18]
    assert (len(codes), len(full)) == (200_160, 199_585)
    assert sum(parse("credit_code", code).is_key for code in full) == 199_569
    assert sum(parse("organisation_code", code[8:17]).is_key for code in full) == 199_562
    assert not any(parse("credit_code", code).valid for code in codes if len(code) != 18)


def test_the_slow_reading_of_the_standard_judges_every_tenth_code_alike(register):
    shape = re.compile(f"[{oracles.CREDIT_ALPHABET}]{{18}}")
    codes = [row["统一社会信用代码"] for row in register[::10] if shape.fullmatch(row["统一社会信用代码"])]
    assert len(codes) > 19_000
    slowly = [oracles.credit_check(code[:17]) == code[17] for code in codes]
    assert slowly == [parse("credit_code", code).valid for code in codes]


def test_registration_numbers_in_the_same_column_all_pass(register):
    numbers = [
        row["统一社会信用代码"] for row in register if re.fullmatch("[0-9]{15}", row["统一社会信用代码"])
    ]
    assert len(numbers) == 493
    assert all(parse("registration_number", number).is_key for number in numbers)


def test_one_name_in_the_register_looks_masked(register):
    # 某 stands for a syllable in one Tibetan company name of 200,160.
    assert sum(is_masked_name(row["企业名称"]) for row in register) == 1


def test_every_title_with_a_number_behind_it_gives_that_number(judgments):
    own = naive = missed = 0
    for text in judgments:
        starts = [start for start, _, _ in find_case_numbers(text)]
        ends = [title.end() for title in TITLE.finditer(text[:400])]
        has_own = any(0 <= start - end <= BEHIND_TITLE for end in ends for start in starts)
        has_naive = any(
            (hit := NAIVE.search(text, end, end + 60)) and hit.start() - end <= BEHIND_TITLE for end in ends
        )
        own, naive, missed = own + has_own, naive + has_naive, missed + (has_naive and not has_own)
    # The other 228 have none: death penalty reviews (215), lists of statutes, one judgment without a number.
    assert (len(judgments), own, naive, missed) == (1_112, 884, 881, 0)


def test_case_numbers_of_enforcement_tables_are_all_keys(folder):
    total = keys = 0
    for table in ("DishonestyCase", "FinalizedCase", "RestrictionCase", "LegalDoc"):
        with gzip.open(folder / "enterprise" / f"{table}.jsonl.gz", "rt", encoding="utf-8") as lines:
            numbers = [parse("case_number", json.loads(line)["案号"]) for line in lines]
        total, keys = total + len(numbers), keys + sum(number.is_key for number in numbers)
    assert (total, keys) == (649, 649)


def test_no_agencys_number_passes_for_a_case_number(folder):
    with gzip.open(folder / "enterprise" / "AdministrativeCase.jsonl.gz", "rt", encoding="utf-8") as lines:
        numbers = [str(json.loads(line)["案号"]) for line in lines]
    assert len(numbers) == 64
    assert not any(parse("case_number", number).valid for number in numbers)
