"""What every graph store owes its readers, told once. A store's test module opens its own store and calls these;
the stories are a small fictional city, the properties compare with the oracle on drawn graphs.
"""

from collections.abc import Callable, Iterable
from datetime import date

from graph.model import (
    Direction,
    EntityShare,
    EvidenceRow,
    Exactness,
    GraphDelta,
    NeighbourCount,
    RelationShare,
    Value,
)
from graph.store.interface import GraphStore
from ontology.ids import (
    EntityId,
    MentionId,
    RecordId,
    StatementId,
    digest,
    entity_id,
    state_relation_id,
)
from ontology.standing import AssertedBy, Effect, Polarity, Standing
from ontology.viewer import OPEN, Viewer
from tests.graph.generated import DAYS, ENTITIES, FORMER, relation
from tests.graph.oracle import OracleStore

Open = Callable[[Iterable[GraphDelta]], GraphStore]
"""A store filled with deltas: the first as a build, the others as increments."""

CASE, OTHER_CASE = 41, 42
EVERYONE = Viewer(frozenset({OPEN}), "u1")
CLERK = Viewer(frozenset({OPEN, CASE}), "u2")
STRANGER = Viewer(frozenset({OTHER_CASE}), "u3")


def somebody(name: str) -> EntityId:
    return entity_id(MentionId(digest(name)))


FACTORY, SHOP, ZHANG, WANG, COURT = map(somebody, ("厂", "店", "张伟", "王五", "法院"))


def share(
    entity: EntityId, type_name: str, *names: str, compartment: int = OPEN, **properties: str
) -> EntityShare:
    values = {"name": tuple(value(name) for name in names)}
    return EntityShare(
        entity, compartment, type_name, values | {k: (value(v),) for k, v in properties.items()}
    )


def value(text: str, *, count: int = 1, effect: Effect = Effect.UNKNOWN, source_date: str = "") -> Value:
    return Value(text, count, Standing.RECORDED, effect, source_date)


def represents(
    person: EntityId,
    company: EntityId,
    *,
    compartment: int = OPEN,
    positive: int = 1,
    counter: int = 0,
    standing: Standing = Standing.RECORDED,
    effect: Effect = Effect.UNKNOWN,
    taken_down: bool = False,
    since: str = "",
    until: str = "",
) -> RelationShare:
    name = "legal_representative_of"
    return RelationShare(
        relation=state_relation_id(person, name, company, ""),
        compartment=compartment,
        type=name,
        subject=person,
        object=company,
        qualifiers=("",),
        properties={},
        positive=positive,
        counter=counter,
        standing=standing,
        effect=effect,
        taken_down=taken_down,
        since=since,
        until=until,
    )


def statement(
    owner: EntityId, text: str, *, compartment: int = OPEN, standing: Standing, source_date: str
) -> EvidenceRow:
    mention = MentionId(digest(text))
    return EvidenceRow(
        owner=owner,
        compartment=compartment,
        statement=StatementId(f"{mention}.{digest(text)[:16]}"),
        mention=mention,
        property="name",
        value=text,
        record=RecordId(digest("record", text)),
        start=10,
        end=12,
        column=None,
        extractor="invented@1",
        confidence=0.5,
        asserted_by=AssertedBy.COURT,
        standing=standing,
        effect=Effect.UNKNOWN,
        polarity=Polarity.POSITIVE,
        source="invented",
        source_date=source_date,
    )


def city() -> GraphDelta:
    """Open: Zhang represents the factory. In one case: Wang represents the shop, and Zhang has another name."""
    return GraphDelta(
        "b1",
        "2024-05-06",
        (
            share(FACTORY, "company", "甲乙机械制造有限公司", credit_code="91110000MA00000001"),
            share(SHOP, "company", "甲乙商店"),
            share(ZHANG, "person", "张伟"),
            share(ZHANG, "person", "张伟", "张大伟", compartment=CASE),
            share(WANG, "person", "王五", compartment=CASE),
        ),
        (represents(ZHANG, FACTORY), represents(WANG, SHOP, compartment=CASE)),
    )


