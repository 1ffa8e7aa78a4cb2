"""When a relation held: claims that overlap are one period, what nobody dated is ruled out by nothing."""

from datetime import date

from graph.store.sqlite import SqliteStore
from ontology.times import Bound, Interval, Precision
from tests.graph.desk import EVERYONE, Desk, between, edges, holding, same_two


def periods(store: SqliteStore) -> list[tuple[str, str, int]]:
    found = [share for delta in store.shares(EVERYONE) for share in delta.relations]
    return sorted((share.since, share.until, share.positive) for share in found)


def test_overlapping_claims_are_one_period_and_a_gap_makes_two(desk: Desk) -> None:
    rows = holding(between("2010", "2012-06"), between("2012-06-30", "2013-05-05"), between("2015-03", None))
    store = desk.build(rows, same_two(rows))
    assert periods(store) == [("2010-01-01", "2013-05-05", 2), ("2015-03-01", "", 1)]
    (edge,) = edges(store)
    assert (edge.since, edge.until, edge.positive) == ("2010-01-01", "", 3)
    assert edges(store, as_of=date(2014, 1, 1)) == []
    assert edges(store, as_of=date(2011, 1, 1))[0].positive == 2


def test_a_claim_without_dates_rules_no_day_out(desk: Desk) -> None:
    rows = holding(between("2010", "2012"), between("2015", "2016"), Interval())
    store = desk.build(rows, same_two(rows))
    assert periods(store) == [("", "", 3)]


def test_before_and_after_rule_out_what_the_vocabulary_of_time_says(desk: Desk) -> None:
    before = Interval(Bound("2010-01-01", Precision.BEFORE), Bound("2012-01-01", Precision.BEFORE))
    after = Interval(Bound("2014-01-01", Precision.AFTER), Bound("2016-01-01", Precision.AFTER))
    rows = holding(before, after)
    store = desk.build(rows, same_two(rows))
    assert periods(store) == [("", "2012-01-01", 1), ("2014-01-01", "", 1)]
    for interval, (since, until, _) in zip((before, after), periods(store), strict=True):
        assert (interval.since.isoformat() if interval.since else "") == since
        assert (interval.until.isoformat() if interval.until else "") == until


def test_the_last_day_of_february_is_known(desk: Desk) -> None:
    rows = holding(between("2019-02", "2020-02"))
    assert periods(desk.build(rows, same_two(rows))) == [("2019-02-01", "2020-02-29", 1)]
