"""From a few characters to the people, companies and cases that carry them."""

from itertools import chain

from apiflask import APIBlueprint

from casework.masking.curtain import Curtain
from graph.model import Exactness, Hit
from ontology.viewer import Viewer
from ontology.vocabulary import vocabulary
from webapp.api.namesakes import Beside, beside_namesakes
from webapp.api.query import SearchQuery
from webapp.api.shapes import Answer, Maskable, Node, Shape
from webapp.api.shown import mark, node
from webapp.guard import Shown, audited
from webapp.names import known_among
from webapp.searching import search_told
from webapp.services import services
from webapp.viewing import curtain

search = APIBlueprint("search", __name__)


class Matched(Maskable):
    """The value that matched, and how."""

    property: str
    value: str
    exactness: Exactness


class SearchResult(Node):
    """An entity found; `beside` is there only where another one found reads the same."""

    matched: Matched
    beside: list[Beside] | None = None


class Papers(Shape):
    """How many papers match, listed or not; `more`: at least so many."""

    count: int
    more: bool


class SearchAnswer(Answer):
    """Whom and what is looked for, then the papers about it. `truncated`: more matched than were asked for; narrow
    the search."""

    truncated: bool
    results: list[SearchResult]
    papers: Papers


@search.get("/search")
@search.input(SearchQuery, location="query")
@search.output(SearchAnswer)
@audited("search")
def search_entities(viewer: Viewer, query_data: SearchQuery) -> Shown[SearchAnswer]:
    """按名称、证件号码或案号搜索；两个字即可。"""
    store = services().store()
    types = known_among(vocabulary().entities, query_data.type, "type")
    drawn = curtain(viewer)
    page = search_told(store, viewer, drawn, query_data.q, types, query_data.limit)
    beside = beside_namesakes(store, viewer, page.hits)
    info = store.build_info()
    answer = SearchAnswer(
        build=info.build,
        world_date=info.world_date,
        truncated=page.truncated,
        results=[_result(hit, beside.get(hit.entity.id), drawn) for hit in page.hits],
        papers=Papers(count=page.papers, more=page.papers_cut),
    )
    named = (hit.entity.id for hit in page.hits), (each.id for few in beside.values() for each in few)
    return Shown(answer, tuple(chain(*named)), len(page.hits))


def _result(hit: Hit, beside: list[Beside] | None, drawn: Curtain) -> SearchResult:
    sight = drawn.value(hit.entity.type, hit.property, hit.value)
    matched = Matched(property=hit.property, value=sight.text, exactness=hit.exactness, **mark(sight))
    return SearchResult(**node(hit.entity, drawn).model_dump(), matched=matched, beside=beside)
