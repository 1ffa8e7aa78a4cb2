"""Twenty kills of an import and twenty of a build, each at a random moment: run again, and lake and graph are
those of an undisturbed run."""

import hashlib
import random
import time
from pathlib import Path

import pytest

from fuyuan.demo import write
from fuyuan.home import Home
from graph.canonical import canonical_hash
from ontology.statement import STATEMENT_COLUMNS
from ontology.viewer import open_viewer
from tests.fuyuan.command import fuyuan, killed_after

KILLS = 20
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


def lake_hash(folder: Path) -> str:
    """Everything said and set aside, as a set, without run ids."""
    columns = ", ".join(f'"{c}"' for c in STATEMENT_COLUMNS if c != "run")
    digest = hashlib.sha256()
    with Home.open(folder) as home, home.lake.connect() as lake:
        for query in (
            f"select {columns} from statements order by all",
            "select record, source, key, content_hash, cells from records order by all",
            "select record, text from documents order by all",
            "select code, line, raw, source from quarantine order by all",
        ):
            for row in lake.execute(query).fetchall():
                digest.update(repr(row).encode())
    return digest.hexdigest()


def graph_hash(folder: Path) -> str:
    with Home.open(folder) as home:
        return canonical_hash(home.store(), open_viewer("test"))


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    return write(tmp_path_factory.mktemp("sources")).sources


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, sources):
    """Home, and how long import and build took."""
    folder = tmp_path_factory.mktemp("undisturbed")
    times = []
    for arguments in (("ingest", sources), ("build",)):
        begun = time.monotonic()
        fuyuan(*arguments, home=folder)
        times.append(time.monotonic() - begun)
    return folder, times


def test_an_import_killed_anywhere_and_run_again_leaves_the_same_lake(undisturbed, sources, tmp_path):
    folder, (seconds, _) = undisturbed
    wanted, pick, killed = lake_hash(folder), random.Random(11), 0
    home = tmp_path / "home"
    for turn in range(KILLS):
        if turn % 4 == 0:
            home = tmp_path / f"home{turn}"  # four kills on top of each other, then a fresh home
        killed += killed_after(pick.uniform(0.3, 1.0) * seconds, "ingest", sources, home=home)
        if turn % 4 == 3:
            fuyuan("ingest", sources, home=home)
            assert lake_hash(home) == wanted, f"after kill {turn}"
    assert killed >= KILLS // 2, "most of the kills must fall inside the import"


def test_a_build_killed_anywhere_leaves_the_old_graph_and_the_next_one_whole(undisturbed):
    folder, (_, seconds) = undisturbed
    wanted, pick, killed = graph_hash(folder), random.Random(12), 0
    for turn in range(KILLS):
        killed += killed_after(pick.uniform(0.3, 1.0) * seconds, "build", home=folder)
        assert graph_hash(folder) == wanted, f"readers after kill {turn}"
    fuyuan("build", home=folder)
    assert graph_hash(folder) == wanted
    assert killed >= KILLS // 2, "most of the kills must fall inside the build"
