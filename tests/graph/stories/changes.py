"""Evidence, former ids, increments, and reading everything through."""

from graph.model import (
    GraphDelta,
)
from ontology.ids import (
    EntityId,
)
from ontology.standing import Standing
from ontology.viewer import OPEN
from tests.graph.oracle import OracleStore
from tests.graph.questions import answers
from tests.graph.stories.city import (
    CASE,
    CLERK,
    EVERYONE,
    FACTORY,
    SHOP,
    STRANGER,
    WANG,
    ZHANG,
    Stories,
    city,
    represents,
    share,
    somebody,
    statement,
)


class ChangeStories(Stories):
    """Evidence, former ids, increments, and reading everything through."""

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
