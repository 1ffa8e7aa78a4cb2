"""Whether two graphs are the same whatever their ids and their history: "incremental equals full" as one hash.

An entity is named by its member mentions, a relation by its type, its ends so named and its qualifiers. Everything
a viewer could read goes in; build ids and the order of anything do not. Hashes of the parts are added up, so the
graph is read once and the order of reading cannot matter.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final

from graph.model import EntityShare, EvidenceRow, Properties, RelationShare
from graph.store.interface import GraphStore
from ontology.ids import EntityId
from ontology.viewer import Viewer

_MODULUS: Final = 1 << 256


def canonical_hash(store: GraphStore, viewer: Viewer) -> str:
    """64 hex digits over everything the viewer sees. Holds a name for each entity: 150 bytes each."""
    names = _names(store, viewer)
    total = 0
    for delta in store.shares(viewer):
        for part in (
            *(_entity(share, names) for share in delta.entities),
            *(_relation(share, names) for share in delta.relations),
            *(_evidence(row, names) for row in delta.evidence),
        ):
            total = (total + int.from_bytes(sha256(_encode(part)).digest())) % _MODULUS
    return f"{total:064x}"


def _names(store: GraphStore, viewer: Viewer) -> Mapping[EntityId, str]:
    """Entities by what the mentions behind them add up to; equal members of two compartments count once each."""
    sums: dict[EntityId, int] = {}
    for delta in store.shares(viewer):
        seen = {(row.owner, row.compartment, row.mention) for row in delta.evidence if row.owner[0] == "e"}
        for owner, compartment, mention in seen:
            member = sha256(f"{compartment}:{mention}".encode()).digest()
            sums[EntityId(owner)] = (sums.get(EntityId(owner), 0) + int.from_bytes(member)) % _MODULUS
    return {entity: f"{number:064x}" for entity, number in sums.items()}


def _entity(share: EntityShare, names: Mapping[EntityId, str]) -> Iterable[Any]:
    return (
        "entity",
        names.get(share.entity, ""),
        share.compartment,
        share.type,
        share.mentions,
        _said(share.properties),
    )


def _relation(share: RelationShare, names: Mapping[EntityId, str]) -> Iterable[Any]:
    return (
        "relation",
        share.type,
        names.get(share.subject, ""),
        names.get(share.object, ""),
        share.qualifiers,
        share.compartment,
        _said(share.properties),
        (share.positive, share.counter, share.standing, share.effect, share.taken_down),
        (share.since, share.until),
    )


def _evidence(row: EvidenceRow, names: Mapping[EntityId, str]) -> Iterable[Any]:
    """The owner of an entity's row is told by its members; a relation's row names its own mention."""
    place = (row.record, row.start, row.end, row.column, row.extractor, row.confidence)
    claim = (row.property, row.value, row.asserted_by, row.standing, row.effect, row.polarity)
    owner = names.get(EntityId(row.owner), "")
    return "evidence", owner, row.statement, row.compartment, place, claim, row.source, row.source_date


def _said(properties: Properties) -> Any:
    return sorted(
        (name, sorted((v.value, v.count, v.standing, v.effect, v.source_date) for v in values))
        for name, values in properties.items()
    )


def _encode(part: Any) -> bytes:
    return json.dumps(part, ensure_ascii=False).encode()
