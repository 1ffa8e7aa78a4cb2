"""A build as sheets for the offline import: nothing can stand there already, so nothing is looked up or replaced.

An open share is the node; what only relations, redirects or restricted shares speak of becomes a bare node at the
end. Relations and evidence may come packed, because making an object of each takes longer than writing it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, TextIO

from graph.errors import StoreError
from graph.model import BuildInfo, EntityShare, GraphDelta, RelationShare
from graph.store.neo4j import naming
from graph.store.neo4j.evidence import ENCODED, Block, blocks, blocks_of
from graph.store.neo4j.layout import (
    BARE_COLUMNS,
    BUILD,
    COUNTER_COLUMNS,
    EDGE,
    Cells,
    entity_cells,
    entity_columns,
    is_edge,
    relation_columns,
    said_cells,
    share_cells,
)
from graph.store.neo4j.pointer import FORMAT, NAME, Move
from graph.store.neo4j.sheets import LISTED, Sheets, cell, lines
from graph.store.projected import Projected
from graph.store.sqlite.codec import pack_id
from ontology.ids import EntityId
from ontology.viewer import OPEN

NODE_ID: Final = "id:ID(entity)"
EVIDENCE_COLUMNS: Final = ("owner", "compartment", "first", "from_build", "rows")
ENDS: Final = (":START_ID(entity)", ":END_ID(entity)")


@dataclass(frozen=True, slots=True)
class Filled:
    """What the sheets hold, to compare with what the server then finds."""

    info: BuildInfo
    entities: int
    relationships: int
    evidence_blocks: int
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _EdgeSheet:
    file: TextIO
    width: int


class Filler:
    """Writes deltas of one build. A share may come once; what was gone cannot be in a new graph."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._nodes: set[str] = set()
        self._named: set[str] = set()
        self._redirects: dict[EntityId, EntityId] = {}
        self._compartments: set[int] = set()
        self._relationships = self._blocks = 0
        self._info: BuildInfo | None = None
        self._edges: dict[tuple[str, bool], _EdgeSheet] = {}
        self._evidence_file = sheets.of_nodes(naming.EVIDENCE, EVIDENCE_COLUMNS)

    def write(self, delta: GraphDelta) -> None:
        """Everything the delta holds."""
        if delta.gone_entities or delta.gone_relations:
            raise StoreError("nothing can be gone from a new graph: increments go through apply()")
        self._info = BuildInfo(delta.build, delta.world_date)
        self._entities(delta.entities)
        for share in delta.relations:
            self._relation(share)
        self._evidence(blocks(sorted(delta.evidence, key=lambda row: row.owner)))
        self._compartments.update(row.compartment for row in delta.evidence)
        self._redirect(delta)

    def write_packed_relations(self, rows: Projected) -> None:
        """Relations whose ends were written."""
        for type_name, compartment, positive, down, qualifiers, properties, text in rows.texts(EDGE):
            edge = is_edge(positive, down)
            cells = said_cells(type_name, qualifiers, properties, edge=edge, down=down)
            self._line(
                type_name, compartment, [text, *map(cell, cells)], len(BARE_COLUMNS) + len(cells), edge=edge
            )

    def write_packed_evidence(self, rows: Projected) -> int:
        """Statements behind what was written, those of an owner together in the order of the answer; says how many."""
        written = 0
        for owner, group in groupby(rows.texts(ENCODED), key=itemgetter(0)):
            said = [(compartment, text) for _, compartment, text in group]
            written += len(said)
            self._compartments.update(compartment for compartment, _ in said)
            self._evidence(blocks_of(owner, said))
        return written

    def finish(self) -> Filled:
        """Write what was gathered on the way; says what there is."""
        if self._info is None:
            raise StoreError("a build needs at least one delta, which names it")
        moved = {str(old) for old in self._redirects}
        both = next(iter(moved & self._nodes), None)
        if both is not None:
            raise StoreError(f"a build leads {both} elsewhere and gives it a share")
        bare = self._named - self._nodes - moved
        self._nodes_of(f"{naming.ENTITY}:{naming.FORMER}", (NODE_ID,), ([id] for id in sorted(moved)))
        self._nodes_of(naming.ENTITY, (NODE_ID,), ([id] for id in sorted(bare)))
        rows = ([old, new, BUILD] for old, new in sorted(self._redirects.items()))
        self._sheets.of_relationships(naming.REDIRECTED, (*ENDS, "from_build")).writelines(lines(rows))
        known = ([id] for id in sorted(self._compartments - {OPEN}))
        self._nodes_of(naming.COMPARTMENT, ("id:long",), known)
        self._pointer(self._info)
        entities = len(self._nodes) + len(bare) + len(moved)
        relationships = self._relationships + len(self._redirects)
        return Filled(self._info, entities, relationships, self._blocks, self._types)

    @property
    def _types(self) -> tuple[str, ...]:
        return tuple(sorted({name for name, _ in self._edges}))

    def _pointer(self, info: BuildInfo) -> None:
        columns = (
            "name",
            "version",
            "floor",
            "kept",
            "swept",
            "moves",
            "build",
            "world_date",
            "format",
            "redirects",
            "types",
        )
        move = str(Move(BUILD, BUILD, 0))
        numbers = (BUILD, BUILD, BUILD, BUILD)
        row = [NAME, *numbers, move, info.build, info.world_date, FORMAT, bool(self._redirects)]
        row.append(LISTED.join(self._types))
        self._nodes_of(naming.POINTER, columns, [row])

    def _nodes_of(self, labels: str, columns: tuple[str, ...], rows: Iterable[Sequence[Any]]) -> None:
        self._sheets.of_nodes(labels, columns).writelines(lines(rows))

    def _entities(self, shares: Iterable[EntityShare]) -> None:
        for type_name, group in groupby(shares, key=lambda share: share.type):
            columns = entity_columns(type_name)
            for opened, some in groupby(group, key=lambda share: share.compartment == OPEN):
                if opened:
                    self._on_nodes(type_name, columns, some)
                else:
                    self._beside(columns, some)

    def _on_nodes(self, type_name: str, columns: tuple[str, ...], shares: Iterable[EntityShare]) -> None:
        rows = []
        for share in shares:
            if share.entity in self._nodes:
                raise StoreError(f"a build names the open share of {share.entity} twice")
            pack_id(share.entity)
            self._nodes.add(share.entity)
            rows.append([share.entity, *entity_cells(share, BUILD)])
        self._nodes_of(":".join(naming.labels(type_name)), (NODE_ID, *columns), rows)

    def _beside(self, columns: tuple[str, ...], shares: Iterable[EntityShare]) -> None:
        rows, links = [], []
        for share in shares:
            pack_id(share.entity)
            self._named.add(share.entity)
            self._compartments.add(share.compartment)
            id = f"{share.entity}.{share.compartment}"
            rows.append([id, share.entity, *entity_cells(share, BUILD)])
            links.append([share.entity, id])
        self._nodes_of(naming.SHARE, (":ID(share)", "entity", *columns), rows)
        link = self._sheets.of_relationships(naming.HAS_SHARE, (ENDS[0], ":END_ID(share)"))
        link.writelines(lines(links))
        self._relationships += len(links)

    def _relation(self, share: RelationShare) -> None:
        for id in (share.relation, share.subject, share.object):
            pack_id(id)
        edge = is_edge(share.positive, share.taken_down)
        self._edge((share.subject, share.object), share.type, share_cells(share, BUILD), edge=edge)

    def _edge(self, ends: tuple[str, str], type_name: str, cells: Cells, *, edge: bool) -> None:
        self._named.update(ends)
        self._line(type_name, cells[1], [*ends, *map(cell, cells)], len(cells), edge=edge)

    def _line(self, type_name: str, compartment: int, texts: list[str], width: int, *, edge: bool) -> None:
        sheet = self._edges.get((type_name, edge)) or self._edge_sheet(type_name, edge=edge)
        self._compartments.add(compartment)
        self._relationships += 1
        sheet.file.write("\t".join(texts) + "\t" * (sheet.width - width) + "\n")

    def _edge_sheet(self, type_name: str, *, edge: bool) -> "_EdgeSheet":
        columns = relation_columns(type_name) if edge else COUNTER_COLUMNS
        kind = naming.relationship(type_name) if edge else naming.COUNTER_CLAIM
        sheet = _EdgeSheet(self._sheets.of_relationships(kind, (*ENDS, *columns)), len(columns))
        self._edges[type_name, edge] = sheet
        return sheet

    def _evidence(self, found: Iterable[Block]) -> None:
        for owner, compartment, first, text in found:
            self._blocks += 1
            self._evidence_file.write(f"{owner}\t{compartment}\t{first}\t{BUILD}\t{text}\n")

    def _redirect(self, delta: GraphDelta) -> None:
        self._redirects.update(delta.redirects)
        self._named.update(map(str, delta.redirects.values()))
        if self._redirects:
            for share in delta.entities:
                self._redirects.pop(share.entity, None)