class StoreConformance:
    """Inherit and give `opened`."""

    def opened(self, deltas: Iterable[GraphDelta]) -> GraphStore:
        raise NotImplementedError

    def test_a_two_character_name_is_found_exact_before_beginning_before_inside(self) -> None:
        names = {"张伟明": "person", "张伟": "person", "小张伟": "person", "张伟商行": "company"}
        store = self.opened([GraphDelta("b1", "", tuple(share(somebody(n), t, n) for n, t in names.items()))])
        page = store.search(EVERYONE, "张伟")
        assert [hit.value for hit in page.hits] == ["张伟", "张伟商行", "张伟明", "小张伟"]
        assert [hit.exactness for hit in page.hits] == [
            Exactness.EXACT, Exactness.PREFIX, Exactness.PREFIX, Exactness.CONTAINS
        ]  # fmt: skip

    def test_width_case_and_gaps_do_not_hide_a_name(self) -> None:
        store = self.opened([GraphDelta("b1", "", (share(SHOP, "company", "ＡＢ（北京） Trading"),))])
        for text in ("ab(北京)trading", "AB（北京）Ｔrading", "京)T", "b("):
            assert [hit.entity.id for hit in store.search(EVERYONE, text).hits] == [SHOP], text

    def test_a_single_character_finds_and_nothing_finds_nothing(self) -> None:
        store = self.opened([city()])
        assert {hit.entity.id for hit in store.search(EVERYONE, "甲").hits} == {FACTORY, SHOP}
        assert store.search(EVERYONE, "  ").hits == ()
        assert store.search(EVERYONE, "丙丁").hits == ()

    def test_characters_apart_in_a_name_are_not_a_hit(self) -> None:
        store = self.opened([GraphDelta("b1", "", (share(SHOP, "company", "甲乙丙乙丁甲丙"),))])
        assert store.search(EVERYONE, "甲乙丁").hits == ()
        assert len(store.search(EVERYONE, "乙丁甲").hits) == 1

    def test_query_syntax_is_text(self) -> None:
        store = self.opened([city()])
        for text in ('"', "张 OR 王", "*", "NEAR(张 伟)", "^张", "text:张", "'; drop table meta; --", "|"):
            assert store.search(EVERYONE, text).hits == (), text

    def test_a_code_is_found_from_its_middle(self) -> None:
        page = self.opened([city()]).search(EVERYONE, "MA0000")
        assert [(hit.property, hit.exactness) for hit in page.hits] == [("credit_code", Exactness.CONTAINS)]

    def test_search_for_a_type_finds_its_kinds(self) -> None:
        branch = somebody("分公司")
        store = self.opened([city(), GraphDelta("b2", "", (share(branch, "branch", "甲乙分公司"),))])
        assert branch in {hit.entity.id for hit in store.search(EVERYONE, "甲乙", types=["company"]).hits}
        assert store.search(EVERYONE, "甲乙", types=["person"]).hits == ()

    def test_a_cut_page_says_so_and_a_full_one_does_not(self) -> None:
        store = self.opened([city()])
        assert store.search(EVERYONE, "甲", limit=1).truncated
        assert not store.search(EVERYONE, "甲", limit=2).truncated

    def test_hidden_hits_do_not_truncate_a_page(self) -> None:
        hidden = tuple(share(somebody(str(n)), "person", f"张伟{n}", compartment=CASE) for n in range(5))
        store = self.opened([city(), GraphDelta("b2", "", hidden)])
        assert not store.search(EVERYONE, "张伟", limit=1).truncated
        assert store.search(CLERK, "张伟", limit=1).truncated

    def test_what_a_viewer_may_not_see_does_not_exist(self) -> None:
        store = self.opened([city()])
        assert store.entities(EVERYONE, [WANG]) == {}
        assert store.search(EVERYONE, "王五").hits == ()
        assert store.search(EVERYONE, "张大伟").hits == ()
        assert store.neighbours(EVERYONE, [SHOP]).relations == ()
        assert store.counts(EVERYONE).entities == {"company": 2, "person": 1}
        assert store.counts(STRANGER).entities == {}

    def test_shares_are_read_as_one_entity(self) -> None:
        zhang = self.opened([city()]).entities(CLERK, [ZHANG])[ZHANG]
        assert [(v.value, v.count) for v in zhang.properties["name"]] == [("张伟", 2), ("张大伟", 1)]

    def test_the_caption_is_the_firmest_then_the_newest_then_the_most_stated(self) -> None:
        def shown(*values: Value) -> str:
            entity = EntityShare(SHOP, OPEN, "company", {"name": values})
            return self.opened([GraphDelta("b1", "", (entity,))]).entities(EVERYONE, [SHOP])[SHOP].caption

        old, new = value("旧名", count=9, source_date="2001-01-01"), value("新名", source_date="2020-01-01")
        firm = value("登记名", effect=Effect.IN_EFFECT)
        assert shown(old, new) == "新名"
        assert shown(old, new, firm) == "登记名"
        assert shown(value("乙"), value("甲", count=2)) == "甲"
        assert shown(value("乙"), value("丙")) == "丙", "equal claims: by code point"

    def test_the_most_specific_type_is_shown(self) -> None:
        open_share = share(SHOP, "company", "甲乙分公司")
        store = self.opened(
            [GraphDelta("b1", "", (open_share, share(SHOP, "branch", "甲乙", compartment=CASE)))]
        )
        assert store.entities(EVERYONE, [SHOP])[SHOP].type == "company"
        assert store.entities(CLERK, [SHOP])[SHOP].type == "branch"
        assert store.counts(CLERK).entities == {"branch": 1}

    def test_a_relation_to_somebody_unseen_does_not_exist(self) -> None:
        store = self.opened([city(), GraphDelta("b2", "", (), (represents(WANG, FACTORY),))])
        edge = state_relation_id(WANG, "legal_representative_of", FACTORY, "")
        assert store.relations(EVERYONE, [edge]) == {}
        assert store.relations(CLERK, [edge]).keys() == {edge}
        assert store.neighbour_counts(EVERYONE, FACTORY) == (
            NeighbourCount("legal_representative_of", Direction.IN, "person", 1),
        )

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

    def test_evidence_comes_firmest_then_newest_and_only_what_may_be_seen(self) -> None:
        rows = (
            statement(ZHANG, "甲说", standing=Standing.ALLEGED, source_date="2023-01-01"),
            statement(ZHANG, "旧认定", standing=Standing.FOUND, source_date="2001-01-01"),
            statement(ZHANG, "新认定", standing=Standing.FOUND, source_date="2020-01-01"),
            statement(ZHANG, "密", compartment=CASE, standing=Standing.ORDERED, source_date="2020-01-01"),
        )
        store = self.opened([city(), GraphDelta("b2", "", evidence=rows)])
        assert [r.value for r in store.evidence(EVERYONE, ZHANG)] == ["新认定", "旧认定", "甲说"]
        assert [r.value for r in store.evidence(CLERK, ZHANG, limit=2)] == ["密", "新认定"]
        assert store.evidence(EVERYONE, ZHANG)[0] == rows[2]

    def test_a_former_id_answers_as_the_current_one(self) -> None:
        former = somebody("合并之前")
        store = self.opened([city(), GraphDelta("b2", "", redirects={former: ZHANG})])
        assert store.resolve(former) == ZHANG
        assert store.entities(EVERYONE, [former]).keys() == {ZHANG}
        assert store.steps(EVERYONE, [former]).steps.keys() == {ZHANG}
        assert dict(store.redirects()) == {former: ZHANG}
        store.apply([GraphDelta("b3", "", (share(former, "person", "张伟"),))])
        assert store.resolve(former) == former, "a split revives the id"

    def test_an_unknown_id_is_nobody_and_no_error(self) -> None:
        store = self.opened([city()])
        for id in (somebody("无"), EntityId("e"), EntityId("张伟"), EntityId("r" + "0" * 32)):
            assert store.resolve(id) == id
            assert store.entities(EVERYONE, [id]) == {}
            assert store.neighbours(EVERYONE, [id]).relations == ()
            assert store.evidence(EVERYONE, id) == ()

    def test_an_increment_replaces_forgets_and_adds(self) -> None:
        store = self.opened([city()])
        edge = represents(ZHANG, FACTORY)
        store.apply(
            [
                GraphDelta(
                    "b2",
                    "2024-06-01",
                    (share(FACTORY, "company", "丙丁机械有限公司"),),
                    gone_entities=((SHOP, OPEN),),
                    gone_relations=((edge.relation, OPEN),),
                )
            ]
        )
        assert store.search(EVERYONE, "甲乙").hits == ()
        assert [hit.entity.id for hit in store.search(EVERYONE, "丙丁").hits] == [FACTORY]
        assert store.neighbours(EVERYONE, [ZHANG]).relations == ()
        assert store.neighbours(CLERK, [WANG]).relations == (), "the shop is nowhere to be seen"
        assert store.build_info().build == "b2"
        assert store.build_info().world_date == "2024-06-01"

    def test_what_is_read_through_fills_another_store_alike(self) -> None:
        rows = (statement(ZHANG, "认定", standing=Standing.FOUND, source_date=""),)
        store = self.opened([city(), GraphDelta("b2", "2024-05-06", evidence=rows)])
        for viewer in (EVERYONE, CLERK, STRANGER):
            copy = OracleStore(store.shares(viewer))
            assert answers(copy, CLERK) == answers(store, viewer)


