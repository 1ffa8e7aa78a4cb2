"""The vocabulary as pages need it: labels, shapes, what may be read of whom."""

from apiflask import APIBlueprint

from ontology.vocabulary import Privacy, PropertyType, Relation, Sought, Type, vocabulary
from webapp.api.shapes import Shape
from webapp.guard import signed_in

schema = APIBlueprint("schema", __name__)


class DescribedProperty(Shape):
    """A property of a type."""

    name: str
    label: str
    type: PropertyType
    privacy: Privacy


class DescribedType(Shape):
    """An entity type; an abstract one is never an entity's own type but can be searched for. `sought_as`: what
    search takes it for, and so where it stands among the results."""

    name: str
    label: str
    shape: str
    hue: str
    abstract: bool
    sought_as: Sought
    properties: list[DescribedProperty]


class DescribedRelation(Shape):
    """A relation type; `forward` reads from subject to object, `reverse` back."""

    name: str
    label: str
    kind: str
    forward: str
    reverse: str
    subject: list[str]
    object: list[str]
    properties: list[DescribedProperty]


class SchemaAnswer(Shape):
    """Every type of the vocabulary."""

    types: list[DescribedType]
    relations: list[DescribedRelation]


@schema.get("/schema")
@schema.output(SchemaAnswer)
@signed_in(because="words of the vocabulary, nobody's data")
def read_schema() -> SchemaAnswer:
    """类型、关系和属性的词表。"""
    known = vocabulary()
    return SchemaAnswer(
        types=[_type(each) for each in known.entities.values()],
        relations=[_relation(each) for each in known.relations.values()],
    )


def _type(described: Type) -> DescribedType:
    return DescribedType(
        name=described.name,
        label=described.label.zh,
        shape=described.shape,
        hue=described.hue,
        abstract=described.abstract,
        sought_as=described.sought_as,
        properties=_properties(described),
    )


def _relation(described: Relation) -> DescribedRelation:
    return DescribedRelation(
        name=described.name,
        label=described.label.zh,
        kind=described.kind,
        forward=described.forward.zh,
        reverse=described.reverse.zh,
        subject=list(described.subject),
        object=list(described.object),
        properties=_properties(described),
    )


def _properties(described: Type) -> list[DescribedProperty]:
    return [
        DescribedProperty(name=prop.name, label=prop.label.zh, type=prop.type, privacy=prop.privacy)
        for prop in described.properties.values()
    ]
