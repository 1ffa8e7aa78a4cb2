"""The projection's rows as the graph's values."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

import duckdb

from graph.model import EntityShare, EvidenceRow, RelationShare, Value
from graph.projection.vocabulary import CLAIM_OF
from ontology.ids import EntityId, MentionId, RecordId, RelationId, StatementId
from ontology.standing import AssertedBy, Polarity

FETCH: Final = 10_000
_ASSERTED: Final = {str(who): who for who in AssertedBy}
_POLARITY: Final = {str(each): each for each in Polarity}


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[Any]:
    """The rows of a query, some thousands in memory at a time. Read it to the end before the next query."""
    connection.execute(sql)
    while found := connection.fetchmany(FETCH):
        yield from found


def entity_shares(found: Iterable[Any]) -> Iterator[EntityShare]:
    """A share per (entity, bucket) from rows of `entities.SHARES`, one a value."""
    for (raw, bucket, type_name, mentions), group in groupby(found, key=lambda row: row[:4]):
        properties = _properties(row[4:] for row in group if row[4] is not None)
        yield EntityShare(EntityId("e" + raw.hex()), bucket, type_name, properties, mentions)


def relation_shares(found: Iterable[Any]) -> Iterator[RelationShare]:
    """A share per row of `relations.SHARES`."""
    for (
        raw,
        bucket,
        type_name,
        subject,
        object_,
        qualifiers,
        against,
        claims,
        firm,
        down,
        since,
        until,
        said,
    ) in found:
        standing, effect = CLAIM_OF[firm]
        yield RelationShare(
            relation=RelationId("r" + raw.hex()),
            compartment=bucket,
            type=type_name,
            subject=EntityId("e" + subject.hex()),
            object=EntityId("e" + object_.hex()),
            qualifiers=tuple(qualifiers),
            properties=_properties((p, v, int(n), int(f), d) for p, v, n, f, d in said or ()),
            positive=0 if against else claims,
            counter=claims if against else 0,
            standing=standing,
            effect=effect,
            taken_down=down,
            since=since,
            until=until,
        )


def _properties(found: Iterable[Any]) -> dict[str, tuple[Value, ...]]:
    grouped: dict[str, list[Value]] = {}
    for name, value, stated, firm, source_date in found:
        standing, effect = CLAIM_OF[firm]
        grouped.setdefault(name, []).append(Value(value, stated, standing, effect, source_date))
    return {name: tuple(values) for name, values in grouped.items()}


def evidence_rows(found: Iterable[Any]) -> Iterator[EvidenceRow]:
    """One row of `evidence.ROWS` each; of equal statements of one owner the most confident is kept, then the first
    extractor by name, so that what two runs both found is one piece of evidence."""
    for _, group in groupby(found, key=lambda row: row[:2]):
        kept: dict[tuple[Any, ...], Any] = {}
        for row in group:
            key = row[2:5]
            known = kept.get(key)
            if known is None or (-row[12], row[11]) < (-known[12], known[11]):
                kept[key] = row
        yield from map(_evidence, kept.values())


def _evidence(row: Any) -> EvidenceRow:
    kind, owner, bucket, raw, place, property_, value, record, start, end, column, extractor, *rest = row
    confidence, asserted_by, polarity, firm, source, source_date = rest
    mention = MentionId(raw.hex())
    standing, effect = CLAIM_OF[firm]
    return EvidenceRow(
        owner=RelationId("r" + owner.hex()) if kind else EntityId("e" + owner.hex()),
        compartment=bucket,
        statement=StatementId(f"{mention}.{place}"),
        mention=mention,
        property=property_,
        value=value,
        record=RecordId(record.hex()),
        start=start,
        end=end,
        column=column,
        extractor=extractor,
        confidence=confidence,
        asserted_by=_ASSERTED[asserted_by],
        standing=standing,
        effect=effect,
        polarity=_POLARITY[polarity],
        source=source,
        source_date=source_date,
    )
