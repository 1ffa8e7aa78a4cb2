"""From what the graph holds to what a person is shown: labels, readable values, counts; masked where it has to be."""

from typing import Literal, TypedDict

from casework.masking.curtain import ASK, Curtain, Sight
from graph.model import Direction, Entity, Properties, Relation, Value
from graph.model import NeighbourCount as Count
from ontology.vocabulary import Property, vocabulary
from ontology.vocabulary import Relation as RelationType
from webapp.api.shapes import Edge, NeighbourCount, Node, ShownValue
from webapp.display import displayed


class Mark(TypedDict, total=False):
    """The members that a masked value carries beside it."""

    masked: Literal[True]
    ask: str


def mark(sight: Sight) -> Mark:
    """The mark of what was seen: nothing where nothing is masked."""
    return {"masked": True, "ask": ASK} if sight.masked else {}


def node(entity: Entity, curtain: Curtain) -> Node:
    """An entity on the canvas."""
    called = curtain.caption(entity)
    return Node(id=entity.id, type=entity.type, caption=called.text, **mark(called))


def edge(relation: Relation, curtain: Curtain) -> Edge:
    """A relation on the canvas."""
    return Edge(
        id=relation.id,
        type=relation.type,
        label=label(relation.type),
        subject=relation.subject,
        object=relation.object,
        qualifiers=qualifiers(relation, curtain),
        standing=relation.standing,
        effect=relation.effect,
        sources=relation.positive,
        counter=relation.counter,
        valid_from=relation.since,
        valid_to=relation.until,
        properties=values(relation.type, relation.properties, curtain),
    )


def values(type_name: str, properties: Properties, curtain: Curtain) -> dict[str, list[ShownValue]]:
    """The properties of an entity or relation, in the vocabulary's order."""
    order = [name for name in vocabulary()[type_name].properties if name in properties]
    return {name: [_value(type_name, name, value, curtain) for value in properties[name]] for name in order}


def count(counted: Count) -> NeighbourCount:
    """A count of neighbours with its label as read from the asked entity."""
    relation = vocabulary()[counted.relation]
    assert isinstance(relation, RelationType)
    read = relation.forward if counted.direction is Direction.OUT else relation.reverse
    return NeighbourCount(
        relation=counted.relation,
        label=read.zh,
        direction=counted.direction,
        neighbour_type=counted.neighbour_type,
        count=counted.count,
    )


def qualifiers(relation: Relation, curtain: Curtain) -> dict[str, str]:
    """What tells this relation apart from others between the same ends, as people read it; unstated ones left
    out. The exact codes are among the properties."""
    declared = vocabulary()[relation.type]
    assert isinstance(declared, RelationType)
    stated = zip(declared.qualifiers, relation.qualifiers, strict=True)
    return {name: _read(relation.type, name, value, curtain) for name, value in stated if value}


def label(type_name: str) -> str:
    """Chinese label of a type."""
    return vocabulary()[type_name].label.zh


def property_of(type_name: str, name: str) -> Property | None:
    """The property, or None for a relation's ends, which are no properties of the vocabulary."""
    return vocabulary()[type_name].properties.get(name)


def display_of(type_name: str, name: str, value: str, sight: Sight) -> str:
    """A value for people; a masked one reads as its mask."""
    return sight.text if sight.masked else displayed(value, property_of(type_name, name))


def _read(type_name: str, name: str, value: str, curtain: Curtain) -> str:
    return display_of(type_name, name, value, curtain.value(type_name, name, value))


def _value(type_name: str, name: str, value: Value, curtain: Curtain) -> ShownValue:
    sight = curtain.value(type_name, name, value.value)
    return ShownValue(
        value=sight.text,
        display=display_of(type_name, name, value.value, sight),
        count=value.count,
        standing=value.standing,
        effect=value.effect,
        source_date=value.source_date,
        **mark(sight),
    )
