"""What the reading commands print for programs: the graph's own shapes, masked as the viewer's curtain has it."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from casework.masking.curtain import ASK, Curtain, Sight
from graph.model import Entity, EvidenceRow, Hit, Properties, Relation
from ontology.vocabulary import vocabulary


def entity_json(entity: Entity, curtain: Curtain) -> dict[str, Any]:
    """Id, type and caption."""
    called = curtain.caption(entity)
    return {"id": entity.id, "type": entity.type, "caption": called.text, **_mark(called)}


def hit_json(hit: Hit, curtain: Curtain) -> dict[str, Any]:
    """A search result with the value that matched."""
    sight = curtain.value(hit.entity.type, hit.property, hit.value)
    matched = {"property": hit.property, "value": sight.text, "exactness": hit.exactness, **_mark(sight)}
    return {**entity_json(hit.entity, curtain), "matched": matched}


def properties_json(type_name: str, properties: Properties, curtain: Curtain) -> dict[str, Any]:
    """Values by property."""
    return {
        name: [_with_value(asdict(value), type_name, name, curtain) for value in values]
        for name, values in properties.items()
    }


def relation_json(relation: Relation, curtain: Curtain) -> dict[str, Any]:
    """A relation with its qualifiers and properties."""
    names = vocabulary().relations[relation.type].qualifiers
    stated = zip(names, relation.qualifiers, strict=True)
    return {
        **asdict(relation),
        "qualifiers": [curtain.value(relation.type, name, value).text for name, value in stated],
        "properties": properties_json(relation.type, relation.properties, curtain),
    }


def evidence_json(type_name: str, rows: Iterable[EvidenceRow], curtain: Curtain) -> list[dict[str, Any]]:
    """Statements."""
    return [_with_value(asdict(row), type_name, row.property, curtain) for row in rows]


def _with_value(raw: dict[str, Any], type_name: str, name: str, curtain: Curtain) -> dict[str, Any]:
    sight = curtain.value(type_name, name, raw["value"])
    return {**raw, "value": sight.text, **_mark(sight)}


def _mark(sight: Sight) -> dict[str, Any]:
    return {"masked": True, "ask": ASK} if sight.masked else {}
