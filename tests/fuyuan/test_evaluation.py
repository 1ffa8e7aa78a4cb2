"""`fuyuan eval demo`: what was planted is looked for in the built graph; a graph that lost it says so."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from fuyuan.evaluation import NotADemoHomeError, evaluate_demo
from fuyuan.home import Home
from fuyuan.pipeline.building import build_graph
from fuyuan.pipeline.demonstration import NotADemoError, load_demo
from fuyuan.pipeline.ingesting import ingest_files
from tests.demo.life import TOWN
from tests.fuyuan.here import fuyuan


@pytest.fixture(scope="module")
def city(small_city, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("city") / "home"
    shutil.copytree(small_city, folder)
    return folder


@pytest.fixture(scope="module")
def answer(city) -> dict:
    return fuyuan("eval", "demo", "--json", home=city).json


def test_every_story_is_answered_in_the_form_the_schema_promises(city, answer):
    jsonschema.validate(answer, json.loads(Path("docs/schemas/eval.json").read_text("utf-8")))
    told = json.loads((city / "demo" / "stories.json").read_text("utf-8"))["stories"]
    assert list(answer) == [story["id"] for story in told]
    for story in told:
        metrics = answer[story["id"]]
        assert metrics["claims"] == len(story["expectations"]) == len(metrics["evidence"])
        assert metrics["claims_found"] == sum(it["found"] for it in metrics["evidence"])
        assert metrics["found"] == (metrics["claims_found"] == metrics["claims"])
        assert bool(metrics["why"]) != metrics["found"]


def test_charge_and_finding_are_found_as_two_edges_with_their_sentences(answer):
    story = answer["charged-theft-found-fraud"]
    assert story["found"]
    edges = {it["offence"]: it["relations"][0] for it in story["evidence"]}
    assert edges["盗窃罪"] != edges["诈骗罪"]


def test_an_acquittal_is_found_as_the_courts_no(answer):
    offences = [it for it in answer["acquitted"]["evidence"] if it["expect"] == "offence"]
    assert [it["found"] for it in offences] == [True, True]


def test_namesakes_and_masked_names_stay_apart(answer):
    assert answer["namesakes"]["found"]
    assert answer["masked-names"]["found"]


def test_a_path_names_the_entities_along_the_way(answer):
    path = next(it for it in answer["zombie"]["evidence"] if it["expect"] == "path")
    assert path["found"]
    assert [it["type"] for it in path["path"]] == ["proceeding"] * 4
    assert len(path["relations"]) == 3


def test_a_person_reads_yes_or_no_and_what_is_lacking(city, answer):
    said = fuyuan("eval", "demo", home=city).out
    for story in answer.values():
        assert f"{'是' if story['found'] else '否'}  {story['title']}" in said
        assert all(why in said for why in story["why"])


def test_mentions_that_linkage_left_apart_are_not_called_joined(city, tmp_path):
    """The same sources without the register: nothing ties the renamed company's two names any more."""
    demo = tmp_path / "demo"
    (demo / "sources").mkdir(parents=True)
    (demo / "stories.json").write_bytes((city / "demo" / "stories.json").read_bytes())
    with Home.open(tmp_path) as home:
        ingest_files(home, [city / "demo" / "sources" / "penalties"])
        build_graph(home)
        answer = evaluate_demo(home)
    assert not any(story["found"] for story in answer.values())
    assert all(story["why"] for story in answer.values())


@pytest.mark.slow
def test_a_story_that_needs_a_later_source_is_a_no_until_that_very_file_is_in_the_lake(tmp_path):
    """Its claims on what is here are found all the same; claims of an analysis wait for the analysis."""
    with Home.open(tmp_path) as home:
        load_demo(home, size=TOWN)
        stories = evaluate_demo(home)
        assert stories["fraud-ring-service"]["claims_found"] >= 14, "the ring's requests came with the city"
        before = stories["zombie-group-lookalike"]
        assert before["needs"] == ["股东信息", "主要人员", "企业年报", "资金查控", "社会保险"]
        assert (before["claims_found"], before["claims"], before["found"]) == (3, 4, False)
        assert before["why"] == ["来源尚未导入：股东信息、主要人员、企业年报、资金查控、社会保险"]
        later = tmp_path / "demo" / "sources-later"
        ingest_files(home, [later / "股东信息"], mapping="registry", source="shareholders")
        ingest_files(home, [later / name for name in ("机动车", "社会保险", "失信被执行人")])
        build_graph(home)
        stories = evaluate_demo(home)
        assert stories["hidden-car"]["found"], "one car under two plates, by its identification number"
        after = stories["zombie-group-lookalike"]
        assert after["why"] == ["来源尚未导入：主要人员、企业年报、资金查控"]


def test_a_demo_that_is_there_is_neither_imported_nor_built_anew(city):
    """Its files keep their time, or each start would look like a newer delivery of them."""
    with Home.open(city) as home:
        before = home.lake.version()
        assert load_demo(home) is None
        assert home.lake.version() == before


def test_a_demo_of_one_size_does_not_mix_with_the_other(city):
    with Home.open(city) as home, pytest.raises(NotADemoError, match="--small"):
        load_demo(home, size=TOWN)


def test_a_home_without_the_demo_is_refused(tmp_path):
    with Home.open(tmp_path) as home, pytest.raises(NotADemoHomeError, match="fuyuan demo"):
        evaluate_demo(home)
    assert "fuyuan demo" in fuyuan("eval", "demo", home=tmp_path, expect=1).err
