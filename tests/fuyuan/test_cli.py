"""The command line on invented files: what it says, what it prints for programs, and how it exits."""

import gzip
import json
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import jsonschema
import pytest
from typer.main import get_group

from fuyuan.cli.helping import Room
from fuyuan.cli.loading import COMMANDS
from fuyuan.cli.messages import text
from fuyuan.demo import write
from tests.fuyuan import command
from tests.fuyuan.here import fuyuan

SCHEMAS = Path("docs/schemas")
LOADED = """
import sys
from fuyuan.cli.main import app
for words in (["--help"], ["status", "--home", sys.argv[1]], ["search", "公司", "--home", sys.argv[1]]):
    try:
        app(words)
    except SystemExit as done:
        assert not done.code, words
    print("loaded", *sorted({name.partition(".")[0] for name in sys.modules}))
"""
HEAVY = {
    "spacy",
    "networkx",
    "ibis",
    "pandas",
    "flask",
    "waitress",
    "huey",
    "httpx",
    "neo4j",
    "scipy",
    "numba",
}


def valid(name: str, answer: object) -> None:
    jsonschema.validate(answer, json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def city(small_city, tmp_path_factory):
    """A home with the demo in it, its sources and what they hide."""
    folder = tmp_path_factory.mktemp("city") / "home"
    shutil.copytree(small_city, folder)
    fuyuan("demo", "--small", "--no-serve", home=folder)
    return folder


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    return write(tmp_path_factory.mktemp("written")).sources


def test_status_counts_what_is_there_and_its_rows_add_up(city):
    status = fuyuan("status", "--json", home=city).json
    valid("status", status)
    for source in status["sources"]:
        assert source["rows_in"] == source["accepted"] + source["quarantined"] + source["unchanged"], source[
            "name"
        ]
    assert {"registry", "judgment", "penalty"} <= {source["name"] for source in status["sources"]}
    assert status["mentions"]["company"] >= 200
    assert status["entities"]["company"] < status["mentions"]["company"]
    assert status["relations"]["offence"] > 0
    assert status["build"]


def test_help_status_and_search_load_no_language_pipeline_no_web_server_and_no_data_frames(city):
    ran = subprocess.run([sys.executable, "-c", LOADED, city], capture_output=True, text=True, check=True)
    told = [set(line.split()) for line in ran.stdout.splitlines() if line.startswith("loaded ")]
    for loaded, spared in zip(
        told, (HEAVY | {"duckdb", "sqlalchemy"}, HEAVY | {"sqlalchemy"}, HEAVY), strict=True
    ):
        assert "typer" in loaded
        assert not loaded & spared


def test_the_list_of_commands_is_what_their_modules_register():
    for module, names in COMMANDS.items():
        room = Room()
        import_module(module).register(room)
        found = get_group(room).commands
        assert list(found) == list(names), module
        assert {name: found[name].help for name in names} == {name: text(f"{name}.help") for name in names}


def test_help_of_every_command_is_chinese_and_whole():
    """Nothing of Typer's own English, no sentence cut where a window ends, no option without a word on it."""
    for module in COMMANDS:
        room = Room()
        import_module(module).register(room)
        for words in _commands(get_group(room)):
            told = fuyuan(*words, "--help").out
            assert told.startswith(f"用法：fuyuan {' '.join(words)}")
            assert not re.search(r"…|Usage|Options|Arguments|Commands|required|default|Show this", told), told
            assert not re.search(r"^  (--)?[\w./|:-]+(\.\.\.)? *$", told, re.MULTILINE), told


def _commands(group, *before):
    for name, found in group.commands.items():
        yield (*before, name)
        yield from _commands(found, *before, name) if hasattr(found, "commands") else ()


WRONG = {
    ("bogus",): "没有命令「bogus」。",
    ("injest",): "没有命令「injest」。是不是 ingest？",
    ("ingest",): "缺少参数「路径」。",
    ("user", "add", "王"): "缺少选项 --body。",
    ("build", "--bogus"): "没有选项 --bogus。",
    ("build", "--ful"): "没有选项 --ful。是不是 --full？",
    ("build", "--full=3"): "选项 --full 后面不跟内容。",
    ("search", "甲", "乙", "丙"): "多出参数「乙 丙」。",
    ("serve", "--port"): "选项 --port 后面缺少内容。",
    ("serve", "--port", "八千"): "--port：「八千」应为整数。",
    ("serve", "--port", "70000"): "--port：「70000」不能大于 65535。",
    (
        "user",
        "add",
        "王",
        "--body",
        "局",
        "--role",
        "所长",
    ): "--role 不能是「所长」，可用：investigator、prosecutor",
    (
        "user",
        "add",
        "王",
        "--body",
        "局",
        "--role",
        "judge",
        "--division",
        "12",
    ): "「12」不是六位行政区划代码",
    ("login",): "请给出一次性登录链接",
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_use_says_in_chinese_what_is_wrong_and_how_it_is_written(words):
    told = fuyuan(*words, expect=2).err
    assert told.startswith(WRONG[words])
    assert "--help 查看说明" in told or "后面" in told


def test_what_is_not_there_is_named_with_the_way_out(tmp_path):
    lacking = fuyuan("status", "--config", tmp_path / "none.toml", home=tmp_path / "home", expect=1).err
    assert "没有配置文件" in lacking
    assert "--config" in lacking
    assert "文件或文件夹不存在" in fuyuan("extract", tmp_path / "none.txt", expect=1).err
    assert "fuyuan ingest" in fuyuan("status", home=tmp_path / "home").out
    assert "fuyuan ingest" in fuyuan("acquisition", home=tmp_path / "home").out
    assert "fuyuan user add" in fuyuan("user", "link", "nobody", home=tmp_path / "home", expect=1).err
    assert "fuyuan user link" in fuyuan("login", "spent", home=tmp_path / "home", expect=1).err
    assert "fuyuan sources" in fuyuan("sources", "run", "周报", home=tmp_path / "home", expect=1).err
    assert "现在不存在" in fuyuan("sources", "add", "周报", tmp_path / "none", home=tmp_path / "home").err


def test_a_second_import_adds_nothing(city):
    before = fuyuan("status", "--json", home=city).json
    again = fuyuan("ingest", city / "demo" / "sources", "--json", home=city).json
    valid("ingest", again)
    after = fuyuan("status", "--json", home=city).json
    assert again["accepted"] == 0
    assert again["unchanged"] > 0
    assert (before["lake_version"], before["mentions"]) == (after["lake_version"], after["mentions"])


def test_link_and_build_print_their_counts(city):
    link = fuyuan("link", "--json", home=city).json
    valid("link", link)
    assert link["entities"] < link["mentions"]
    build = fuyuan("build", "--json", home=city).json
    valid("build", build)
    assert build["linked"] is None, "the clusters of `link` speak of this very lake"


def test_search_show_and_paths_end_at_the_sentence(city):
    found = fuyuan("search", "有限公司", "--type", "company", "--limit", "5", "--json", home=city).json
    valid("search", found)
    assert found["truncated"]
    assert len(found["results"]) == 5
    proceeding = fuyuan("search", "刑初", "--type", "proceeding", "--json", home=city).json["results"][0]
    shown = fuyuan("show", proceeding["id"], "--json", home=city).json
    valid("show", shown)
    assert shown["relations"]
    for relation in shown["relations"]:
        assert relation["evidence"], relation["type"]
    text = fuyuan("show", proceeding["id"], home=city).out
    assert "【" in text
    assert "法院·认定" in text
    ends = {relation["subject"] for relation in shown["relations"] if relation["type"] == "party_to"}
    paths = fuyuan("paths", sorted(ends)[0], proceeding["id"], "--json", home=city).json
    valid("paths", paths)
    assert len(paths["paths"][0]["entities"]) == 2


def test_reading_leaves_a_line_in_the_audit_log(city):
    from fuyuan.home import Home

    with Home.open(city) as home:
        before = home.casework.audit.verify().entries
    fuyuan("search", "公司", home=city)
    with Home.open(city) as home:
        verdict = home.casework.audit.verify()
    assert verdict.entries == before + 1
    assert verdict.sound


def test_nothing_found_says_what_to_try(city):
    ran = fuyuan("search", "世上没有的名字", home=city)
    assert "没有找到「世上没有的名字」" in ran.err


def test_an_unknown_id_and_a_home_without_a_graph_fail_in_one_line(city, tmp_path):
    assert "没有编号为" in fuyuan("show", "e" + "0" * 32, home=city, expect=1).err
    ran = command.fuyuan("search", "公司", home=tmp_path, expect=1)
    assert ran.err.count("\n") == 1
    assert "fuyuan build" in ran.err


def test_wrong_use_exits_with_two(city):
    assert fuyuan("search", home=city, expect=2).err
    assert fuyuan("search", "x", "--type", "galaxy", home=city, expect=2).err
    assert command.fuyuan("nonsense", expect=2).err


def test_extract_prints_one_object_a_document_in_order_and_touches_no_store(sources, tmp_path):
    files = sorted((sources / "judgments").glob("*.txt"), reverse=True)
    lines = fuyuan("extract", *files, "--json").out.splitlines()
    answers = [json.loads(line) for line in lines]
    assert [answer["path"] for answer in answers] == [str(file) for file in files]
    for answer, file in zip(answers, files, strict=True):
        valid("extract", answer)
        text = file.read_text("utf-8")
        for party in answer["parties"]:
            assert text[party["start"] : party["end"]], party["roles"]
    assert not (tmp_path / ".fuyuan").exists()


def test_extract_repeats_the_path_for_json_lines_and_reads_a_folders_files(sources, tmp_path):
    file = next((sources / "judgments").glob("*.jsonl"))
    keys = [json.loads(line)["id"] for line in file.read_text("utf-8").splitlines()]
    folder = tmp_path / "卷宗"
    folder.mkdir()
    (folder / file.name).symlink_to(file.resolve())
    (folder / "~$卷宗.docx").write_bytes(b"lock")
    answers = [json.loads(line) for line in fuyuan("extract", folder, "--json").out.splitlines()]
    assert {answer["path"] for answer in answers} == {str(folder / file.name)}
    answers = [json.loads(line) for line in fuyuan("extract", file, "--json").out.splitlines()]
    assert [answer["document_id"] for answer in answers] == keys
    assert {answer["path"] for answer in answers} == {str(file)}


def test_bad_input_gives_one_clear_line_each_and_the_rest_goes_on(sources, tmp_path):
    """A truncated gzip, GB18030, a wrong column, a NUL byte, an empty file, a foreign file, a missing one."""
    good = next((sources / "registry").glob("*.csv"))
    rows = good.read_bytes()
    folder = tmp_path / "delivery"
    folder.mkdir()
    (folder / "a_truncated.csv.gz").write_bytes(gzip.compress(rows)[:-200])
    (folder / "b_gb18030.csv").write_bytes(rows.decode().encode("gb18030"))
    (folder / "c_wrong_column.csv").write_text("甲,乙,丙\n1,2,3\n", "utf-8")
    (folder / "d_nul.csv").write_bytes(rows.replace(b"\n", b"\n\x00", 2))
    (folder / "e_empty.csv").write_bytes(b"")
    (folder / "f_picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    ran = fuyuan("ingest", folder, tmp_path / "missing.csv", "--json", home=tmp_path / "home", expect=3)
    answer = ran.json
    assert "Traceback" not in ran.err
    by_name = {Path(file["path"]).name: file for file in answer["files"]}
    for file in answer["files"]:
        assert file["rows_in"] == file["accepted"] + file["quarantined"] + file["unchanged"], file["path"]
    assert by_name["a_truncated.csv.gz"]["accepted"] > 0
    assert by_name["a_truncated.csv.gz"]["problems"]
    total = len(rows.splitlines()) - 1
    gb = by_name["b_gb18030.csv"]
    assert gb["accepted"] + gb["unchanged"] == gb["rows_in"] == total
    assert by_name["d_nul.csv"]["quarantined"] >= 1
    assert by_name["missing.csv"]["problems"]
    unread = {Path(p).name for p in answer["unfit"]} | {
        n for n, f in by_name.items() if f["problems"] and not f["rows_in"]
    }
    assert {"c_wrong_column.csv", "e_empty.csv", "f_picture.png", "missing.csv"} <= unread
    told = command.fuyuan("ingest", folder / "e_empty.csv", home=tmp_path / "home", expect=None)
    assert told.code in (1, 3)
    assert len(told.err.strip().splitlines()) == 1


def test_explain_tells_each_column_and_opens_no_home(sources, tmp_path):
    ran = fuyuan("ingest", "--explain", sources / "registry", "--json", home=tmp_path / "home")
    valid("ingest_explain", ran.json)
    assert {file["mapping"] for file in ran.json["files"]} == {"registry"}
    told = fuyuan("ingest", "--explain", sources / "registry", home=tmp_path / "home").out
    assert "「工商登记」（registry）" in told
    assert "企业·名称" in told
    assert not (tmp_path / "home").exists()
    fuyuan("ingest", "--explain", tmp_path / "absent.csv", expect=1)
    (tmp_path / "a.csv").write_text("甲,乙\n1,2\n", "utf-8")
    fuyuan("ingest", "--explain", tmp_path / "a.csv", expect=3)


def test_a_file_without_permission_is_named(tmp_path):
    """Root reads everything, so a folder in a file's place stands for "the system refuses" there."""
    locked = tmp_path / "locked.csv"
    locked.write_text("x", "utf-8")
    locked.chmod(0)
    ran = fuyuan("ingest", locked, home=tmp_path / "home", expect=None)
    assert ran.code in (1, 3)
    assert "locked.csv" in ran.err
    assert "Traceback" not in ran.err


def test_the_demo_refuses_a_home_that_holds_other_data(tmp_path, sources):
    command.fuyuan("ingest", next((sources / "registry").glob("*.csv")), home=tmp_path)
    assert "不与演示数据混放" in fuyuan("demo", "--small", "--no-serve", home=tmp_path, expect=1).err


def test_a_new_user_gets_a_link_that_signs_in_once(city):
    out = fuyuan("user", "add", "李办案", "--body", "虚构公安局", "--role", "investigator", home=city).out
    assert "/login#" in out
