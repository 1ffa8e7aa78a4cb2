"""A small invented home: two companies, people, a judgment and a registry row, one of each in a sealed compartment.

The graph and casework are real stores; what sources said is held in memory, because reading it is the lake's test.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from casework.database import Casework
from graph.model import EntityShare, EvidenceRow, GraphDelta, RelationShare, Value
from graph.store.interface import GraphStore
from graph.store.sqlite import SqliteStore, build_sqlite
from ingest.lake.rows import Cell, LakeDocument, LakeRecord
from ontology.ids import EntityId, MentionId, RecordId, RelationId, StatementId
from ontology.standing import AssertedBy, Effect, Polarity, Standing
from ontology.viewer import OPEN

LOCAL, SEALED = 7, 4711
TEXT = (
    "江城市中级人民法院\n刑事判决书\n（2025）云01刑初12号\n"
    "公诉机关指控，被告人𠮷田明诈骗他人钱款。\n"
    "本院认为，被告人𠮷田明犯诈骗罪。判处罚金人民币三万一千元。\n"
)
DOCUMENT, ROW = RecordId("d0" * 16), RecordId("a0" * 16)
HIDDEN_DOCUMENT = RecordId("d9" * 16)
PERSON, COMPANY, CASE = (EntityId("e" + n * 32) for n in "123")
HIDDEN_PERSON, FORMER = EntityId("e" + "9" * 32), EntityId("e" + "8" * 32)
OFFENCE, HEADS, HIDDEN = (RelationId("r" + n * 32) for n in "129")
NAME = "𠮷田明"


def _value(text: str, standing: Standing = Standing.RECORDED) -> Value:
    return Value(text, 1, standing, Effect.UNKNOWN, "2025-06-01")


def _entity(id: EntityId, type_name: str, compartment: int = OPEN, **properties: str) -> EntityShare:
    return EntityShare(id, compartment, type_name, {n: (_value(v),) for n, v in properties.items()})


def _relation(
    id: RelationId, type_name: str, ends: tuple[EntityId, EntityId], qualifier: str, compartment: int = OPEN
) -> RelationShare:
    return RelationShare(
        id, compartment, type_name, *ends, (qualifier,), {}, 2, 0, Standing.FOUND, Effect.UNKNOWN,
        since="2025-01-01", until="2025-12-31",
    )  # fmt: skip


def _said(owner: EntityId | RelationId, words: str, standing: Standing, by: AssertedBy) -> EvidenceRow:
    start = TEXT.index(words)
    return EvidenceRow(
        owner=owner,
        compartment=OPEN,
        statement=StatementId(f"{'b' * 32}.{start:016x}"),
        mention=MentionId("b" * 32),
        property="offence" if owner == OFFENCE else "name",
        value="诈骗罪" if owner == OFFENCE else NAME,
        record=DOCUMENT,
        start=start,
        end=start + len(words),
        column=None,
        extractor="offences@1",
        confidence=0.9,
        asserted_by=by,
        standing=standing,
        effect=Effect.UNKNOWN,
        polarity=Polarity.POSITIVE,
        source="judgments",
        source_date="2025-06-01",
    )


CHARGED = _said(OFFENCE, "被告人𠮷田明诈骗他人钱款", Standing.ALLEGED, AssertedBy.PROSECUTOR)
DECIDED = _said(OFFENCE, "被告人𠮷田明犯诈骗罪", Standing.FOUND, AssertedBy.COURT)
NAMED = _said(PERSON, "𠮷田明", Standing.FOUND, AssertedBy.COURT)
REGISTERED = replace(
    NAMED,
    owner=COMPANY,
    statement=StatementId(f"{'b' * 32}.{9999:016x}"),
    property="registered_capital",
    value="CNY:3100000:exact",
    record=ROW,
    start=None,
    end=None,
    column="注册资本",
    standing=Standing.RECORDED,
    asserted_by=AssertedBy.REGISTER,
    source="registry",
)

GRAPH = GraphDelta(
    build="20260302-093000-0001",
    world_date="2026-03-01",
    entities=(
        _entity(PERSON, "person", name=NAME, birth_date="1990-05"),
        _entity(COMPANY, "company", name="江城远帆商贸有限公司", registered_capital="CNY:3100000:exact"),
        _entity(CASE, "proceeding", case_number="（2025）云01刑初12号"),
        _entity(HIDDEN_PERSON, "person", SEALED, name="江城隐者"),
    ),
    relations=(
        _relation(OFFENCE, "offence", (PERSON, CASE), "诈骗罪"),
        _relation(HEADS, "legal_representative_of", (PERSON, COMPANY), "执行董事"),
        _relation(HIDDEN, "legal_representative_of", (HIDDEN_PERSON, COMPANY), "董事长", SEALED),
    ),
    evidence=(CHARGED, DECIDED, NAMED, REGISTERED),
    redirects={FORMER: PERSON},
)


@dataclass(frozen=True)
class Memory:
    """Documents and rows by id, each in a compartment of the lake."""

    documents: dict[str, LakeDocument] = field(default_factory=dict)
    records: dict[RecordId, LakeRecord] = field(default_factory=dict)

    def document(self, id: str, *, compartments: Collection[int] | None = None) -> LakeDocument | None:
        found = self.documents.get(id)
        return found if found and (compartments is None or found.compartment in compartments) else None

    def record(self, id: RecordId, *, compartments: Collection[int] | None = None) -> LakeRecord | None:
        found = self.records.get(id)
        return found if found and (compartments is None or found.compartment in compartments) else None

    def open_compartments(self) -> frozenset[int]:
        return frozenset({LOCAL})

    def keep_document(self, id: RecordId, text: str, compartment: int) -> None:
        self.documents[id] = LakeDocument(
            id, id, "judgments", "刑事判决书", text, "5" * 64, "text/plain", compartment, "run1"
        )
        self._keep(id, "judgments", (), is_document=True, compartment=compartment)

    def keep_row(self, id: RecordId, *cells: Cell) -> None:
        self._keep(id, "registry", cells, is_document=False, compartment=LOCAL)

    def _keep(
        self, id: RecordId, source: str, cells: tuple[Cell, ...], *, is_document: bool, compartment: int
    ) -> None:
        self.records[id] = LakeRecord(
            id=id, source=source, key="k1", mapping=source, file="5" * 64, file_name=f"{source}.csv", line=3,
            cells=cells, is_document=is_document, source_date="2025-06-01", obtained="2026-02-01",
            compartment=compartment, run="run1",
        )  # fmt: skip


def sources() -> Memory:
    """What the town's sources said."""
    memory = Memory()
    memory.keep_document(DOCUMENT, TEXT, LOCAL)
    memory.keep_document(HIDDEN_DOCUMENT, "封存的卷宗。", SEALED)
    memory.keep_row(
        ROW, Cell("注册资本", "注册资本(万元)", "3.1"), Cell("名称", "名称", "江城远帆商贸有限公司")
    )
    return memory


class Town:
    """A home for the application."""

    fictional = True
    version = "0.0.1"

    def __init__(self, folder: Path) -> None:
        graph = folder / "graph.sqlite"
        build_sqlite(graph, [GRAPH])
        self.graph: GraphStore = SqliteStore(graph)
        self.lake = sources()
        self.casework = Casework.open(f"sqlite:///{folder / 'casework.sqlite'}")
        self.open_graph: Callable[[], GraphStore] = lambda: self.graph

    def store(self) -> GraphStore:
        return self.open_graph()

    def close(self) -> None:
        self.graph.close()
        self.casework.close()
