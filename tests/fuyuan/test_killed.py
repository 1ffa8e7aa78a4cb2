"""Kills of an import and of a build, each at a random moment: run again, and lake and graph are those of an undisturbed
run. A few each in the suite; twenty in the soak, or as many as `KILLS` says."""

import hashlib
import os
import random
import time
from collections.abc import Iterator
from itertools import count, repeat
from pathlib import Path

import pytest

from fuyuan.demo import write
from fuyuan.home import Home
from graph.canonical import canonical_hash
from ontology.statement import STATEMENT_COLUMNS
from ontology.viewer import open_viewer
from tests.fuyuan.command import fuyuan, killed_after

KILLS = (5, pytest.param(int(os.environ.get("KILLS", "20")), marks=pytest.mark.soak))
pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]


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


def kills(
    many: int, seconds: float, *arguments: str | Path, homes: Iterator[Path], seed: int
) -> Iterator[Path]:
    """The homes of so many commands that were killed before their end, up to four on top of each other. One that was
    done first does not count, and the next begins anew."""
    pick, killed, here, home = random.Random(seed), 0, 0, next(homes)
    for _ in range(5 * many):
        if hit := killed_after(pick.uniform(0.3, 1.0) * seconds, *arguments, home=home):
            killed, here = killed + 1, here + 1
            yield home
        if killed == many:
            return
        if not hit or here == 4:
            here, home = 0, next(homes)
    raise AssertionError(f"only {killed} of {5 * many} kills fell inside the command")


@pytest.mark.parametrize("many", KILLS)
def test_an_import_killed_anywhere_and_run_again_leaves_the_same_lake(many, undisturbed, sources, tmp_path):
    folder, (seconds, _) = undisturbed
    wanted = lake_hash(folder)
    fresh = (tmp_path / f"home{number}" for number in count())
    for home in dict.fromkeys(kills(many, seconds, "ingest", sources, homes=fresh, seed=11)):
        fuyuan("ingest", sources, home=home)
        assert lake_hash(home) == wanted, f"after the kills in {home.name}"


@pytest.mark.parametrize("many", KILLS)
def test_a_build_killed_anywhere_leaves_the_old_graph_and_the_next_one_whole(many, undisturbed):
    folder, (_, seconds) = undisturbed
    wanted = graph_hash(folder)
    for turn, _ in enumerate(kills(many, seconds, "build", homes=repeat(folder), seed=12)):
        assert graph_hash(folder) == wanted, f"readers after kill {turn}"
    fuyuan("build", home=folder)
    assert graph_hash(folder) == wanted
