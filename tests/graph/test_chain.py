"""First instance, appeal, retrial: what a later judgment makes of what an earlier one found, whatever came first."""

from itertools import permutations

import pytest

from graph.projection.chain import Chain
from ontology.standing import Effect, Standing
from tests.graph.desk import CASE, CLERK, EVERYONE, FIRST, SECOND, SUPREME, Desk, edges
from tests.graph.invented import Record, judgment


def found_in(key: str, number: str, *, reviews: str = "", fate: str = "", compartment: int = 1) -> Record:
    """A judgment that finds 吴某甲 guilty, and says what becomes of the one it reviews."""
    text, proceeding = judgment(key, number)
    text.compartment = compartment
    text.relation("offence", text.entity("person", "吴某甲"), proceeding, properties={"offence": "诈骗罪"})
    if reviews:
        below = text.entity("proceeding", reviews)
        text.relation(
            "related_proceeding", proceeding, below, properties={"relation": "under_review", "fate": fate}
        )
    return text


def effect_in(desk: Desk, records: list[Record], number: str) -> Effect:
    store = desk.build(records)
    index = [FIRST, SECOND, SUPREME].index(number)
    wanted = sorted((e for e in edges(store) if e.type == "offence"), key=lambda e: str(e.id))
    rows = [row for e in wanted for row in store.evidence(EVERYONE, e.id) if row.property == "subject"]
    key = ["一审", "二审", "再审"][index]
    return next(row.effect for row in rows if row.record == records_id(key))


def records_id(key: str) -> str:
    from ontology.ids import record_id
    from tests.graph.invented import COURT

    return record_id(COURT, key)


@pytest.mark.parametrize(
    ("fate", "effect"),
    [
        ("upheld", Effect.IN_EFFECT),
        ("reversed", Effect.REVERSED),
        ("remanded", Effect.REVERSED),
        ("partly_reversed", Effect.UNKNOWN),
        ("appeal_withdrawn", Effect.IN_EFFECT),
    ],
)
def test_an_appeal_decides_over_the_first_instance(desk: Desk, fate: str, effect: Effect) -> None:
    records = [found_in("一审", FIRST), found_in("二审", SECOND, reviews=FIRST, fate=fate)]
    assert effect_in(desk, records, FIRST) is effect
    assert effect_in(desk, records, SECOND) is Effect.IN_EFFECT


def test_a_retrial_takes_down_the_appeal_in_whatever_order_the_three_arrive(desk: Desk) -> None:
    three = [
        found_in("一审", FIRST),
        found_in("二审", SECOND, reviews=FIRST, fate="upheld"),
        found_in("再审", SUPREME, reviews=SECOND, fate="reversed"),
    ]
    for order in permutations(three):
        assert effect_in(desk, list(order), SECOND) is Effect.REVERSED
        assert effect_in(desk, list(order), FIRST) is Effect.UNKNOWN


def test_a_reversal_that_is_itself_reversed_says_nothing_more() -> None:
    chain = Chain.of([(SECOND, FIRST, "reversed"), (SUPREME, SECOND, "reversed")])
    assert chain.effect(FIRST) is Effect.UNKNOWN


def test_a_circle_of_reviews_is_nobodys_word() -> None:
    chain = Chain.of([(SECOND, FIRST, "upheld"), (FIRST, SECOND, "upheld")])
    assert chain.effect(FIRST) in (Effect.UNKNOWN, Effect.IN_EFFECT)


def test_a_masked_number_ties_nothing() -> None:
    assert Chain.of([(SECOND, "（2020）京0101刑初×号", "reversed")]).effect(FIRST) is Effect.UNKNOWN


def test_a_restricted_reversal_is_not_known_to_the_open_graph(desk: Desk) -> None:
    records = [
        found_in("一审", FIRST),
        found_in("二审", SECOND, reviews=FIRST, fate="reversed", compartment=CASE),
    ]
    store = desk.build(records)
    assert Effect.REVERSED not in {e.effect for e in edges(store)}
    assert edges(store, CLERK)


