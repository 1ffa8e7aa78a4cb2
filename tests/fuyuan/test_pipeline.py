"""The rooms wired together on invented files: ids that were issued keep resolving, order of arrival does not matter."""

from pathlib import Path

import pytest

from fuyuan.home import Home
from fuyuan.home.builds import GRAPH
from fuyuan.pipeline.building import build_graph
from fuyuan.pipeline.ingesting import ingest_files
from graph.canonical import canonical_hash
from graph.errors import UnfinishedBuildError
from ingest import Acquisition
from ontology.identifiers.credit_code import check_character
from ontology.viewer import open_viewer
from tests.nlp.penalty_decisions import CUSTOMS, ENVIRONMENT, MARKET, POLICE, SECURITIES, SPARED, TAX

VIEWER = open_viewer("test")
HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n"


def code(number: int) -> str:
    """A valid code of a division that was never assigned; its organisation part is checked by nobody here."""
    body = f"91270101MA000{number:03d}X"
    return body + check_character(body)


def row(name: str, credit_code: str = "") -> str:
    return f"{name},{credit_code},2015-03-02,有限责任公司,钱小红,100(万元),贸易,映川,汐州,澄湖区一号\n"


def register(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text(HEADER + "".join(rows), "utf-8")
    return path


def found(home: Home, words: str) -> set[str]:
    return {hit.entity.id for hit in home.store().search(VIEWER, words, types=["company"]).hits}


def test_an_id_issued_before_a_merge_still_opens_the_merged_company(tmp_path):
    """Two names met apart; a later register row gives both the same code, and they were one company all along."""
    with Home.open(tmp_path / "home") as home:
        ingest_files(
            home, [register(tmp_path, "a.csv", row("老字号贸易有限公司"), row("新字号贸易有限公司"))]
        )
        build_graph(home)
        before = found(home, "字号贸易")
        assert len(before) == 2
        later = (row("老字号贸易有限公司", code(1)), row("新字号贸易有限公司", code(1)))
        ingest_files(home, [register(tmp_path, "b.csv", *later)])
        build_graph(home)
        assert {home.store().resolve(id) for id in before} == found(home, "字号贸易")  # type: ignore[arg-type]
        assert len(found(home, "字号贸易")) == 1
        build_graph(home)
        assert {home.store().resolve(id) for id in before} == found(home, "字号贸易")  # type: ignore[arg-type]


def test_what_everybody_saw_is_gone_once_its_file_turns_out_to_be_a_cases(tmp_path):
    """Nobody named an instrument, so all saw it; the same file comes again under one."""
    case = Acquisition("调取证据通知书", obtained="2024-09-01", case_number="松公立字8号")
    granted = open_viewer("test", [case.compartment.id])
    path = register(tmp_path, "a.csv", row("密件贸易有限公司", code(1)))
    with Home.open(tmp_path / "home") as home:
        ingest_files(home, [path, register(tmp_path, "b.csv", row("公开贸易有限公司", code(2)))])
        build_graph(home)
        ids = found(home, "密件贸易")
        assert len(ids) == len(found(home, "公开贸易")) == 1
        ingest_files(home, [path], acquisition=case)
        build_graph(home)
        assert not found(home, "密件贸易")
        assert found(home, "公开贸易")
        store = home.store()
        assert store.entities(VIEWER, ids) == {}
        assert set(store.entities(granted, ids)) == ids


def test_files_in_any_order_give_the_same_graph(tmp_path):
    files = [
        register(tmp_path, "a.csv", row("甲地贸易有限公司", code(1)), row("乙地贸易有限公司")),
        register(tmp_path, "b.csv", row("乙地贸易有限公司", code(2)), row("丙地贸易有限公司", code(3))),
        register(tmp_path, "c.csv", row("甲地贸易有限责任公司")),
    ]
    hashes = set()
    for turn, order in enumerate((files, files[::-1], [files[1], files[2], files[0]])):
        with Home.open(tmp_path / f"home{turn}") as home:
            for file in order:
                ingest_files(home, [file])
            build_graph(home)
            hashes.add(canonical_hash(home.store(), VIEWER))
    assert len(hashes) == 1


def test_a_build_without_a_new_lake_is_the_same_graph(tmp_path):
    with Home.open(tmp_path / "home") as home:
        ingest_files(home, [register(tmp_path, "a.csv", row("甲地贸易有限公司", code(1)))])
        first = build_graph(home)
        hashed = canonical_hash(home.store(), VIEWER)
        second = build_graph(home)
        assert first.build != second.build
        assert canonical_hash(home.store(), VIEWER) == hashed
        cut_off = home.builds.path(second.build) / GRAPH
    cut_off.write_bytes(cut_off.read_bytes()[:4096])
    with Home.open(tmp_path / "home") as home:
        with pytest.raises(UnfinishedBuildError, match="请重新运行 fuyuan build"):
            home.store()
        build_graph(home)
        assert canonical_hash(home.store(), VIEWER) == hashed, "what its error asks for mends it"


def test_texts_of_penalty_decisions_become_the_penalties_of_the_companies_they_name(tmp_path):
    texts = {"a": MARKET, "b": TAX, "c": POLICE, "d": CUSTOMS, "e": ENVIRONMENT, "f": SECURITIES, "g": SPARED}
    folder = tmp_path / "decisions"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with Home.open(tmp_path / "home") as home:
        report = ingest_files(home, [folder])
        assert report.accepted == len(texts)
        build_graph(home)
        store = home.store()
        fines = {
            hit.entity.properties["amount"][0].value
            for hit in store.search(VIEWER, "云环罚字〔2023〕第7号", types=["penalty"]).hits
        }
        assert fines == {"CNY:20000000:exact"}
        assert len(found(home, "云州新麦食品股份有限公司")) == 1
