"""What is around an entity: the step that the canvas takes on a double-click."""

from apiflask import APIBlueprint

from graph.model import Entity, Neighbourhood, Relation
from ontology.ids import EntityId, RelationId
from ontology.viewer import Viewer
from ontology.vocabulary import vocabulary
from webapp.api.entities import visible_entity
from webapp.api.query import NeighboursQuery
from webapp.api.shapes import Answer, Edge, NeighbourCount, Node
from webapp.api.shown import count, edge, node
from webapp.guard import Shown, audited
from webapp.names import known_among
from webapp.services import services
from webapp.viewing import curtain

neighbours = APIBlueprint("neighbours", __name__)


class NeighboursAnswer(Answer):
    """`counts` are of all relations of the asked entity, whatever was cut; `truncated` says that some were."""

    truncated: bool
    nodes: list[Node]
    edges: list[Edge]
    counts: list[NeighbourCount]


class Surroundings:
    """Entities and relations found so far, never more relations than the limit."""

    def __init__(self, start: Entity, limit: int) -> None:
        self.entities: dict[EntityId, Entity] = {start.id: start}
        self.relations: dict[RelationId, Relation] = {}
        self.truncated = False
        self._limit = limit

    def add(self, around: Neighbourhood) -> set[EntityId]:
        """Take in one more step; returns the entities that are new."""
        self.truncated |= bool(around.truncated)
        new: set[EntityId] = set()
        for relation in around.relations:
            if relation.id not in self.relations:
                if len(self.relations) == self._limit:
                    self.truncated = True
                    break
                self.relations[relation.id] = relation
                new |= {relation.subject, relation.object} - self.entities.keys()
                self.entities |= {id: around.entities[id] for id in new}
        return new


@neighbours.get("/entities/<entity_id>/neighbours")
@neighbours.input(NeighboursQuery, location="query")
@neighbours.output(NeighboursAnswer)
@audited("entity.neighbours")
def read_neighbours(viewer: Viewer, entity_id: str, query_data: NeighboursQuery) -> Shown[NeighboursAnswer]:
    """一个主体周围的关系和主体。"""
    types = known_among(vocabulary().relations, query_data.types, "types")
    store = services().store()
    start = visible_entity(store, viewer, entity_id)
    found = Surroundings(start, query_data.limit)
    frontier, hops = {start.id}, query_data.hops
    while frontier and hops:
        around = store.neighbours(
            viewer, frontier, types=types, as_of=query_data.as_of, degree_cap=query_data.limit
        )
        frontier, hops = found.add(around), hops - 1
    info, drawn = store.build_info(), curtain(viewer)
    answer = NeighboursAnswer(
        build=info.build,
        world_date=info.world_date,
        truncated=found.truncated,
        nodes=[node(each, drawn) for each in found.entities.values()],
        edges=[edge(each, drawn) for each in found.relations.values()],
        counts=[count(each) for each in store.neighbour_counts(viewer, start.id)],
    )
    return Shown(answer, tuple(found.entities), len(found.relations))
