"""A small invented home: a judgment, a registry row, a sealed file, and a graph that points into them.

Every store is the real one. What the graph says is written by hand, so that the tests see exactly one charge, one
finding and one hidden relation; the texts and rows it points to went through a real import.
"""

import json
from dataclasses import replace
from pathlib import Path

from fuyuan.home import Home
from fuyuan.home.builds import GRAPH as GRAPH_FILE
from graph.model import EntityShare, EvidenceRow, GraphDelta, RelationShare, Value
from graph.store.sqlite import build_sqlite
from ingest import NONE, Acquisition, run
from ontology.ids import EntityId, MentionId, RelationId, StatementId, record_id
from ontology.standing import AssertedBy, Effect, Polarity, Standing
from ontology.viewer import OPEN

SEARCHED = Acquisition(
    instrument="搜查笔录",
    obtained="2026-02-01",
    issuing_body="江城市公安局",
    case_number="（2025）云01刑初12号",
)
SEALED = SEARCHED.compartment.id
TEXT = (
    "江城市中级人民法院\n刑事判决书\n（2025）云01刑初12号\n"
    "公诉机关指控，被告人𠮷田明诈骗他人钱款。\n"
    "本院认为，被告人𠮷田明犯诈骗罪。判处罚金人民币三万一千元。\n"
)
NAME, FIRM = "𠮷田明", "江城远帆商贸有限公司"
ROWS = {
    "企业名称": FIRM,
    "统一社会信用代码": "",
    "注册日期": "2019-07-22",
    "企业类型": "有限责任公司",
    "法人代表": NAME,
    "注册资金": "3.1万元",
    "经营范围": "日用百货",
    "所在省份": "云南",
    "地区": "江城",
    "注册地址": "江城远帆路1号",
}
DOCUMENT, HIDDEN_DOCUMENT = record_id("judgment", "j1"), record_id("judgment", "j9")
ROW = record_id("registry", FIRM)
PERSON, COMPANY, CASE = (EntityId("e" + n * 32) for n in "123")
HIDDEN_PERSON, FORMER = EntityId("e" + "9" * 32), EntityId("e" + "8" * 32)
OFFENCE, HEADS, HIDDEN = (RelationId("r" + n * 32) for n in "129")
BUILD = "20260302-093000-0001"


def _entity(id: EntityId, type_name: str, compartment: int = OPEN, **properties: str) -> EntityShare:
    values = {
        name: (Value(value, 1, Standing.RECORDED, Effect.UNKNOWN, "2025-06-01"),)
        for name, value in properties.items()
    }
    return EntityShare(id, compartment, type_name, values)


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
        source="judgment",
        source_date="2025-06-01",
    )


CHARGED = _said(OFFENCE, "被告人𠮷田明诈骗他人钱款", Standing.ALLEGED, AssertedBy.PROSECUTOR)
DECIDED = _said(OFFENCE, "被告人𠮷田明犯诈骗罪", Standing.FOUND, AssertedBy.COURT)
NAMED = _said(PERSON, NAME, Standing.FOUND, AssertedBy.COURT)
REGISTERED = replace(
    NAMED,
    owner=COMPANY,
    statement=StatementId(f"{'b' * 32}.{9999:016x}"),
    property="registered_capital",
    value="CNY:3100000:exact",
    record=ROW,
    start=None,
    end=None,
    column="注册资金",
    standing=Standing.RECORDED,
    asserted_by=AssertedBy.REGISTER,
    source="registry",
)

GRAPH = GraphDelta(
    build=BUILD,
    world_date="2026-03-01",
    entities=(
        _entity(PERSON, "person", name=NAME, birth_date="1990-05"),
        _entity(COMPANY, "company", name=FIRM, registered_capital="CNY:3100000:exact"),
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


def found_town(folder: Path) -> None:
    """Make the home; copies of the folder are homes too."""
    folder.mkdir()
    (folder / "fuyuan.toml").write_text("[home]\nfictional = true\n")
    with Home.open(folder) as home:
        deliver(home, "j1", "刑事判决书", TEXT)
        deliver(home, "j9", "搜查笔录", "封存的卷宗。", acquisition=SEARCHED)
        table = folder / "registry.csv"
        table.write_text("\n".join((",".join(ROWS), ",".join(ROWS.values()), "")))
        run(home.lake, [table], mapping="registry")
        home.builds.path(BUILD).mkdir(parents=True)
        build_sqlite(home.builds.path(BUILD) / GRAPH_FILE, [GRAPH])
        home.builds.mark_linked(BUILD, home.lake.version())
        home.builds.publish(BUILD)


def deliver(home: Home, key: str, title: str, text: str, *, acquisition: Acquisition = NONE) -> None:
    """Import a court text, or a new version of one."""
    file = home.folder / f"{key}.jsonl"
    file.write_text(json.dumps({"id": key, "title": title, "text": text}, ensure_ascii=False) + "\n")
    assert run(home.lake, [file], mapping="judgment", acquisition=acquisition).accepted == 1
