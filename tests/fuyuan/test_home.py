"""The home: private, configured in one file, one writer at a time, one pointer to the build that answers."""

import stat
import subprocess
import sys
from datetime import date

import pytest

from fuyuan.home import (
    Builds,
    ConfigError,
    Home,
    HomeBusyError,
    HomeError,
    NoBuildError,
    load_config,
    writing,
)


def test_a_home_is_private_and_made_on_first_use(tmp_path):
    home = Home.open(tmp_path / "desk")
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


def test_the_variable_names_the_home(tmp_path, monkeypatch):
    monkeypatch.setenv("FUYUAN_HOME", str(tmp_path / "elsewhere"))
    assert Home.open().folder == tmp_path / "elsewhere"


def test_a_home_where_a_file_stands_is_refused_in_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeError, match="无法作为数据目录"):
        Home.open(tmp_path / "file")


def test_before_the_first_build_it_says_what_to_run(tmp_path):
    with pytest.raises(NoBuildError, match="fuyuan build"):
        Home.open(tmp_path).store()


def test_the_configuration_is_read(tmp_path):
    path = tmp_path / "fuyuan.toml"
    path.write_text("[home]\nworld_date = 2026-06-30\nfictional = true\n[graph]\nstore = 'sqlite'\n")
    config = load_config(path)
    assert (config.world_date, config.fictional, config.graph_store) == (date(2026, 6, 30), True, "sqlite")


def test_a_large_model_is_asked_only_where_a_server_is_named(tmp_path):
    path = tmp_path / "fuyuan.toml"
    path.write_text("[large_model]\nname = 'm'\n")
    assert load_config(path).large_model is None
    path.write_text("[large_model]\nurl = 'http://10.0.0.8/v1'\nname = 'm'\n")
    assert load_config(path).large_model == {"url": "http://10.0.0.8/v1", "model": "m", "key_file": ""}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[graph]\nstroe = 'sqlite'\n", "graph.stroe"),
        ("[graph]\nstore = 'oracle'\n", "oracle"),
        ("[home]\nfictional = 'yes'\n", "home.fictional"),
        ("fictional = true\n", "fictional"),
        ("[worker]\nkeep_jobs = 0\n", "worker.keep_jobs = 0.*正整数"),
        ("[worker]\nkeep_days = true\n", "worker.keep_days"),
        ("[worker]\nbuild = 1\n", "worker.build"),
        ("[graph\n", "无法读取"),
    ],
)
def test_a_wrong_setting_is_named_not_ignored(tmp_path, text, complaint):
    path = tmp_path / "fuyuan.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=complaint):
        load_config(path)


def test_a_second_writer_is_turned_away_and_a_killed_one_leaves_no_lock(tmp_path):
    hold = "import sys, time, pathlib; from fuyuan.home.lock import writing\nwith writing(pathlib.Path(sys.argv[1])):\n print('held', flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", hold, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(HomeBusyError, match="正被另一个"), writing(tmp_path):
            pass
    finally:
        other.kill()
        other.communicate()
    with writing(tmp_path):
        assert (tmp_path / "writer.lock").exists()


def test_a_build_without_the_pointer_does_not_answer(tmp_path):
    builds = Builds(tmp_path / "builds")
    first = builds.start()
    assert builds.current() is None
    builds.publish(first)
    assert builds.current() == first


def test_clusters_are_reused_only_for_the_lake_they_speak_of(tmp_path):
    builds = Builds(tmp_path / "builds")
    build = builds.start()
    assert builds.linked("v1") is None
    builds.mark_linked(build, "v1")
    assert builds.linked("v1") == build
    assert builds.linked("v2") is None
    builds.publish(build)
    assert builds.linked("v1") is None


def test_old_builds_go_but_the_two_before_stay_for_their_readers(tmp_path):
    builds = Builds(tmp_path / "builds")
    ids = [builds.path(f"2026010{n}-000000-aaaa") for n in range(1, 6)]
    for folder in ids:
        folder.mkdir(parents=True)
        builds.publish(folder.name)
    assert [folder.exists() for folder in ids] == [False, False, True, True, True]
