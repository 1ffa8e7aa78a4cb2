"""Numbers of the city check like real ones and can belong to nobody."""

import csv
import io
import re
from datetime import date

import pytest

from fuyuan import demo
from fuyuan.demo.draw import Draw
from fuyuan.demo.identities import NEVER_ASSIGNED, citizen_number, company_code
from fuyuan.demo.write import source_files
from ontology.identifiers import credit_code, find_case_numbers, id_number, mobile, registration_number
from ontology.identifiers.case_number import PROVINCES

SEEDS = [1, 2, 3]
PROVINCES_EVER = [
    *range(11, 16),
    *range(21, 24),
    *range(31, 38),
    *range(41, 47),
    *range(50, 55),
    *range(61, 67),
]
# Every 区划 block that a province, a corps or a residents' permit has in any edition of GB/T 2260.
EVER_ASSIGNED = frozenset(map(str, [*PROVINCES_EVER, 71, 81, 82, 83]))


def _texts(seed: int) -> str:
    return "\n".join(content.decode() for content in source_files(demo.build_city(seed)).values())


def _rows(seed: int) -> list[dict[str, str]]:
    text = source_files(demo.build_city(seed))["registry/演示_企业登记信息.csv"].decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_the_blocks_in_use_were_never_assigned() -> None:
    assert not NEVER_ASSIGNED & EVER_ASSIGNED


@pytest.mark.parametrize("seed", SEEDS)
def test_every_code_on_the_register_passes_its_check_and_names_no_real_division(seed: int) -> None:
    for row in _rows(seed):
        code = row["统一社会信用代码"]
        read = credit_code(code) if len(code) == 18 else registration_number(code)
        assert read.is_key, read.problem
        assert (code[2:4] if len(code) == 18 else code[:2]) in NEVER_ASSIGNED


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_written_anywhere_is_valid_and_of_no_real_division(seed: int) -> None:
    text = _texts(seed)
    persons = re.findall(r"公民身份号码(\w{18})", text)
    codes = re.findall(r"统一社会信用代码(\w{18})", text)
    assert persons
    assert codes
    assert all(id_number(number).is_key and number[:2] in NEVER_ASSIGNED for number in persons)
    assert all(credit_code(code).is_key and code[2:4] in NEVER_ASSIGNED for code in codes)


def test_no_mobile_number_of_an_opened_range_is_written() -> None:
    found = re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", _texts(1))
    assert all(mobile(number).valid and number.startswith(("142", "143")) for number in found)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_court_code_is_one_of_a_real_province(seed: int) -> None:
    numbers = [found for _, _, found in find_case_numbers(_texts(seed))]
    assert len(numbers) > 30
    assert not {number.court_code[0] for number in numbers} & set(PROVINCES)


def test_a_real_division_is_refused() -> None:
    with pytest.raises(ValueError, match="never assigned"):
        company_code("330102", Draw(1))
    with pytest.raises(ValueError, match="never assigned"):
        citizen_number("110101", date(1990, 1, 1), "男", Draw(1))


def test_names_that_everybody_would_read_as_one_person_are_not_given() -> None:
    assert not any(name in _texts(1) for name in ("周永康", "刘德华", "杨颖"))
