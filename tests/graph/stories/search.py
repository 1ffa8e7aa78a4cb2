"""What is found by name and number, in which order, and when a page is cut."""

from graph.model import (
    Exactness,
    GraphDelta,
)
from tests.graph.stories.city import CASE, CLERK, EVERYONE, FACTORY, SHOP, Stories, city, share, somebody


class SearchStories(Stories):
    """What is found by name and number, in which order, and when a page is cut."""

    def test_a_two_character_name_is_found_exact_before_beginning_before_inside(self) -> None:
        names = {"张伟明": "person", "张伟": "person", "小张伟": "person", "张伟商行": "company"}
        store = self.opened([GraphDelta("b1", "", tuple(share(somebody(n), t, n) for n, t in names.items()))])
        page = store.search(EVERYONE, "张伟")
        assert [hit.value for hit in page.hits] == ["张伟", "张伟商行", "张伟明", "小张伟"]
        assert [hit.exactness for hit in page.hits] == [
            Exactness.EXACT, Exactness.PREFIX, Exactness.PREFIX, Exactness.CONTAINS
        ]  # fmt: skip

    def test_whom_and_what_is_looked_for_stands_before_what_was_written_about_it(self) -> None:
        named = {
            "document": "江城法院判决书",
            "auction": "江城路房产拍卖",
            "proceeding": "江城纠纷案",
            "bank_account": "江城账户",
            "person": "江城客",
            "company": "江城远帆公司",
        }
        said_as = {"document": "title", "auction": "title", "bank_account": "holder_name"}
        shares = tuple(share(somebody(t), t, **{said_as.get(t, "name"): n}) for t, n in named.items())
        page = self.opened([GraphDelta("b1", "", shares)]).search(EVERYONE, "江城")
        assert [hit.entity.type for hit in page.hits] == [
            "company", "person", "bank_account", "proceeding", "auction", "document"
        ]  # fmt: skip

    def test_who_is_called_so_stands_before_who_only_lives_there(self) -> None:
        called, there = somebody("甲"), somebody("乙")
        shares = (
            share(there, "company", "安宁公司", address="江城路1号"),
            share(called, "company", "江城公司"),
        )
        page = self.opened([GraphDelta("b1", "", shares)]).search(EVERYONE, "江城")
        assert [hit.entity.id for hit in page.hits] == [called, there]

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
