"""The statements behind an entity or a relation.

They lie in blocks of a few hundred, in the order of the answer, a chain of blocks per owner and compartment: a court
that a million statements speak of costs no more to look at than anybody else.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from graph.errors import StoreError
from graph.model import EvidenceRow
from graph.store.neo4j.reading import Reading
from graph.store.neo4j.sight import Sight, seen
from graph.store.sqlite.codec import CLAIMS, RANKS
from ontology.ids import EntityId, MentionId, RecordId, RelationId, StatementId
from ontology.standing import AssertedBy, Polarity

BLOCK_ROWS: Final = 200
BLOCK_CHARACTERS: Final = 200_000
"""A block stays far below the importer's read buffer."""
_OF_OWNER: Final = f"""
MATCH (v:Evidence {{owner: $owner}}) WHERE v.first < $limit AND {seen("v")} RETURN v.compartment, v.rows
"""

Packed = Sequence[Any]
"""rank, source date, mention, row, property, value, record, start, end, column, extractor, confidence, asserted by,
polarity, source"""


def of_owner(
    reading: Reading, sight: Sight, owner: EntityId | RelationId, limit: int
) -> tuple[EvidenceRow, ...]:
    """Visible statements, firmest first, then newest, then by id."""
    asked = {**sight.parameters, "owner": owner, "limit": limit}
    found = [(c, row) for c, text in reading.rows(_OF_OWNER, asked) for row in json.loads(text)]
    return tuple(unpacked(owner, compartment, row) for compartment, row in in_order(found)[:limit])


def in_order(found: Iterable[tuple[int, Packed]]) -> list[tuple[int, Packed]]:
    """(compartment, statement) pairs: firmest first, then newest source date, statement, compartment."""
    by_id = sorted(found, key=lambda each: (each[1][2], each[1][3], each[0]))
    by_id.sort(key=lambda each: each[1][1], reverse=True)
    by_id.sort(key=lambda each: each[1][0])
    return by_id


def pack(row: EvidenceRow) -> Packed:
    """A statement as it lies in its block."""
    mention, _, place = row.statement.partition(".")
    if mention != row.mention or len(place) != 16:
        raise StoreError(f"statement {row.statement!r} is not of mention {row.mention}")
    return [
        RANKS[row.standing, row.effect],
        row.source_date,
        mention,
        place,
        row.property,
        row.value,
        row.record,
        row.start,
        row.end,
        row.column,
        row.extractor,
        row.confidence,
        row.asserted_by,
        row.polarity,
        row.source,
    ]


def unpacked(owner: str, compartment: int, row: Packed) -> EvidenceRow:
    """What `pack` packed."""
    rank, source_date, mention, place, property_, value, record, start, end, column, *rest = row
    extractor, confidence, asserted_by, polarity, source = rest
    standing, effect = CLAIMS[rank]
    return EvidenceRow(
        owner=RelationId(owner) if owner[0] == "r" else EntityId(owner),
        compartment=compartment,
        statement=StatementId(f"{mention}.{place}"),
        mention=MentionId(mention),
        property=property_,
        value=value,
        record=RecordId(record),
        start=start,
        end=end,
        column=column,
        extractor=extractor,
        confidence=confidence,
        asserted_by=AssertedBy(asserted_by),
        standing=standing,
        effect=effect,
        polarity=Polarity(polarity),
        source=source,
        source_date=source_date,
    )


Block = tuple[str, int, int, str]
"""Owner, compartment, place of its first statement among the owner's in that compartment, statements as JSON."""


def blocks(rows: Iterable[EvidenceRow]) -> Iterator[Block]:
    """Blocks of statements; those of one owner come together."""
    for owner, group in groupby(rows, key=lambda row: row.owner):
        ordered = in_order((row.compartment, pack(row)) for row in group)
        yield from blocks_of(owner, ((compartment, encoded(row)) for compartment, row in ordered))


def blocks_of(owner: str, ordered: Iterable[tuple[int, str]]) -> Iterator[Block]:
    """Blocks of one owner from its statements in order, each encoded."""
    by_compartment: dict[int, list[str]] = {}
    for compartment, text in ordered:
        by_compartment.setdefault(compartment, []).append(text)
    for compartment, texts in by_compartment.items():
        first = 0
        for piece in _cut(texts):
            yield owner, compartment, first, f"[{','.join(piece)}]"
            first += len(piece)


def encoded(row: Packed) -> str:
    """A statement as it lies in its block."""
    return _encode(row)


ENCODED: Final = """
json_array(rank, source_date, lower(hex(mention)), lower(hex(row)), property, value, lower(hex(record)), start, "end",
    "column", extractor, confidence, asserted_by, polarity, source)::varchar
"""
"""The same in SQL over the projection's evidence."""


def _cut(texts: list[str]) -> Iterator[list[str]]:
    if len(texts) <= BLOCK_ROWS and sum(map(len, texts)) <= BLOCK_CHARACTERS:
        yield texts
        return
    piece: list[str] = []
    size = 0
    for text in texts:
        if piece and (len(piece) == BLOCK_ROWS or size + len(text) > BLOCK_CHARACTERS):
            yield piece
            piece, size = [], 0
        piece.append(text)
        size += len(text)
    yield piece


_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
