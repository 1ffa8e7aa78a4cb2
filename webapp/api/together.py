"""Many entities at once, with what joins them: a saved canvas comes back by one question and one line in the log."""

from apiflask import APIBlueprint

from ontology.ids import EntityId
from ontology.viewer import Viewer
from webapp.api.query import MOST_IDS, TogetherQuery
from webapp.api.shapes import Answer, Edge, Node
from webapp.api.shown import edge, node
from webapp.guard import Shown, audited
from webapp.problems import Refused, invalid
from webapp.services import services
from webapp.viewing import curtain

together = APIBlueprint("together", __name__)


class TogetherAnswer(Answer):
    """`moved`: where asked ids that became part of another entity live now. An id that is neither a node nor moved
    is unknown, or not the viewer's to see. `truncated`: there are more relations than were asked for."""

    truncated: bool
    nodes: list[Node]
    edges: list[Edge]
    moved: dict[str, str]


@together.get("/entities")
@together.input(TogetherQuery, location="query")
@together.output(TogetherAnswer)
@audited("entity.together")
def read_together(viewer: Viewer, query_data: TogetherQuery) -> Shown[TogetherAnswer]:
    """多个主体，以及它们之间的关系。"""
    asked = _ids(query_data.ids)
    store = services().store()
    found = store.entities(viewer, asked)
    lives = {id: store.resolve(id) for id in asked if id not in found}
    relations = store.among(viewer, found.keys())
    info, drawn = store.build_info(), curtain(viewer)
    answer = TogetherAnswer(
        build=info.build,
        world_date=info.world_date,
        truncated=len(relations) > query_data.limit,
        nodes=[node(each, drawn) for each in found.values()],
        edges=[edge(each, drawn) for each in relations[: query_data.limit]],
        moved={id: now for id, now in lives.items() if now in found},
    )
    return Shown(answer, tuple(found), len(answer.edges))


def _ids(text: str) -> list[EntityId]:
    ids = [EntityId(id) for id in dict.fromkeys(text.split(",")) if id]
    if not 0 < len(ids) <= MOST_IDS:
        raise Refused(invalid([{"name": "ids", "reason": f"应为 1 至 {MOST_IDS} 个编号，以逗号分隔"}]))
    return ids
