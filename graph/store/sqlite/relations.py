"""Relations out of the file: shares by id to the relation a viewer sees."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final

import apsw

from graph.merge import merge_relation, on_day
from graph.model import Relation, RelationShare
from graph.store.sqlite.adjacency import visible_ends
from graph.store.sqlite.codec import CLAIMS, entity_of, is_id, load_detail, pack_id, relation_of
from graph.store.sqlite.sight import Sight
from ontology.ids import RelationId

# Scalar subqueries, and no ORDER BY: 8 µs a relation where joins and a sorter took 45 (measured 2026-11).
COLUMNS: Final = """
r.id, r.compartment, (select name from type where num = r.type), (select id from node where num = r.subject),
(select id from node where num = r.object), r.rank, r.positive, r.counter, r.down, r.since, r.until, r.detail
"""
_SHARES: Final = f"select {COLUMNS} from relation r where r.id = ? and {{seen}} and {{ends}}"  # noqa: S608 - constants


def share(row: Any) -> RelationShare:
    """Share from a row of COLUMNS."""
    raw, compartment, type_name, subject, object_, rank, positive, counter, down, since, until, detail = row
    standing, effect = CLAIMS[rank]
    qualifiers, properties = load_detail(detail)
    return RelationShare(
        relation=relation_of(raw),
        compartment=compartment,
        type=type_name,
        subject=entity_of(subject),
        object=entity_of(object_),
        qualifiers=qualifiers,
        properties=properties,
        positive=positive,
        counter=counter,
        standing=standing,
        effect=effect,
        taken_down=bool(down),
        since=since,
        until=until,
    )


def load(
    connection: apsw.Connection, sight: Sight, wanted: Iterable[bytes], as_of: date | None = None
) -> list[Relation]:
    """The visible ones among these ids, as of a day, ordered by (type, id)."""
    sql = _SHARES.format(seen=sight.of("r"), ends=visible_ends(sight))
    found = []
    for raw in wanted:
        shares = on_day((share(row) for row in connection.execute(sql, (raw,))), as_of)
        if shares:
            found.append(merge_relation(shares))
    return sorted(found, key=lambda relation: (relation.type, relation.id))


def packed(ids: Collection[RelationId]) -> set[bytes]:
    """The well-formed ones among ids that may come from outside."""
    return {pack_id(id) for id in ids if is_id(id, "r")}
