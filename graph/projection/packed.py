"""The projection's relations and evidence without an object a row: whole for one store, as texts for another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import duckdb

from graph.projection import evidence, relations, shares
from graph.projection.vocabulary import CLAIM_OF
from graph.store.sqlite.codec import RANKS
from graph.store.sqlite.rows import PackedEvidence, PackedRelation

_RANKS: Final = ", ".join(str(RANKS[CLAIM_OF[firm]]) for firm in range(len(CLAIM_OF)))
_RANK: Final = f"([{_RANKS}])[firm + 1]"


@dataclass(frozen=True, slots=True)
class Relations:
    """After `prepare`, of the connection's tables."""

    connection: duckdb.DuckDBPyConnection

    def __iter__(self) -> Iterator[PackedRelation]:
        """Packed rows in order."""
        for *row, firm, positive, counter, down, since, until, qualifiers, said in shares.rows(
            self.connection, relations.SHARES + relations.ORDER
        ):
            properties = shares.relation_properties(said)
            yield *row, CLAIM_OF[firm], positive, counter, down, since, until, qualifiers, properties

    def texts(self, expression: str) -> Iterator[tuple[Any, ...]]:
        """See `graph.store.projected`."""
        columns = f"type, bucket, positive, down, qualifiers, {expression}, said"
        sql = f"select {columns} from {_ranked(relations.SHARES)}"  # noqa: S608 - a store's own expression
        for *row, text, said in shares.rows(self.connection, sql):
            yield *row, shares.relation_properties(said), text


@dataclass(frozen=True, slots=True)
class Evidence:
    """Likewise."""

    connection: duckdb.DuckDBPyConnection

    def __iter__(self) -> Iterator[PackedEvidence]:
        """Packed rows in order."""
        found = shares.rows(self.connection, evidence.ROWS + evidence.ORDER)
        for kind, owner, firm, *row in shares.distinct(found):
            yield kind, owner, CLAIM_OF[firm], *row

    def texts(self, expression: str) -> Iterator[tuple[Any, ...]]:
        """See `graph.store.projected`."""
        owner = "case kind when 1 then 'r' else 'e' end || lower(hex(id))"
        columns = f"{owner}, mention, row, bucket, {expression}"
        sql = f"select {columns} from {_ranked(evidence.ROWS)} {evidence.ORDER}"  # noqa: S608 - likewise
        # Firmness and date follow from the statement: equal in these four, equal in `evidence.SAME`.
        for owner_id, _, _, bucket, text in shares.distinct(
            shares.rows(self.connection, sql), same=4, hashed=2
        ):
            yield owner_id, bucket, text


def _ranked(sql: str) -> str:
    return f"(select *, {_RANK} as rank from ({sql}))"  # noqa: S608 - this room's own queries
