"""Edges that stand, fall, end, and are cut at a hub."""

from datetime import date

from graph.model import (
    Direction,
    GraphDelta,
)
from ontology.standing import Effect, Standing
from tests.graph.stories.city import (
    CASE,
    CLERK,
    EVERYONE,
    FACTORY,
    SHOP,
    ZHANG,
    Stories,
    city,
    represents,
    share,
    somebody,
)


class RelationStories(Stories):
    """Edges that stand, fall, end, and are cut at a hub."""

    def test_a_negative_finding_in_effect_takes_an_edge_down_and_keeps_it_readable(self) -> None:
        against = represents(
            ZHANG, FACTORY, compartment=CASE, positive=0, counter=1, taken_down=True, standing=Standing.FOUND,
            effect=Effect.IN_EFFECT,
        )  # fmt: skip
        store = self.opened([city(), GraphDelta("b2", "", (), (against,))])
        assert len(store.neighbours(EVERYONE, [ZHANG]).relations) == 1
        assert store.neighbours(CLERK, [ZHANG]).relations == ()
        assert store.among(CLERK, [ZHANG, FACTORY]) == ()
        told = store.relations(CLERK, [against.relation])[against.relation]
        assert (told.positive, told.counter) == (1, 1)

    def test_a_finding_against_one_period_leaves_the_others(self) -> None:
        first = represents(ZHANG, SHOP, since="2010-01-01", until="2012-12-31")
        second = represents(ZHANG, SHOP, since="2015-01-01", until="2018-12-31")
        against = represents(
            ZHANG, SHOP, compartment=CASE, positive=0, counter=1, taken_down=True, since="2011-01-01",
            until="2011-12-31",
        )  # fmt: skip
        store = self.opened(
            [city(), GraphDelta("b2", "", (), (first, second)), GraphDelta("b3", "", (), (against,))]
        )
        (edge,) = store.among(CLERK, [ZHANG, SHOP])
        assert (edge.since, edge.until) == ("2015-01-01", "2018-12-31")
        assert store.among(EVERYONE, [ZHANG, SHOP])[0].since == "2010-01-01"

    def test_a_finding_against_counts_only_on_the_days_it_speaks_of(self) -> None:
        held = represents(ZHANG, SHOP, since="2010-01-01", until="2020-12-31")
        against = represents(
            ZHANG,
            SHOP,
            compartment=CASE,
            positive=0,
            counter=1,
            taken_down=True,
            since="2015-01-01",
            until="2016-12-31",
        )
        store = self.opened([city(), GraphDelta("b2", "", (), (held,)), GraphDelta("b3", "", (), (against,))])

        def stands(day: date | None) -> bool:
            around = store.neighbours(CLERK, [SHOP], as_of=day)
            return held.relation in {relation.id for relation in around.relations}

        assert stands(date(2012, 1, 1))
        assert not stands(date(2015, 6, 1))
        assert not stands(None), "as far as is known, it was found not to be so"

    def test_as_of_a_day_only_what_it_does_not_rule_out(self) -> None:
        first = represents(ZHANG, SHOP, since="2010-01-01", until="2012-12-31")
        second = represents(ZHANG, SHOP, since="2015-01-01", standing=Standing.FOUND, effect=Effect.IN_EFFECT)
        store = self.opened([city(), GraphDelta("b2", "", (), (first, second))])

        def standing(day: date) -> list[Standing]:
            around = store.neighbours(EVERYONE, [SHOP], as_of=day)
            return [relation.standing for relation in around.relations]

        assert standing(date(2012, 12, 31)) == [Standing.RECORDED]
        assert standing(date(2013, 6, 1)) == []
        assert standing(date(2024, 1, 1)) == [Standing.FOUND]
        assert standing(date(2009, 12, 31)) == []

    def test_a_hub_is_cut_at_the_cap_firmest_first_and_says_so(self) -> None:
        people = [somebody(f"人{n}") for n in range(30)]
        firm = represents(people[17], FACTORY, standing=Standing.ORDERED)
        edges = [represents(person, FACTORY) for person in people if person != people[17]]
        named = tuple(share(person, "person", f"人{n}") for n, person in enumerate(people))
        store = self.opened([city(), GraphDelta("b2", "", named, (*edges, firm))])
        around = store.steps(EVERYONE, [FACTORY], degree_cap=10)
        assert around.truncated == {FACTORY}
        assert around.steps[FACTORY][0].to == people[17]
        assert [s.relation for s in around.steps[FACTORY][1:]] == sorted(
            [edge.relation for edge in edges] + [represents(ZHANG, FACTORY).relation]
        )[:9]
        assert not store.neighbours(EVERYONE, [FACTORY], degree_cap=31).truncated
        assert len(store.neighbours(EVERYONE, [FACTORY], degree_cap=10).relations) == 10

    def test_hidden_relations_do_not_use_up_the_cap(self) -> None:
        people = [somebody(f"人{n}") for n in range(20)]
        named = tuple(share(person, "person", "某", compartment=CASE) for person in people)
        edges = tuple(represents(p, FACTORY, compartment=CASE, standing=Standing.ORDERED) for p in people)
        store = self.opened([city(), GraphDelta("b2", "", named, edges)])
        around = store.neighbours(EVERYONE, [FACTORY], degree_cap=1)
        assert [r.subject for r in around.relations] == [ZHANG]
        assert not around.truncated
        assert store.neighbours(CLERK, [FACTORY], degree_cap=1).truncated == {FACTORY}

    def test_neighbours_by_direction_and_type(self) -> None:
        store = self.opened([city()])
        assert store.neighbours(EVERYONE, [ZHANG], direction=Direction.IN).relations == ()
        assert len(store.neighbours(EVERYONE, [ZHANG], direction=Direction.OUT).relations) == 1
        assert store.neighbours(EVERYONE, [ZHANG], types=["party_to"]).relations == ()
        assert store.neighbours(EVERYONE, [ZHANG], types=["no such relation"]).relations == ()
        around = store.neighbours(EVERYONE, [ZHANG], types=["legal_representative_of"])
        assert around.entities.keys() == {ZHANG, FACTORY}