def ordered_in(
    key: str, number: str, items: int, *, reviews: str = "", fate: str = "", **named: str
) -> Record:
    """A judgment with numbered orders on 吴某甲; `named`: items of the reviewed judgment, 1,2 for two."""
    text, proceeding = judgment(key, number)
    person = text.entity("person", "吴某甲")
    for item in range(1, items + 1):
        order = text.entity("court_order", f"判项{item}", item=str(item))
        text.relation("order_on", order, person)
    if reviews:
        below = text.entity("proceeding", reviews)
        said = {"relation": "under_review", "fate": fate}
        review = text.relation("related_proceeding", proceeding, below, properties=said)
        for name, numbers in named.items():
            for numbered in numbers.split(","):
                text.say(review, "related_proceeding", name, numbered, standing=Standing.ORDERED)
    return text


def item_effects(desk: Desk, records: list[Record], key: str) -> list[Effect]:
    """Effects of the orders of a judgment, item by item."""
    store = desk.build(records)
    rows = [
        row
        for edge in edges(store)
        if edge.type == "order_on"
        for row in store.evidence(EVERYONE, edge.id)
        if row.property == "subject" and row.record == records_id(key)
    ]
    return [row.effect for row in sorted(rows, key=lambda row: row.start or 0)]


def test_a_reversal_in_part_changes_only_the_items_it_names_in_whatever_order_they_arrive(desk: Desk) -> None:
    first = ordered_in("一审", FIRST, 3)
    second = ordered_in(
        "二审", SECOND, 1, reviews=FIRST, fate="partly_reversed", undone_items="2", kept_items="1"
    )
    for order in permutations([first, second]):
        found = item_effects(desk, list(order), "一审")
        assert found == [Effect.IN_EFFECT, Effect.REVERSED, Effect.IN_EFFECT]
        assert item_effects(desk, list(order), "二审") == [Effect.IN_EFFECT]


def test_a_retrial_that_undoes_an_item_of_the_appeal_leaves_its_other_items(desk: Desk) -> None:
    three = [
        ordered_in("一审", FIRST, 2),
        ordered_in("二审", SECOND, 2, reviews=FIRST, fate="reversed"),
        ordered_in("再审", SUPREME, 1, reviews=SECOND, fate="partly_reversed", undone_items="2"),
    ]
    for order in permutations(three):
        assert item_effects(desk, list(order), "二审") == [Effect.IN_EFFECT, Effect.REVERSED]
        assert set(item_effects(desk, list(order), "一审")) == {Effect.UNKNOWN}


def test_an_item_changed_in_part_or_spoken_of_both_ways_is_unknown() -> None:
    part = Chain.of([(SECOND, FIRST, "partly_reversed")], [(SECOND, FIRST, "touched_items", 2)])
    assert part.effect(FIRST, 2) is Effect.UNKNOWN
    assert part.effect(FIRST, 1) is Effect.IN_EFFECT
    assert part.effect(FIRST) is Effect.UNKNOWN
    both = [(SECOND, FIRST, "undone_items", 1), (SECOND, FIRST, "kept_items", 1)]
    assert Chain.of([(SECOND, FIRST, "partly_reversed")], both).effect(FIRST, 1) is Effect.UNKNOWN


def test_where_only_kept_items_are_named_nothing_is_known_of_the_others() -> None:
    chain = Chain.of([(SECOND, FIRST, "partly_reversed")], [(SECOND, FIRST, "kept_items", 1)])
    assert (chain.effect(FIRST, 1), chain.effect(FIRST, 2)) == (Effect.IN_EFFECT, Effect.UNKNOWN)


@pytest.mark.parametrize(("fate", "effect"), [("reversed", Effect.REVERSED), ("upheld", Effect.IN_EFFECT)])
def test_a_finding_quoted_from_below_falls_or_stands_with_the_judgment_below(
    desk: Desk, fate: str, effect: Effect
) -> None:
    text, proceeding = judgment("二审", SECOND)
    below = text.entity("proceeding", FIRST)
    said = {"relation": "under_review", "fate": fate}
    text.relation("related_proceeding", proceeding, below, properties=said)
    lender, borrower = text.entity("person", "吴某甲"), text.entity("person", "郑某乙")
    text.relation("lent_to", lender, borrower, properties={"found_in": FIRST})
    text.relation("paid_to", borrower, lender)
    found = desk.build([text])
    effects = {
        edge.type: {row.effect for row in found.evidence(EVERYONE, edge.id) if row.property == "subject"}
        for edge in edges(found)
        if edge.type in ("lent_to", "paid_to")
    }
    assert effects == {"lent_to": {effect}, "paid_to": {Effect.IN_EFFECT}}
