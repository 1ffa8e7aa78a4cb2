"""Entities out of Neo4j: the shares that a viewer sees, merged."""

from collections.abc import Collection, Iterable
from typing import Any, Final

from graph.merge import caption, merge_entity
from graph.model import Entity, EntityShare
from graph.store.neo4j.reading import Reading
from graph.store.neo4j.sight import Sight, shares
from graph.store.sqlite.codec import load_properties
from ontology.ids import EntityId

FIELDS: Final = "x.compartment, x.type, x.mentions, x.share"
LOAD: Final = f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) RETURN n.id, {shares('n', FIELDS)}"


def load(reading: Reading, sight: Sight, ids: Collection[EntityId]) -> dict[EntityId, Entity]:
    """The visible ones among current ids."""
    if not ids:
        return {}
    rows = reading.rows(LOAD, {**sight.parameters, "ids": list(ids)})
    found = (entity(shares_of(id, parts)) for id, parts in rows)
    return {each.id: each for each in found if each is not None}


def shares_of(id: str, rows: Iterable[list[Any]]) -> list[EntityShare]:
    """Shares from rows of FIELDS, by compartment. A share that is being moved onto its node stands there twice,
    in equal words, and counts once."""
    by_compartment = {
        compartment: EntityShare(EntityId(id), compartment, type_name, load_properties(text), mentions)
        for compartment, type_name, mentions, text in rows
    }
    return [by_compartment[compartment] for compartment in sorted(by_compartment)]


def entity(visible: list[EntityShare]) -> Entity | None:
    """What the shares make together; None without any. A single one was merged when it was written."""
    if not visible:
        return None
    only = visible[0]
    if len(visible) > 1:
        return merge_entity(only.entity, visible)
    return Entity(only.entity, only.type, caption(only.type, only.properties), only.properties)
