"""The statements behind an entity or a relation, out of the evidence index."""

from collections.abc import Iterator
from typing import Any, Final

import apsw

from graph.model import EvidenceRow
from graph.store.sqlite import entities
from graph.store.sqlite.codec import ASSERTED, CLAIMS, POLARITIES, is_id, mention_of, pack_id
from graph.store.sqlite.sight import Sight
from ontology.ids import EntityId, RecordId, RelationId, StatementId

COLUMNS: Final = """
v.compartment, v.rank, v.source_date, v.mention, v.row, (select text from word where num = v.property), v.value,
v.record, v.start, v."end", (select text from word where num = v."column"),
(select text from word where num = v.extractor), v.confidence, v.asserted_by, v.polarity,
(select text from word where num = v.source)
"""
_OF_OWNER: Final = f"""
select {COLUMNS} from evidence v where v.owner = :owner and {{seen}}
order by v.rank, v.source_date desc, v.mention, v.row, v.compartment limit :limit
"""  # noqa: S608 - constants of this file


def of_owner(
    connection: apsw.Connection, sight: Sight, owner: EntityId | RelationId, limit: int
) -> Iterator[EvidenceRow]:
    """Visible statements, firmest first; none for an id the file does not know."""
    key, current = _key(connection, owner)
    if key is not None:
        rows = connection.execute(_OF_OWNER.format(seen=sight.of("v")), {"owner": key, "limit": limit})
        yield from (row_of(current, row) for row in rows)


def _key(
    connection: apsw.Connection, owner: EntityId | RelationId
) -> tuple[int | bytes | None, EntityId | RelationId]:
    if is_id(owner, "r"):
        return pack_id(owner), owner
    current = entities.resolve(connection, EntityId(owner))
    return next(iter(entities.nodes(connection, [current])), None), current


def row_of(owner: EntityId | RelationId, row: Any) -> EvidenceRow:
    """Evidence from a row of COLUMNS."""
    compartment, rank, source_date, mention, place, property_, value, record, start, end, column, *rest = row
    extractor, confidence, asserted_by, polarity, source = rest
    standing, effect = CLAIMS[rank]
    return EvidenceRow(
        owner=owner,
        compartment=compartment,
        statement=StatementId(f"{mention.hex()}.{place.hex()}"),
        mention=mention_of(mention),
        property=property_,
        value=value.hex() if isinstance(value, bytes) else value,
        record=RecordId(record.hex()),
        start=start,
        end=end,
        column=column,
        extractor=extractor,
        confidence=confidence,
        asserted_by=ASSERTED[asserted_by],
        standing=standing,
        effect=effect,
        polarity=POLARITIES[polarity],
        source=source,
        source_date=source_date,
    )
