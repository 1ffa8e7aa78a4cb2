"""From what the graph holds to what a person is shown: labels, readable values, counts."""

from graph.model import Direction, Entity, Properties, Relation, Value
from graph.model import NeighbourCount as Count
from ontology.vocabulary import Property, vocabulary
from ontology.vocabulary import Relation as RelationType
from webapp.api.shapes import Edge, NeighbourCount, Node, ShownValue
from webapp.display import displayed


def node(entity: Entity) -> Node:
    """An entity on the canvas."""
    return Node(id=entity.id, type=entity.type, caption=entity.caption)


def edge(relation: Relation) -> Edge:
    """A relation on the canvas."""
    return Edge(
        id=relation.id,
        type=relation.type,
        label=label(relation.type),
        subject=relation.subject,
        object=relation.object,
        qualifiers=qualifiers(relation),
        standing=relation.standing,
        effect=relation.effect,
        sources=relation.positive,
        counter=relation.counter,
        valid_from=relation.since,
        valid_to=relation.until,
        properties=values(relation.type, relation.properties),
    )


def values(type_name: str, properties: Properties) -> dict[str, list[ShownValue]]:
    """The properties of an entity or relation, in the vocabulary's order."""
    order = [name for name in vocabulary()[type_name].properties if name in properties]
    return {name: [_value(type_name, name, value) for value in properties[name]] for name in order}


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


def qualifiers(relation: Relation) -> dict[str, str]:
    """What tells this relation apart from others between the same ends, as people read it; unstated ones left
    out. The exact codes are among the properties."""
    declared = vocabulary()[relation.type]
    assert isinstance(declared, RelationType)
    stated = zip(declared.qualifiers, relation.qualifiers, strict=True)
    return {name: displayed(value, declared.properties[name]) for name, value in stated if value}


def label(type_name: str) -> str:
    """Chinese label of a type."""
    return vocabulary()[type_name].label.zh


def property_of(type_name: str, name: str) -> Property | None:
    """The property, or None for a relation's ends, which are no properties of the vocabulary."""
    return vocabulary()[type_name].properties.get(name)


def _value(type_name: str, name: str, value: Value) -> ShownValue:
    return ShownValue(
        value=value.value,
        display=displayed(value.value, property_of(type_name, name)),
        count=value.count,
        standing=value.standing,
        effect=value.effect,
        source_date=value.source_date,
    )
