"""Invented statements as the views that linkage reads, without a lake."""

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from ontology.ids import MentionId, mention_id, record_id
from ontology.standing import AssertedBy, Standing
from ontology.statement import Evidence, Statement
from ontology.vocabulary import vocabulary


def mention(key: str, type_name: str, **values: str) -> list[Statement]:
    """One mention of record `key` with one statement a property."""
    me = mention_id("test", key, type_name, values.get("name", ""))
    words = vocabulary()
    return [
        Statement(
            mention=me,
            type=type_name,
            property=name,
            value=value,
            value_kind=words.property(type_name, name).value_kind,
            evidence=Evidence(record_id("test", key), column=name),
            extractor="test@1",
            asserted_by=AssertedBy.REGISTER,
            standing=Standing.RECORDED,
        )
        for name, value in values.items()
    ]


def views(
    groups: Iterable[list[Statement]], *, secret: Iterable[str] = (), seen: dict[MentionId, int] | None = None
) -> duckdb.DuckDBPyConnection:
    """Connection with `statements`, `compartments` and `first_seen`; records named in `secret` lie in
    a secret compartment each, `seen` says when a mention first came (by default all at once)."""
    connection = duckdb.connect()
    flat = [s for group in groups for s in group]
    realms = {record_id("test", key): number for number, key in enumerate(secret, start=2)}
    columns = {
        "mention": pa.array([bytes.fromhex(s.mention) for s in flat], pa.binary()),
        "type": [s.type for s in flat],
        "property": [s.property for s in flat],
        "value": [s.value for s in flat],
        "polarity": [s.polarity for s in flat],
        "compartment": pa.array([realms.get(s.evidence.record, 1) for s in flat], pa.int64()),
    }
    connection.register("statements", pa.table(columns))
    ids = [1, *realms.values()]
    compartments = {
        "id": pa.array(ids, pa.int64()),
        "is_open": [i == 1 for i in ids],
        "is_secret": [i != 1 for i in ids],
    }
    connection.register("compartments", pa.table(compartments))
    mentions = sorted({s.mention for s in flat})
    order = {
        "mention": pa.array([bytes.fromhex(m) for m in mentions], pa.binary()),
        "seen": [(seen or {}).get(m, 0) for m in mentions],
    }
    connection.register("first_seen", pa.table(order))
    return connection
