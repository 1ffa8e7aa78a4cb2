"""The vocabulary, the ranks and the rules as small DuckDB tables, so that the projection's SQL is constant text."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import duckdb
import pyarrow as pa

from graph.errors import ProjectionError
from graph.projection.effect import claim_rules
from ontology.standing import EFFECT_RANK, STANDING_RANK, Effect, Standing
from ontology.vocabulary import Relation, Type, vocabulary

MOST_QUALIFIERS: Final = 4
"""Columns that the relation pivot has for them; no type of the vocabulary needs more than one today."""
FIRM_STEP: Final = len(STANDING_RANK)
"""A claim's firmness as one integer: effect rank × this + standing rank, greatest is firmest."""
CLAIM_OF: Final[dict[int, tuple[Standing, Effect]]] = {
    EFFECT_RANK[effect] * FIRM_STEP + STANDING_RANK[standing]: (standing, effect)
    for effect in Effect
    for standing in Standing
}


def load_vocabulary(connection: duckdb.DuckDBPyConnection) -> None:
    """graph_type, graph_lineage, graph_qualifier, graph_firm and graph_claim_rule as temporary tables."""
    words = vocabulary()
    kinds = [*words.entities.values(), *words.relations.values()]
    save(
        connection,
        "graph_type",
        ("type", "kind", "place", "qualifiers"),
        ((k.name, str(k.kind), place, _qualifiers(k)) for place, k in enumerate(kinds)),
    )
    lineage = ((k.name, a) for k in words.entities.values() for a in k.ancestors if a != k.name)
    save(connection, "graph_lineage", ("type", "ancestor"), lineage)
    qualifiers = (
        (r.name, name, place) for r in words.relations.values() for place, name in enumerate(r.qualifiers)
    )
    save(connection, "graph_qualifier", ("type", "property", "place"), qualifiers)
    firm = ((str(standing), str(effect), number) for number, (standing, effect) in CLAIM_OF.items())
    save(connection, "graph_firm", ("standing", "effect", "firm"), firm)
    rules = ((*map(str, key), *found) for key, found in claim_rules().items())
    save(connection, "graph_claim_rule", ("asserted_by", "standing", "place", "effect"), rules)


def _qualifiers(kind: Type) -> int:
    count = len(kind.qualifiers) if isinstance(kind, Relation) else 0
    if count > MOST_QUALIFIERS:
        raise ProjectionError(
            f"{kind.name} has {count} qualifiers, the pivot has columns for {MOST_QUALIFIERS}"
        )
    return count


def save(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """A temporary table of a few rows."""
    turned = list(zip(*rows, strict=True))
    if not turned:
        empty = ", ".join(f"null::varchar as {column}" for column in columns)
        connection.execute(f"create or replace temp table {name} as select {empty} where false")
        return
    table = pa.table({column: pa.array(values) for column, values in zip(columns, turned, strict=True)})
    connection.register("graph_incoming", table)
    connection.execute(f"create or replace temp table {name} as select * from graph_incoming")  # noqa: S608 - ours
    connection.unregister("graph_incoming")
