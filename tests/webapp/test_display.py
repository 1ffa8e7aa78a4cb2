"""Amounts and days as people write them; what cannot be read is shown as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.money import Money
from ontology.vocabulary import vocabulary
from webapp.display import displayed, money

FINE = vocabulary().property("penalty", "amount")
DECIDED = vocabulary().property("penalty", "decided_on")
RESULT = vocabulary().property("penalty", "result")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("CNY:3100000:exact", "31,000.00 元"),
        ("CNY:5:exact", "0.05 元"),
        ("CNY:-150:exact", "-1.50 元"),
        ("CNY:100000000:about", "约 1,000,000.00 元"),
        ("CNY:100000000:at_least", "1,000,000.00 元以上"),
        ("CNY:4000000..6000000:range", "40,000.00–60,000.00 元"),
        ("USD:123456:exact", "1,234.56 美元"),
        ("JPY:123456:exact", "123,456 日元"),
        ("THB:100:exact", "1.00 THB"),
        ("罚款若干", "罚款若干"),
    ],
)
def test_money(value: str, shown: str):
    assert displayed(value, FINE) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2019-07-02", "2019年7月2日"),
        ("2019-07", "2019年7月"),
        ("2019", "2019年"),
        ("2018-02-29", "2018-02-29"),
        ("去年", "去年"),
    ],
)
def test_days(value: str, shown: str):
    assert displayed(value, DECIDED) == shown


def test_words_stay_words():
    assert displayed("CNY:3100000:exact", RESULT) == "CNY:3100000:exact"
    assert displayed("2019-07-02", None) == "2019-07-02"


@given(st.integers(-(10**15), 10**15))
def test_no_fen_is_lost(minor: int):
    shown = money(Money(minor)).removesuffix(" 元").replace(",", "")
    assert int(shown.replace(".", "")) == minor
