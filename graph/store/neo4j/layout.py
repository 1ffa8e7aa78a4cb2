"""Shares as columns of nodes and relationships: the one place where the model is laid out, for an increment (as a map)
and for a full build (as a line).

Beside what this store reads (ranks, JSON of all values) stand the first values under their own names, for people
who look at the graph in Neo4j's Browser. Nobody here reads those.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from graph.merge import caption, merge_properties
from graph.model import EntityShare, Properties, RelationShare
from graph.store.neo4j.naming import COUNTER_CLAIM, entity_type, relation_type, relationship, shown
from graph.store.neo4j.terms import search_grams, search_texts, texts
from graph.store.sqlite.codec import CLAIMS, RANKS, dump_detail, dump_properties

LONGEST: Final = 500
"""Characters shown of a value; the whole one stands in the JSON."""

ENTITY_COLUMNS: Final = (
    "compartment",
    "type",
    "caption",
    "mentions",
    "share",
    "from_build",
    "search_texts",
    "search_grams",
)
BARE_COLUMNS: Final = (
    "id",
    "compartment",
    "rank",
    "standing",
    "effect",
    "positive",
    "counter",
    "from_build",
    "since",
    "until",
)
RELATION_COLUMNS: Final = (*BARE_COLUMNS, "detail")
COUNTER_COLUMNS: Final = (*RELATION_COLUMNS, "claimed_type", "taken_down")
BUILD: Final = 1
"""Build number of everything that a full build holds."""


def _claims(part: int) -> str:
    """Standing (0) or effect (1) of a rank."""
    return f"({[str(claim[part]) for claim in CLAIMS]})[rank + 1]"


INTEGERS: Final = frozenset(
    {"compartment", "mentions", "from_build", "rank", "positive", "counter", "first", "version", "floor"}
    | {"kept", "swept"}
)

EDGE: Final = f"""
concat_ws(chr(9), 'e' || lower(hex(subject)), 'e' || lower(hex(object)), 'r' || lower(hex(relation)), bucket, rank,
    {_claims(0)}, {_claims(1)}, positive, counter, {BUILD}, coalesce(since, ''), coalesce(until, ''))
"""
"""Ends and BARE_COLUMNS of a line in SQL over the projection's relations; nothing in them needs quoting."""

Cells = list[Any]


def entity_cells(share: EntityShare, build: int) -> Cells:
    """Of the node, for an open share, or of a Share node: ENTITY_COLUMNS, then the shown ones."""
    kind = entity_type(share.type)
    properties = merge_properties(share.type, [share.properties])
    found = texts(properties)
    return [
        share.compartment,
        share.type,
        caption(share.type, properties),
        share.mentions,
        dump_properties(properties),
        build,
        search_texts(found, share.compartment) if found else None,
        search_grams(found, share.compartment) if found else None,
        *(_first(properties, name) for name in kind.properties),
    ]


@cache
def entity_columns(type_name: str) -> tuple[str, ...]:
    """Names of `entity_cells`."""
    return (*ENTITY_COLUMNS, *map(shown, entity_type(type_name).properties))


def is_edge(positive: int, taken_down: bool) -> bool:
    """Whether a share can be an edge; anything else is a counter-claim."""
    return positive > 0 and not taken_down


def kind_of(share: RelationShare) -> str:
    """Type of the relationship that holds the share."""
    known = relationship(relation_type(share.type).name)
    return known if is_edge(share.positive, share.taken_down) else COUNTER_CLAIM


def share_cells(share: RelationShare, build: int) -> Cells:
    """Of the relationship that holds the share."""
    claim = share.standing, share.effect
    edge = is_edge(share.positive, share.taken_down)
    said = said_cells(share.type, share.qualifiers, share.properties, edge=edge, down=share.taken_down)
    return [
        share.relation,
        share.compartment,
        RANKS[claim],
        *claim,
        share.positive,
        share.counter,
        build,
        share.since or None,
        share.until or None,
        *said,
    ]


def said_cells(
    type_name: str, qualifiers: Sequence[str], given: Properties, *, edge: bool, down: bool
) -> Cells:
    """The cells behind BARE_COLUMNS: what the share says beyond its claim."""
    properties = given and merge_properties(type_name, [given])
    detail = dump_detail(qualifiers, properties) or None
    if not edge:
        return [detail, type_name, down]
    places = _qualifier_places(type_name)
    if not places and not properties:
        return [detail]
    shown_values = (
        (name in places and _qualifier(qualifiers, places[name])) or _first(properties, name)
        for name in relation_type(type_name).properties
    )
    return [detail, *shown_values]


@cache
def relation_columns(type_name: str) -> tuple[str, ...]:
    """Names of the cells of an edge; a line may end early."""
    return (*RELATION_COLUMNS, *map(shown, relation_type(type_name).properties))


def as_map(columns: Sequence[str], cells: Cells) -> dict[str, Any]:
    """Cells that say something, by name."""
    return {name: cell for name, cell in zip(columns, cells, strict=False) if cell is not None}


@cache
def _qualifier_places(type_name: str) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(relation_type(type_name).qualifiers)}


def _qualifier(values: Sequence[str], place: int) -> str | None:
    return values[place][:LONGEST] or None if place < len(values) else None


def _first(properties: Properties, name: str) -> str | None:
    values = properties.get(name)
    return values[0].value[:LONGEST] if values else None
