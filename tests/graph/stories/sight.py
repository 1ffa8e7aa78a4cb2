"""What exists for whom, and how shares are read as one."""

from graph.model import (
    Direction,
    EntityShare,
    GraphDelta,
    NeighbourCount,
    Value,
)
from ontology.ids import (
    state_relation_id,
)
from ontology.standing import Effect
from ontology.viewer import OPEN
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
    value,
)


class SightStories(Stories):
    """What exists for whom, and how shares are read as one."""

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
