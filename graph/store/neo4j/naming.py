"""How the vocabulary is called inside Neo4j, so that its Browser shows words people know.

Labels are CamelCase (a branch is also a Company), relationship types are upper case, properties keep their names.
What is ours and not the vocabulary's stands beside it in the same node, so a clash gets an underscore.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

from graph.errors import UnknownTypeError
from ontology.vocabulary import Relation, Type, vocabulary

ENTITY: Final = "Entity"
SHARE: Final = "Share"
EVIDENCE: Final = "Evidence"
POINTER: Final = "Pointer"
COMPARTMENT: Final = "Compartment"
FORMER: Final = "Former"
"""On a node whose id leads elsewhere now."""
HAS_SHARE: Final = "SHARE"
REDIRECTED: Final = "REDIRECTED"
COUNTER_CLAIM: Final = "COUNTER_CLAIM"
"""A share that makes no edge: only claims against it, or taken down. It must not look like a relation."""

OURS: Final = frozenset(
    {
        *(
            "id",
            "entity",
            "compartment",
            "type",
            "caption",
            "mentions",
            "share",
            "search_texts",
            "search_grams",
        ),
        *("from_build", "to_build", "copied", "settled", "rank", "standing", "effect", "positive", "counter"),
        *("taken_down", "since", "until", "detail", "claimed_type"),
    }
)


def label(type_name: str) -> str:
    """`public_body` → `PublicBody`."""
    return "".join(word.capitalize() for word in type_name.split("_"))


@cache
def labels(type_name: str) -> tuple[str, ...]:
    """Labels of an entity of this type: its own, those of its concrete ancestors, Entity."""
    kinds = vocabulary().entities
    above = sorted(a for a in entity_type(type_name).ancestors if a != type_name and not kinds[a].abstract)
    return (label(type_name), *map(label, above), ENTITY)


def relationship(type_name: str) -> str:
    """`party_to` → `PARTY_TO`."""
    return type_name.upper()


def kinds_of(types: Iterable[str]) -> tuple[str, ...]:
    """The types of relationship in which shares of these relation types lie, counter-claims among them."""
    return (*map(relationship, types), COUNTER_CLAIM)


def shown(property_name: str) -> str:
    """A property's name on a node or relationship."""
    return f"{property_name}_" if property_name in OURS else property_name


def entity_type(name: str) -> Type:
    """The entity type; raises UnknownTypeError on one that the vocabulary does not have."""
    found = vocabulary().entities.get(name)
    if found is None:
        raise UnknownTypeError(name)
    return found


def relation_type(name: str) -> Relation:
    """The relation type; raises UnknownTypeError on one that the vocabulary does not have."""
    found = vocabulary().relations.get(name)
    if found is None:
        raise UnknownTypeError(name)
    return found
