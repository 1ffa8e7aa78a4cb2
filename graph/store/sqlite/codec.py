"""Between the model and what a row holds: ids as bytes, claims as ranks, properties as JSON."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from graph.model import Properties, Value
from ontology.ids import EntityId, MentionId, RelationId
from ontology.standing import AssertedBy, Effect, Polarity, Standing, firmness

CLAIMS: Final = sorted(
    ((standing, effect) for standing in Standing for effect in Effect),
    key=lambda claim: firmness(claim[1], claim[0]),
    reverse=True,
)
"""Every (standing, effect), firmest first; its place here is the rank that rows are ordered by."""
RANKS: Final = {claim: rank for rank, claim in enumerate(CLAIMS)}
ASSERTED: Final = tuple(AssertedBy)
ASSERTED_NUMBER: Final = {who: number for number, who in enumerate(ASSERTED)}
POLARITIES: Final = (Polarity.POSITIVE, Polarity.NEGATIVE)
ENDS: Final = ("subject", "object")
"""Properties of a relation whose value is a mention id, kept as bytes."""


def pack_id(id: EntityId | RelationId) -> bytes:
    """16 bytes of 'e…' or 'r…'; raises ValueError on anything else."""
    if len(id) != 33:
        raise ValueError(f"{id!r} is no entity or relation id: a letter and 32 hex digits are wanted")
    return bytes.fromhex(id[1:])


def is_id(id: str, letter: str) -> bool:
    """Whether a text is an id of this kind; ids come from outside too."""
    return len(id) == 33 and id[0] == letter and set(id[1:]) <= _HEX


_HEX: Final = frozenset("0123456789abcdef")


def entity_of(raw: bytes) -> EntityId:
    """Entity id of 16 bytes."""
    return EntityId("e" + raw.hex())


def relation_of(raw: bytes) -> RelationId:
    """Relation id of 16 bytes."""
    return RelationId("r" + raw.hex())


def mention_of(raw: bytes) -> MentionId:
    """Mention id of 16 bytes."""
    return MentionId(raw.hex())


def dump_properties(properties: Properties) -> str:
    """JSON of merged properties; their order is kept, so that a single share needs no sorting when read."""
    if not properties:
        return "{}"
    return _encode({name: [_value_row(v) for v in values] for name, values in properties.items()})


def _value_row(value: Value) -> list[str | int]:
    return [value.value, value.count, RANKS[value.standing, value.effect], value.source_date]


def load_properties(text: str) -> dict[str, tuple[Value, ...]]:
    """What `dump_properties` wrote."""
    if text == "{}":
        return {}
    return {name: tuple(_value(*row) for row in rows) for name, rows in json.loads(text).items()}


def _value(text: str, count: int, rank: int, source_date: str) -> Value:
    standing, effect = CLAIMS[rank]
    return Value(text, count, standing, effect, source_date)


def dump_detail(qualifiers: Sequence[str], properties: Properties) -> str:
    """What a relation's share says beyond its columns; empty if nothing."""
    if properties:
        return f"[{_encode(list(qualifiers))},{dump_properties(properties)}]"
    return _qualified(tuple(qualifiers)) if qualifiers else ""


@lru_cache(maxsize=4096)
def _qualified(qualifiers: tuple[str, ...]) -> str:
    """They repeat: a build has millions of relations and some hundred different ones."""
    return _encode([list(qualifiers)])


def load_detail(text: str) -> tuple[tuple[str, ...], dict[str, tuple[Value, ...]]]:
    """What `dump_detail` wrote."""
    if not text:
        return (), {}
    qualifiers, *rest = json.loads(text)
    found = {name: tuple(_value(*row) for row in rows) for name, rows in (rest[0] if rest else {}).items()}
    return tuple(qualifiers), found


_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
