"""Walks agree with enumerating every walk, end on rings, and say when a ceiling cut them."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from graph.errors import LimitExceededError
from graph.limits import Limits
from graph.model import GraphDelta, RelationShare
from graph.paths import Path as Chain
from graph.paths import shortest_paths
from graph.store.interface import GraphStore
from graph.store.sqlite import SqliteStore, build_sqlite
from graph.traversal import k_hop
from ontology.ids import EntityId, state_relation_id
from ontology.viewer import OPEN, Viewer
from tests.graph.conformance import CASE, CLERK, EVERYONE, represents, share, somebody
from tests.graph.oracle import OracleStore

Pair = tuple[int, int]


class City:
    """People and companies by number, with holdings drawn from a seed; some of them in one case only."""

    def __init__(self, seed: int, *, size: int = 14, edges: int = 22, hidden: int = 4) -> None:
        rng = random.Random(seed)
        self.pairs: set[Pair] = set()
        while len(self.pairs) < edges:
            self.pairs.add(tuple(sorted(rng.sample(range(size), 2))))  # type: ignore[arg-type]
        self.hidden = set(rng.sample(sorted(self.pairs), hidden))
        self.size = size

    def delta(self) -> GraphDelta:
        shares = tuple(share(at(n), "company", f"公司{n}") for n in range(self.size))
        return GraphDelta("b1", "2024-01-01", shares, tuple(self._edge(pair) for pair in sorted(self.pairs)))

    def _edge(self, pair: Pair) -> RelationShare:
        compartment = CASE if pair in self.hidden else OPEN
        return represents(at(pair[0]), at(pair[1]), compartment=compartment)

    def seen_by(self, viewer: Viewer) -> set[Pair]:
        return self.pairs if viewer.sees(CASE) else self.pairs - self.hidden


def at(number: int) -> EntityId:
    return somebody(f"公司{number}")


def distances_by_enumeration(pairs: set[Pair], start: int, hops: int) -> dict[EntityId, int]:
    distance = {start: 0}
    for hop in range(1, hops + 1):
        for here in [n for n, d in distance.items() if d == hop - 1]:
            for one, other in pairs:
                if here in (one, other):
                    distance.setdefault(other if here == one else one, hop)
    return {at(n): d for n, d in distance.items()}


def paths_by_enumeration(
    pairs: set[Pair], start: int, goal: int, hops: int, size: int
) -> list[tuple[EntityId, ...]]:
    between = [n for n in range(size) if n not in (start, goal)]
    found = []
    for inner in range(hops):
        for middle in permutations(between, inner):
            chain = (start, *middle, goal)
            if all(tuple(sorted(step)) in pairs for step in pairwise(chain)):
                found.append(tuple(map(at, chain)))
    return sorted(found, key=lambda chain: (len(chain), chain))


@pytest.fixture(params=["sqlite", "oracle"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[object]:
    stores: list[GraphStore] = []

    def open_store(delta: GraphDelta) -> GraphStore:
        if request.param == "oracle":
            return OracleStore([delta])
        path = tmp_path / f"{len(stores)}.sqlite"
        build_sqlite(path, [delta])
        stores.append(SqliteStore(path))
        return stores[-1]

    yield open_store
    for store in stores:
        store.close()


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("viewer", [EVERYONE, CLERK], ids=["everyone", "clerk"])
def test_k_hop_agrees_with_enumerating_every_walk(opened, viewer: Viewer, seed: int) -> None:
    city = City(seed)
    walk = k_hop(opened(city.delta()), viewer, at(0), hops=3)
    assert walk.distance == distances_by_enumeration(city.seen_by(viewer), 0, 3)
    assert not walk.truncated


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("viewer", [EVERYONE, CLERK], ids=["everyone", "clerk"])
def test_shortest_paths_agree_with_trying_every_order(opened, viewer: Viewer, seed: int) -> None:
    city = City(seed, size=9, edges=13, hidden=3)
    found = shortest_paths(opened(city.delta()), viewer, at(0), at(5), hops=5, count=50)
    expected = paths_by_enumeration(city.seen_by(viewer), 0, 5, 5, city.size)
    assert [path.entities for path in found.paths] == expected[:50]
    assert not found.truncated


def test_only_the_asked_number_of_paths_shortest_first(opened) -> None:
    city = City(3, size=9, edges=16, hidden=0)
    store = opened(city.delta())
    every = shortest_paths(store, EVERYONE, at(0), at(5), hops=6, count=50).paths
    assert shortest_paths(store, EVERYONE, at(0), at(5), hops=6, count=3).paths == every[:3]


def test_parallel_relations_are_one_step_of_a_path(opened) -> None:
    edges = (represents(at(0), at(1)), represents(at(1), at(0)))
    delta = GraphDelta("b1", "", (share(at(0), "company", "甲"), share(at(1), "company", "乙")), edges)
    found = shortest_paths(opened(delta), EVERYONE, at(0), at(1))
    both = tuple(
        sorted(state_relation_id(at(a), "legal_representative_of", at(b), "") for a, b in ((0, 1), (1, 0)))
    )
    assert found.paths == (Chain((at(0), at(1)), (both,)),)


def ring(size: int) -> GraphDelta:
    shares = tuple(share(at(n), "company", f"公司{n}") for n in range(size))
    return GraphDelta("b1", "", shares, tuple(represents(at(n), at((n + 1) % size)) for n in range(size)))


def test_a_cross_holding_ring_ends(opened) -> None:
    walk = k_hop(opened(ring(5)), EVERYONE, at(0), hops=6)
    assert sorted(walk.distance.values()) == [0, 1, 1, 2, 2]


def star(leaves: int) -> GraphDelta:
    shares = tuple(share(at(n), "company", f"公司{n}") for n in range(leaves + 1))
    return GraphDelta("b1", "", shares, tuple(represents(at(n), at(0)) for n in range(1, leaves + 1)))


def test_a_walk_says_when_a_hub_was_cut(opened) -> None:
    store = opened(star(30))
    cut = k_hop(store, EVERYONE, at(0), hops=1, limits=Limits(degree=10))
    assert cut.truncated
    assert len(cut.distance) == 11
    assert not k_hop(store, EVERYONE, at(0), hops=1, limits=Limits(degree=30)).truncated


def test_a_walk_keeps_the_nearest_when_rows_run_out(opened) -> None:
    walk = k_hop(opened(ring(9)), EVERYONE, at(0), hops=6, limits=Limits(rows=4))
    assert walk.truncated
    assert sorted(walk.distance.values()) == [0, 1, 1, 2]


def test_no_time_means_a_cut_answer_not_a_wrong_one(opened) -> None:
    store = opened(ring(5))
    walk = k_hop(store, EVERYONE, at(0), hops=3, limits=Limits(seconds=0))
    assert walk.truncated
    assert walk.distance == {at(0): 0}
    assert shortest_paths(store, EVERYONE, at(0), at(2), limits=Limits(seconds=0)).truncated


def test_a_path_through_a_cut_hub_may_be_missing_and_says_so(opened) -> None:
    store = opened(star(30))
    found = shortest_paths(store, EVERYONE, at(1), at(2), count=1, limits=Limits(degree=5))
    assert [path.entities for path in found.paths] == [(at(1), at(0), at(2))]
    assert not found.truncated, "neither end had to walk from the hub"
    assert shortest_paths(store, EVERYONE, at(1), at(2), count=9, limits=Limits(degree=5)).truncated


def test_limits_can_only_be_lowered(opened) -> None:
    for higher in ({"hops": 7}, {"rows": 10_001}, {"degree": 201}, {"seconds": 31.0}):
        with pytest.raises(LimitExceededError, match=r"超过了上限.*请减小"):
            Limits(**higher)  # type: ignore[arg-type]
    store = opened(ring(3))
    with pytest.raises(LimitExceededError):
        k_hop(store, EVERYONE, at(0), hops=3, limits=Limits(hops=2))
    with pytest.raises(LimitExceededError):
        shortest_paths(store, EVERYONE, at(0), at(1), hops=7)


def test_nobody_walks_from_or_to_what_they_do_not_see(opened) -> None:
    hidden = share(at(1), "company", "乙", compartment=CASE)
    delta = GraphDelta("b1", "", (share(at(0), "company", "甲"), hidden), (represents(at(0), at(1)),))
    store = opened(delta)
    assert k_hop(store, EVERYONE, at(1), hops=2).distance == {}
    assert k_hop(store, EVERYONE, at(0), hops=2).distance == {at(0): 0}
    assert shortest_paths(store, EVERYONE, at(0), at(1)).paths == ()
    assert len(shortest_paths(store, CLERK, at(0), at(1)).paths) == 1


def test_a_walk_as_of_a_day(opened) -> None:
    delta = GraphDelta(
        "b1",
        "",
        tuple(share(at(n), "company", f"公司{n}") for n in range(3)),
        (represents(at(0), at(1), until="2010-12-31"), represents(at(1), at(2), since="2012-01-01")),
    )
    store = opened(delta)
    assert len(k_hop(store, EVERYONE, at(0), hops=2).distance) == 3
    assert len(k_hop(store, EVERYONE, at(0), hops=2, as_of=date(2010, 1, 1)).distance) == 2
    assert shortest_paths(store, EVERYONE, at(0), at(2), as_of=date(2011, 6, 1)).paths == ()