def answers(store: GraphStore, viewer: Viewer) -> dict[str, object]:
    """What a store says to everything a drawn graph can be asked."""
    people = [*ENTITIES, *FORMER]
    edges = [relation(n) for n in range(12)]
    said: dict[str, object] = {
        "entities": store.entities(viewer, people),
        "relations": store.relations(viewer, edges),
        "counts": store.counts(viewer),
        "among": store.among(viewer, people[:6]),
        "evidence": [store.evidence(viewer, owner, limit=3) for owner in (*people, *edges)],
        "neighbour counts": [store.neighbour_counts(viewer, person) for person in people],
    }
    for text in ("张伟", "张", "甲乙公司", "ab", "公司", 'A"b', "1", "刑终", "|"):
        said[f"search {text}"] = store.search(viewer, text, limit=2)
    said["search typed"] = store.search(viewer, "公司", types=["company"])
    for day in (None, *(date.fromisoformat(d) for d in DAYS if d)):
        for direction in Direction:
            for cap in (1, 200):
                how = {"as_of": day, "direction": direction, "degree_cap": cap}
                said[f"neighbours {how}"] = store.neighbours(viewer, people, **how)  # type: ignore[arg-type]
                said[f"steps {how}"] = store.steps(viewer, people, **how)  # type: ignore[arg-type]
    said["typed"] = store.neighbours(viewer, people, types=["party_to"])
    return said
