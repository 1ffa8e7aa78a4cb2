"""Ids that were once given out lead somewhere for ever."""

from collections.abc import Iterable, Sequence

from graph.projection import project
from ontology.ids import EntityId, MentionId, entity_id
from tests.graph.desk import Desk
from tests.graph.invented import REGISTER, Record, views


def projected(
    records: Iterable[Record],
    clusters: Iterable[Sequence[MentionId]],
    former: Iterable[Sequence[MentionId]],
    redirected: Iterable[tuple[EntityId, EntityId]] = (),
) -> dict[EntityId, EntityId]:
    connection = views(records, clusters)
    connection.execute("create table before (mention blob, anchor blob)")
    pairs = [(bytes.fromhex(m), bytes.fromhex(group[0])) for group in former for m in group]
    connection.executemany("insert into before values (?, ?)", pairs)
    found: dict[EntityId, EntityId] = {}
    for delta in project(
        connection, build="b2", world_date="", previous_clusters="before", redirected=redirected
    ):
        found |= delta.redirects
    return found


def four() -> tuple[list[Record], list[MentionId]]:
    records = [Record(str(n), REGISTER) for n in range(4)]
    return records, [record.entity("company", f"公司{n}") for n, record in enumerate(records)]


def test_a_merged_id_leads_to_where_its_anchor_lives(desk: Desk) -> None:
    records, (a, b, c, d) = four()
    assert projected(records, [(a, b, c), (d,)], [(a,), (b, c), (d,)]) == {entity_id(b): entity_id(a)}


def test_a_split_leaves_the_id_with_its_anchor(desk: Desk) -> None:
    records, (a, b, c, d) = four()
    assert projected(records, [(a,), (b,), (c,), (d,)], [(a, b, c, d)]) == {}


def test_an_anchor_that_left_the_lake_leads_to_what_is_left_of_its_cluster(desk: Desk) -> None:
    records, (a, b, c, d) = four()
    assert projected(records[1:], [(b, c), (d,)], [(a, c), (b,), (d,)]) == {entity_id(a): entity_id(b)}


def test_an_id_redirected_builds_ago_is_still_remembered(desk: Desk) -> None:
    records, (a, b, c, d) = four()
    long_ago = EntityId("e" + "7" * 32)
    remembered = projected(records, [(a, b), (c,), (d,)], [(b,)], [(long_ago, entity_id(b))])
    assert remembered == {long_ago: entity_id(a), entity_id(b): entity_id(a)}
