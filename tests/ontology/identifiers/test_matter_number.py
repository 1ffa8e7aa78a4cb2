"""Numbers of matters that no court has numbered yet: read where they open one, refused where they are another paper's."""

import pytest

from ontology.identifiers import parse, stated_case


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("松公立字〔2024〕8号", "松公立字〔2024〕8号"),
        (" 松公（刑）立字 [2024] 第8号", "松公（刑）立字〔2024〕8号"),
        ("松公立字(2024)8", "松公立字〔2024〕8号"),
        ("松公受案字〔2024〕00123号", "松公受案字〔2024〕00123号"),
        ("松检反贪立〔2015〕1号", "松检反贪立〔2015〕1号"),
        ("松税稽立字〔2023〕12-1号", "松税稽立字〔2023〕12-1号"),
        ("Ａ3301002024090001", "A3301002024090001"),
    ],
)
def test_what_opens_a_matter_is_read_in_one_form(written, read):
    found = parse("matter_number", written)
    assert (found.normalised, found.is_key) == (read, True)
    assert stated_case(written) == read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("松公行罚决字〔2024〕8号", "不是立案或受案的文号"),
        ("松公刑不立字〔2024〕8号", "不予立案"),
        ("松公立字〔2024〕×号", "不完整"),
        ("立字8号", "不是立案、受案或警情编号"),
        ("2024", "不是立案、受案或警情编号"),
        ("（2025）云01刑初12号", "不是立案、受案或警情编号"),
    ],
)
def test_what_opens_none_is_refused_with_the_reason(written, said):
    found = parse("matter_number", written)
    assert said in found.problem
    assert not found.is_key


def test_a_courts_number_goes_before_and_what_is_masked_is_no_case():
    assert stated_case("(2025)云01刑初12号") == "（2025）云01刑初12号"
    assert stated_case("（2024）浙01民终×××号") == ""
    assert stated_case("看看") == ""
