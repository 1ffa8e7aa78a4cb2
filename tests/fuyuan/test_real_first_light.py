"""The main job on real input: every judgment, both register files, the penalty table; link; build. Companies named
in a judgment and in the register are one entity whose evidence shows both.

Kept here are counts and hashes; no name and no text.
"""

import csv
import gzip
import hashlib
import io
import json
from pathlib import Path

import pytest

from fuyuan.home import Home
from fuyuan.pipeline.building import build_graph
from fuyuan.pipeline.ingesting import ingest_files
from fuyuan.pipeline.linking import link_mentions
from fuyuan.pipeline.status import status
from linkage.normalise import company_key
from ontology.identifiers import credit_code
from ontology.viewer import open_viewer
from tests.real_data import real_data

FROZEN = json.loads(Path(__file__).with_name("frozen_first_light.json").read_text("utf-8"))
VIEWER = open_viewer("test")
pytestmark = [pytest.mark.real_data, pytest.mark.slow, pytest.mark.timeout(1500)]


@pytest.fixture(scope="module")
def data() -> Path:
    found = real_data()
    if found is None:
        pytest.skip("no real data on this machine")
    return found


@pytest.fixture(scope="module")
def home(data, tmp_path_factory):
    with Home.open(tmp_path_factory.mktemp("real")) as opened:
        penalties = data / "enterprise" / "AdministrativeCase.jsonl.gz"
        report = ingest_files(opened, [data / "judgments", data / "registry", penalties])
        assert not report.unfit
        assert not any(file.refused for file in report.files)
        link_mentions(opened)
        build_graph(opened)
        yield opened


@pytest.fixture(scope="module")
def register(data) -> dict[str, set[str]]:
    """Valid codes by normalised name, read from the files without any of our readers."""
    codes: dict[str, set[str]] = {}
    for path in sorted((data / "registry").glob("*.csv.gz")):
        with gzip.open(path) as file:
            for row in csv.DictReader(io.TextIOWrapper(file, "utf-8-sig")):
                key = company_key(row["企业名称"])
                if key:
                    read = credit_code(row["统一社会信用代码"])
                    codes.setdefault(key, set()).update([read.normalised] if read.is_key else [])
    return codes


@pytest.fixture(scope="module")
def parties(home) -> dict[str, set[str]]:
    """Company mentions of judgments (hex) by normalised name."""
    with home.lake.connect() as lake:
        rows = lake.execute(
            """select distinct lower(hex(s.mention)), s.value from statements s join records r using (record)
               where r.source = 'judgment' and s.property = 'name' and s.type in ('company', 'branch')"""
        ).fetchall()
    found: dict[str, set[str]] = {}
    for mention, name in rows:
        key = company_key(name)
        if key:
            found.setdefault(key, set()).add(mention)
    return found


@pytest.fixture(scope="module")
def anchors(home) -> dict[str, str]:
    """The first-seen member of every mention's cluster (hex), which names the entity."""
    build = home.builds.path(home.builds.current() or "")
    with home.lake.connect() as lake:
        clusters = lake.read_parquet(str(build / "clusters.parquet"))
        return dict(clusters.project("lower(hex(mention)), lower(hex(anchor))").fetchall())


def sources_of(home: Home, entity: str) -> set[str]:
    return {row.source for row in home.store().evidence(VIEWER, entity)}  # type: ignore[arg-type]


def test_every_row_and_document_is_accounted_for(home):
    found = status(home)
    for source in found["sources"]:
        assert source["rows_in"] == source["accepted"] + source["quarantined"] + source["unchanged"]
    assert {s["name"]: s["rows_in"] for s in found["sources"]} == FROZEN["rows_in"]


def test_companies_in_judgments_and_in_the_register_are_one_entity_with_both_as_evidence(
    home, register, parties, anchors
):
    """A name that two valid codes hold is left out: there, apart is right."""
    shared = {key for key in parties if key in register and len(register[key]) < 2}
    joined = set()
    for key in shared:
        entities = {f"e{anchors[mention]}" for mention in parties[key]}
        assert len(entities) == 1, hashlib.sha256(key.encode()).hexdigest()
        assert {"judgment", "registry"} <= sources_of(home, entities.pop())
        joined.add(hashlib.sha256(key.encode()).hexdigest()[:16])
    assert len(joined) >= FROZEN["companies_in_both"]
    assert len(FROZEN["ten_of_them"]) == 10
    assert set(FROZEN["ten_of_them"]) <= joined


def test_nothing_masked_was_merged(home):
    """Every entity that carries a masked name and no other rests on one document."""
    with home.lake.connect() as lake:
        build = home.builds.path(home.builds.current() or "")
        lake.read_parquet(str(build / "clusters.parquet")).create_view("clusters")
        merged = lake.execute(
            """select count(*) from (
                 select c.anchor from clusters c join statements s using (mention)
                 group by c.anchor
                 having count(distinct s.record) > 1
                    and bool_or(s.property = 'masked_name') and not bool_or(s.property = 'credit_code'))"""
        ).fetchall()
    assert merged == [(0,)]


def test_every_edge_opens_a_sentence_or_a_cell(home):
    store = home.store()
    hits = store.search(VIEWER, "有限公司", types=["company"], limit=50).hits
    seen = 0
    for relation in store.neighbours(VIEWER, [hit.entity.id for hit in hits], degree_cap=20).relations:
        for row in store.evidence(VIEWER, relation.id):
            seen += 1
            if row.start is None:
                assert row.column
                continue
            document = home.lake.document(row.record)
            assert document is not None
            assert row.end is not None
            assert document.text[row.start : row.end].strip()
    assert seen > 50
