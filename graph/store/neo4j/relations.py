"""Relations out of Neo4j: the shares of an id, edges and counter-claims alike, merged for a viewer."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from graph.merge import merge_relation, on_day
from graph.model import Relation, RelationShare
from graph.store.neo4j.naming import COUNTER_CLAIM, relationship
from graph.store.neo4j.reading import Reading
from graph.store.neo4j.sight import Sight, seen, visible
from graph.store.sqlite.codec import CLAIMS, is_id, load_detail
from ontology.ids import EntityId, RelationId

FIELDS: Final = """
r.id, r.compartment, coalesce(r.claimed_type, toLower(type(r))), a.id, b.id, r.rank, r.positive, r.counter,
coalesce(r.taken_down, false), coalesce(r.since, ''), coalesce(r.until, ''), coalesce(r.detail, '')
"""


def share(row: list[Any]) -> RelationShare:
    """Share from a row of FIELDS."""
    id, compartment, type_name, subject, object_, rank, positive, counter, down, since, until, detail = row
    standing, effect = CLAIMS[rank]
    qualifiers, properties = load_detail(detail)
    return RelationShare(
        relation=RelationId(id),
        compartment=compartment,
        type=type_name,
        subject=EntityId(subject),
        object=EntityId(object_),
        qualifiers=qualifiers,
        properties=properties,
        positive=positive,
        counter=counter,
        standing=standing,
        effect=effect,
        taken_down=down,
        since=since,
        until=until,
    )


def find(reading: Reading, sight: Sight, ids: Collection[RelationId]) -> list[Relation]:
    """The visible ones among ids of any type, ordered by (type, id)."""
    wanted = [id for id in dict.fromkeys(ids) if is_id(id, "r")]
    if not wanted:
        return []
    text = of_any_type(reading.pointer.kinds)
    return merged(reading.rows(text, {**sight.parameters, "ids": wanted}))


def load(
    reading: Reading, sight: Sight, by_type: Mapping[str, Collection[RelationId]], as_of: date | None = None
) -> list[Relation]:
    """The visible ones among ids whose types are known, as of a day, ordered by (type, id)."""
    kinds = {relationship(name): list(ids) for name, ids in by_type.items() if ids}
    kinds[COUNTER_CLAIM] = [id for ids in by_type.values() for id in ids]
    rows = [
        row
        for kind, ids in kinds.items()
        if ids
        for row in reading.rows(_of_type(kind), {**sight.parameters, "ids": ids})
    ]
    return merged(rows, as_of)


def merged(rows: Iterable[list[Any]], as_of: date | None = None) -> list[Relation]:
    """Relations of rows of FIELDS."""
    grouped: dict[RelationId, list[RelationShare]] = {}
    for row in sorted(rows, key=place):
        grouped.setdefault(RelationId(row[0]), []).append(share(row))
    days = (on_day(shares, as_of) for shares in grouped.values())
    found = [merge_relation(shares) for shares in days if shares]
    return sorted(found, key=lambda relation: (relation.type, relation.id))


def place(row: list[Any]) -> tuple[Any, ...]:
    """By id, compartment, period: the order in which shares are read through."""
    return row[0], row[1], row[9], row[10], row[5]


@cache
def _of_type(kind: str) -> str:
    return f"""
    UNWIND $ids AS id MATCH (a:Entity)-[r:{kind} {{id: id}}]->(b:Entity)
    WHERE {seen("r")} AND {visible("a")} AND {visible("b")} RETURN {FIELDS}
    """


@cache
def of_any_type(kinds: tuple[str, ...]) -> str:
    """One index look-up a type of relationship: an index on relationships speaks of one type only."""
    branches = " UNION ALL ".join(
        f"MATCH (a:Entity)-[r:{k} {{id: id}}]->(b:Entity) RETURN a, r, b" for k in kinds
    )
    return f"""
    UNWIND $ids AS id CALL (id) {{ {branches} }}
    WITH a, r, b WHERE {seen("r")} AND {visible("a")} AND {visible("b")} RETURN {FIELDS}
    """
