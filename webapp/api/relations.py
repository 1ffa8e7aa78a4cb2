"""One relation, opened: every sentence and row it rests on, for and against."""

from apiflask import APIBlueprint

from ontology.ids import RelationId
from ontology.viewer import Viewer
from webapp.api.evidence import read_evidence
from webapp.api.query import EvidenceQuery
from webapp.api.shapes import Answer, Edge, Evidence
from webapp.api.shown import edge
from webapp.guard import Shown, audited
from webapp.problems import NOT_FOUND, Refused
from webapp.services import services
from webapp.viewing import curtain

relations = APIBlueprint("relations", __name__)


class RelationAnswer(Answer):
    """A relation and its evidence, firmest first; `truncated`: there is more than was asked for."""

    truncated: bool
    relation: Edge
    evidence: list[Evidence]


@relations.get("/relations/<relation_id>")
@relations.input(EvidenceQuery, location="query")
@relations.output(RelationAnswer)
@audited("relation.read")
def read_relation(viewer: Viewer, relation_id: str, query_data: EvidenceQuery) -> Shown[RelationAnswer]:
    """一条关系及其依据。"""
    store = services().store()
    relation = store.relations(viewer, [RelationId(relation_id)]).get(RelationId(relation_id))
    if relation is None:
        raise Refused(NOT_FOUND)
    found = read_evidence(store, viewer, relation.id, relation.type, limit=query_data.limit)
    info = store.build_info()
    answer = RelationAnswer(
        build=info.build,
        world_date=info.world_date,
        truncated=found.truncated,
        relation=edge(relation, curtain(viewer)),
        evidence=found.rows,
    )
    ids = (relation.id, relation.subject, relation.object, *found.ids)
    return Shown(answer, ids, len(found.rows))
