"""The one joint between the graph and everything that reads it. Every operation takes a Viewer.

Stores share operations, not query text. Answers are deterministic, so both stores, and the brute-force oracle,
give the same ones: lists are ordered by (type, id) unless said otherwise, and a cut answer says so. A relation one
of whose ends the viewer may not see does not exist for them. `types` stand for their kinds too: company finds
branches. `as_of` leaves out what is ruled out on that day, so a standing of another period counts nothing then.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Protocol

from graph.model import (
    BuildInfo,
    Counts,
    Direction,
    Entity,
    EvidenceRow,
    GraphDelta,
    NeighbourCount,
    Neighbourhood,
    Relation,
    SearchPage,
    Steps,
)
from ontology.ids import EntityId, RelationId
from ontology.viewer import Viewer


class GraphStore(Protocol):
    """Reads for a viewer; one way to write."""

    def build_info(self) -> BuildInfo:
        """The build that answers now."""
        ...

    def resolve(self, entity: EntityId) -> EntityId:
        """Where an id ever issued lives now; the id itself if it is current or unknown."""
        ...

    def entities(self, viewer: Viewer, ids: Collection[EntityId]) -> dict[EntityId, Entity]:
        """The visible ones among `ids`, after redirects, keyed by current id."""
        ...

    def relations(self, viewer: Viewer, ids: Collection[RelationId]) -> dict[RelationId, Relation]:
        """The visible ones among `ids`, those taken down included (their evidence stays readable)."""
        ...

    def search(
        self, viewer: Viewer, text: str, *, types: Collection[str] = (), limit: int = 20
    ) -> SearchPage:
        """Entities with a visible searchable value that contains `text` (half width, case folded), ranked by
        exactness, then as what the type is sought, type in vocabulary order, those whose caption it is that
        matched, caption, id. Two characters are enough."""
        ...

    def neighbours(
        self,
        viewer: Viewer,
        ids: Collection[EntityId],
        *,
        types: Collection[str] = (),
        direction: Direction = Direction.BOTH,
        as_of: date | None = None,
        degree_cap: int = 200,
    ) -> Neighbourhood:
        """Standing relations around `ids` (not taken down, positive > 0, not ruled out on `as_of`), at most
        `degree_cap` an entity: the firmest are kept, then by type and id."""
        ...

    def steps(
        self,
        viewer: Viewer,
        ids: Collection[EntityId],
        *,
        types: Collection[str] = (),
        direction: Direction = Direction.BOTH,
        as_of: date | None = None,
        degree_cap: int = 200,
    ) -> Steps:
        """The same relations as `neighbours`, ids only: what walks are made of. Asked ids that are redirected
        answer under their current id."""
        ...

    def neighbour_counts(self, viewer: Viewer, entity: EntityId) -> tuple[NeighbourCount, ...]:
        """Visible standing relations by type, direction and neighbour type."""
        ...

    def among(self, viewer: Viewer, ids: Collection[EntityId]) -> tuple[Relation, ...]:
        """Standing relations whose ends are both in `ids`."""
        ...

    def evidence(
        self, viewer: Viewer, owner: EntityId | RelationId, *, limit: int = 500
    ) -> tuple[EvidenceRow, ...]:
        """Visible statements behind an entity or relation: firmest first, then source date (newest first), id."""
        ...

    def counts(self, viewer: Viewer) -> Counts:
        """Visible entities and standing relations by type."""
        ...

    def shares(self, viewer: Viewer) -> Iterator[GraphDelta]:
        """Everything the viewer may see, as stored, in bounded pieces: for exports, hashes, a move to the other
        store. Entities by id, then relations by id, then evidence, an owner's together."""
        ...

    def redirects(self) -> Iterator[tuple[EntityId, EntityId]]:
        """Every id that lives elsewhere now, and where; the next build is asked to remember them."""
        ...

    def apply(self, deltas: Iterable[GraphDelta]) -> None:
        """Write; each delta is atomic and visible as a whole or not at all."""
        ...

    def close(self) -> None:
        """Release what the store holds open."""
        ...
