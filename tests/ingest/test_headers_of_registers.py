"""Headers of registers as offices write them: codes told by the text in brackets, one header that stands twice."""

import pytest

from ingest import mapping_named
from ingest.mapping.layout import fit


def place(layout, column):
    return layout.places[list(layout.mapping.columns).index(column)]


@pytest.mark.parametrize(
    ("headers", "organisation"),
    [
        (["代码_1（统一社会信用代码）", "代码_2（工商注册号）", "代码_3（组织机构代码）"], 2),
        (["代码_1(统一社会信用代码)", "行政相对人代码_2(组织机构代码)", "代码_3(工商登记码)"], 1),
    ],
)
def test_a_numbered_code_is_what_its_brackets_say_in_both_generations(headers, organisation):
    layout = fit(mapping_named("penalty_publicity"), headers)
    assert place(layout, "统一社会信用代码") == 0
    assert place(layout, "组织机构代码") == organisation
    assert place(layout, "工商注册号") == 3 - organisation


def test_a_numbered_code_without_brackets_stays_unmapped():
    assert fit(mapping_named("penalty_publicity"), ["行政相对人代码_2"]).unmapped == ("行政相对人代码_2",)


def test_the_header_that_stands_twice_is_the_pledgers_then_the_pledgees():
    layout = fit(mapping_named("share_pledges"), ["出质人", "证照/证件号码", "质权人", "证照/证件号码"])
    assert place(layout, "出质人证件号码") == 1
    assert place(layout, "质权人证件号码") == 3


def test_publicity_amounts_are_ten_thousands_and_a_header_may_say_otherwise():
    mapping = mapping_named("penalty_publicity")
    assert mapping.columns["罚款金额"].unit == "万元"
    layout = fit(mapping, ["罚款金额（元）"])
    assert layout.units[list(mapping.columns).index("罚款金额")] == "元"
