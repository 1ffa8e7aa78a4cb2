"""Six people called the same are six equal lines, and whoever picks one has guessed. What is around each tells them
apart; it is read only where two results do read alike."""

from collections import Counter

from casework.masking.curtain import Curtain
from graph.model import Entity, Hit, Relation
from graph.store.interface import GraphStore
from ontology.ids import EntityId
from ontology.viewer import Viewer
from ontology.vocabulary import Relation as RelationType
from ontology.vocabulary import vocabulary
from webapp.api.shapes import Shape
from webapp.viewing import curtain

NEIGHBOURS = 2
"""A line of results has room for no more."""


class Beside(Shape):
    """A neighbour, and what the entity is to it: 担任法定代表人, 江城远帆商贸有限公司."""

    id: str
    label: str
    caption: str


def beside_namesakes(
    store: GraphStore, viewer: Viewer, hits: tuple[Hit, ...]
) -> dict[EntityId, list[Beside]]:
    """A few neighbours of every result that shares type and caption with another; empty for the rest."""
    alike = Counter((hit.entity.type, hit.entity.caption) for hit in hits)
    ids = [hit.entity.id for hit in hits if alike[hit.entity.type, hit.entity.caption] > 1]
    if not ids:
        return {}
    drawn = curtain(viewer)
    around = store.neighbours(viewer, ids, degree_cap=NEIGHBOURS)
    beside: dict[EntityId, list[Beside]] = {id: [] for id in ids}
    for relation in around.relations:
        for here in {relation.subject, relation.object} & beside.keys():
            there = relation.object if here == relation.subject else relation.subject
            if len(beside[here]) < NEIGHBOURS:
                beside[here].append(_beside(relation, here, around.entities[there], drawn))
    return beside


def _beside(relation: Relation, here: EntityId, there: Entity, drawn: Curtain) -> Beside:
    declared = vocabulary()[relation.type]
    assert isinstance(declared, RelationType)
    read = declared.forward if here == relation.subject else declared.reverse
    return Beside(id=there.id, label=read.zh, caption=drawn.caption(there).text)
