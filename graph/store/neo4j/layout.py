"""Shares as properties of nodes and relationships: the one place where the model is laid out, for an increment and
for a full build.

Beside what this store reads (ranks, JSON of all values) stand the first values under their own names, for people
who look at the graph in Neo4j's Browser. Nobody here reads those.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from graph.merge import caption, merge_properties
from graph.model import EntityShare, Properties, RelationShare
from graph.store.neo4j.naming import COUNTER_CLAIM, entity_type, relation_type, relationship, shown
from graph.store.neo4j.terms import search_grams, search_texts, texts
from graph.store.sqlite.codec import RANKS, dump_detail, dump_properties

LONGEST: Final = 500
"""Characters shown of a value; the whole one stands in the JSON."""

Laid = dict[str, Any]


def entity_properties(share: EntityShare, build: int) -> Laid:
    """Of the node, for an open share, or of a Share node."""
    kind = entity_type(share.type)
    properties = merge_properties(share.type, [share.properties])
    laid: Laid = {
        "compartment": share.compartment,
        "type": share.type,
        "caption": caption(share.type, properties),
        "mentions": share.mentions,
        "share": dump_properties(properties),
        "from_build": build,
    }
    found = texts(properties)
    if found:
        laid["search_texts"] = search_texts(found, share.compartment)
        laid["search_grams"] = search_grams(found, share.compartment)
    return laid | _shown(properties, kind.properties)


def is_edge(share: RelationShare) -> bool:
    """Whether the share can be an edge; anything else is a counter-claim."""
    return share.positive > 0 and not share.taken_down


def kind_of(share: RelationShare) -> str:
    """Type of the relationship that holds the share."""
    return relationship(relation_type(share.type).name) if is_edge(share) else COUNTER_CLAIM


def relation_properties(share: RelationShare, build: int) -> Laid:
    """Of the relationship that holds the share."""
    kind = relation_type(share.type)
    properties = share.properties and merge_properties(share.type, [share.properties])
    laid: Laid = {
        "id": share.relation,
        "compartment": share.compartment,
        "rank": RANKS[share.standing, share.effect],
        "standing": str(share.standing),
        "effect": str(share.effect),
        "positive": share.positive,
        "counter": share.counter,
        "from_build": build,
        "since": share.since or None,
        "until": share.until or None,
        "detail": dump_detail(share.qualifiers, properties) or None,
    }
    if not is_edge(share):
        return laid | {"claimed_type": share.type, "taken_down": share.taken_down}
    return laid | _qualifiers(kind.qualifiers, share.qualifiers) | _shown(properties, kind.properties)


def _qualifiers(names: Sequence[str], values: Sequence[str]) -> Laid:
    return {shown(name): value[:LONGEST] for name, value in zip(names, values, strict=False) if value}


def _shown(properties: Properties, known: Iterable[str] | Mapping[str, object]) -> Laid:
    return {shown(name): properties[name][0].value[:LONGEST] for name in known if properties.get(name)}
