"""One entity: its properties, and the statements behind them."""

from apiflask import APIBlueprint

from graph.model import Entity
from graph.store.interface import GraphStore
from ontology.ids import EntityId
from ontology.viewer import Viewer
from webapp.api.evidence import read_evidence
from webapp.api.query import EvidenceQuery
from webapp.api.shapes import Answer, Evidence, Node, ShownValue
from webapp.api.shown import node, values
from webapp.guard import Shown, audited
from webapp.problems import NOT_FOUND, Refused
from webapp.services import services
from webapp.viewing import curtain

entities = APIBlueprint("entities", __name__)


class DescribedEntity(Node):
    """An entity with everything the viewer may know of it."""

    properties: dict[str, list[ShownValue]]


class EntityAnswer(Answer):
    """`resolved_from`: the id that was asked for, where it has become part of another entity since."""

    entity: DescribedEntity
    resolved_from: str | None = None


class StatementsAnswer(Answer):
    """`truncated`: there is more evidence than was asked for."""

    truncated: bool
    evidence: list[Evidence]


@entities.get("/entities/<entity_id>")
@entities.output(EntityAnswer)
@audited("entity.read")
def read_entity(viewer: Viewer, entity_id: str) -> Shown[EntityAnswer]:
    """一个主体及其属性。"""
    store = services().store()
    entity = visible_entity(store, viewer, entity_id)
    info, drawn = store.build_info(), curtain(viewer)
    answer = EntityAnswer(
        build=info.build,
        world_date=info.world_date,
        entity=DescribedEntity(
            **node(entity, drawn).model_dump(),
            properties=values(entity.type, entity.properties, drawn),
        ),
        resolved_from=entity_id if entity.id != entity_id else None,
    )
    return Shown(answer, (entity.id,), 1)


@entities.get("/entities/<entity_id>/statements")
@entities.input(EvidenceQuery, location="query")
@entities.output(StatementsAnswer)
@audited("entity.statements")
def read_statements(viewer: Viewer, entity_id: str, query_data: EvidenceQuery) -> Shown[StatementsAnswer]:
    """一个主体的全部依据。"""
    store = services().store()
    entity = visible_entity(store, viewer, entity_id)
    found = read_evidence(store, viewer, entity.id, entity.type, limit=query_data.limit)
    info = store.build_info()
    answer = StatementsAnswer(
        build=info.build, world_date=info.world_date, truncated=found.truncated, evidence=found.rows
    )
    return Shown(answer, (entity.id, *found.ids), len(found.rows))


def visible_entity(store: GraphStore, viewer: Viewer, asked: str) -> Entity:
    """The entity that an id means now, if the viewer may see it; unknown and hidden are one answer."""
    found = store.entities(viewer, [EntityId(asked)])
    if not found:
        raise Refused(NOT_FOUND)
    return next(iter(found.values()))
