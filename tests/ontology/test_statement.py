"""Identities survive a re-run, times say how well they are known, money never becomes a float."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.compartment import Compartment
from ontology.ids import canonical, mention_id, record_id, relation_mention_id, state_relation_id
from ontology.money import Exactness, Money, parse_money
from ontology.standing import AssertedBy, Effect, Polarity, Standing, firmness
from ontology.statement import Evidence, Statement, ValueKind, statement_id
from ontology.times import Bound, Interval, Precision, earliest_day, latest_day
from ontology.viewer import OPEN, open_viewer

PARTS = st.lists(
    st.one_of(st.none(), st.text(st.characters(exclude_characters="\x1f\u2400"))), min_size=1, max_size=4
)


def statement(**changed: object) -> Statement:
    record = record_id("judgment", "1")
    fields: dict[str, object] = {
        "mention": mention_id("judgment", "1", "person", "赵小明"),
        "type": "person",
        "property": "name",
        "value": "赵小明",
        "value_kind": ValueKind.TEXT,
        "evidence": Evidence(record, 10, 13),
        "extractor": "header@1",
        "asserted_by": AssertedBy.COURT,
        "standing": Standing.FOUND,
    }
    return Statement(**{**fields, **changed})  # type: ignore[arg-type]


@given(PARTS, PARTS)
def test_two_different_tuples_never_share_a_canonical_string(left, right):
    assert (canonical(*left) == canonical(*right)) == (left == right)


def test_a_part_that_could_forge_an_identity_is_refused():
    with pytest.raises(ValueError, match=r"U\+001F"):
        canonical("a\x1fb")


def test_a_mention_keeps_its_id_across_runs_and_two_equal_names_stay_two():
    first = mention_id("judgment", "1", "person", "张某某", 0)
    assert first == mention_id("judgment", "1", "person", "张某某", 0)
    assert len(first) == 32
    assert first != mention_id("judgment", "1", "person", "张某某", 1)
    assert first != mention_id("judgment", "2", "person", "张某某", 0)


def test_a_relation_is_told_apart_by_its_qualifier():
    a, b = mention_id("s", "1", "person", "甲"), mention_id("s", "1", "proceeding", "乙")
    ids = {relation_mention_id("s", "1", "offence", a, b, offence) for offence in ("盗窃罪", "诈骗罪", "")}
    assert len(ids) == 3
    assert state_relation_id("e1", "party_to", "e2", "原告") != state_relation_id(
        "e1", "party_to", "e2", "第三人"
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {"value": "赵晓明"},
        {"standing": Standing.ALLEGED},
        {"polarity": Polarity.NEGATIVE},
        {"evidence": Evidence(record_id("judgment", "1"), 11, 14)},
        {"asserted_by": AssertedBy.PROSECUTOR},
    ],
)
def test_a_statement_id_follows_what_is_claimed_and_where(changed):
    assert statement_id(statement()) == statement_id(statement(confidence=0.5))
    assert statement_id(statement()) != statement_id(statement(**changed))


@pytest.mark.parametrize(("start", "end"), [(3, None), (None, 3), (5, 3), (-1, 3)])
def test_a_span_that_cannot_be_opened_is_refused(start, end):
    with pytest.raises(ValueError, match="span"):
        Evidence(record_id("judgment", "1"), start, end)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-03", date(2016, 2, 3), date(2016, 2, 3)),
    ],
)
def test_a_partial_date_spans_all_the_days_it_can_mean(value, first, last):
    assert (earliest_day(value), latest_day(value)) == (first, last)


@pytest.mark.parametrize(
    "value", ["2018-02-29", "2018-13", "2019-05-00", "2019-00", "18-01-01", "二〇一八", ""]
)
def test_a_day_that_never_was_is_refused(value):
    with pytest.raises(ValueError, match=r"date|month|day"):
        earliest_day(value)


def test_not_knowing_is_no_reason_to_hide():
    assert Interval().may_hold_on(date(1990, 1, 1))
    appointed = Interval(Bound.of("2015-03"), Bound("", Precision.OPEN))
    assert not appointed.may_hold_on(date(2015, 2, 28))
    assert appointed.may_hold_on(date(2015, 3, 1))
    ended = Interval(Bound(), Bound.of("2015"))
    assert ended.may_hold_on(date(2015, 12, 31))
    assert not ended.may_hold_on(date(2016, 1, 1))
    by_then = Interval(Bound("2015-03-01", Precision.BEFORE), Bound("2016-01-01", Precision.AFTER))
    assert by_then.may_hold_on(date(2000, 1, 1))
    assert by_then.may_hold_on(date(2020, 1, 1))


def test_a_bound_without_a_value_must_say_why():
    with pytest.raises(ValueError, match="give both or neither"):
        Bound("2015-01-01", Precision.UNKNOWN)
    with pytest.raises(ValueError, match="give both or neither"):
        Bound("", Precision.DAY)


MONEY = st.one_of(
    st.builds(
        Money,
        st.integers(-(10**15), 10**15),
        st.sampled_from(["CNY", "USD"]),
        st.sampled_from(list(Exactness)[:3]),
    ),
    st.builds(
        lambda low, more: Money(low, "CNY", Exactness.RANGE, low + more),
        st.integers(0, 10**15),
        st.integers(1, 10**9),
    ),
)


@given(MONEY)
def test_money_survives_its_canonical_form(amount):
    assert parse_money(str(amount)) == amount


def test_currencies_and_inexact_amounts_are_not_summed():
    assert Money(10) + Money(32) == Money(42)
    with pytest.raises(ValueError, match="without a stated rate"):
        Money(10) + Money(10, "USD")
    with pytest.raises(ValueError, match="inexact"):
        Money(10) + Money(10, exactness=Exactness.ABOUT)
    with pytest.raises(ValueError, match="range"):
        Money(10, upper=20)


def test_effect_outranks_standing():
    ranked = sorted(
        ((e, s) for e in Effect for s in Standing), key=lambda pair: firmness(*pair), reverse=True
    )
    assert ranked[0] == (Effect.IN_EFFECT, Standing.ORDERED)
    assert ranked[-1] == (
        Effect.REVERSED,
        Standing.DENIED,
    )
    assert firmness(Effect.UNKNOWN, Standing.ALLEGED) > firmness(Effect.NOT_IN_EFFECT, Standing.ORDERED)


def test_a_compartment_has_one_id_everywhere_and_never_the_open_one():
    case = Compartment("bank statements", "（2024）某0101刑初1号", "某市公安局", is_open=False)
    assert case.id == Compartment("bank statements", "（2024）某0101刑初1号", "某市公安局", is_open=False).id
    assert 0 < case.id < 2**63
    assert case.id != OPEN
    with pytest.raises(ValueError, match="both open and secret"):
        Compartment("x", is_open=True, is_secret=True)


def test_a_viewer_sees_what_is_open_and_what_was_granted():
    viewer = open_viewer("u1", [7])
    assert viewer.sees(OPEN)
    assert viewer.sees(7)
    assert not viewer.sees(8)
