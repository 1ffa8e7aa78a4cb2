"""`kill -9` at random moments: the old build goes on answering, nothing half-made ever answers, and a build run
again equals one that nobody disturbed."""

import random
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import duckdb
import pytest

from graph.canonical import canonical_hash
from graph.errors import UnfinishedBuildError
from graph.projection import build
from graph.store.sqlite import SqliteStore, build_sqlite
from ontology.ids import MentionId
from tests.graph.conformance import EVERYONE
from tests.graph.invented import REGISTER, Record, judgment, views
from tests.graph.killed import FIRST, INCREMENTS, PEOPLE, run_build, run_increments

KILLS = 20
CONTEXT = get_context("forkserver")


def lake(path: Path, *, records: int) -> None:
    """Companies of a register that are parties to cases, each twice."""
    rows: list[Record] = []
    clusters: list[list[MentionId]] = []
    for number in range(records):
        row = Record(f"{number}", REGISTER)
        company = row.entity("company", f"甲乙{number}有限公司", credit_code=f"91{number:016d}")
        row.relation("legal_representative_of", row.entity("person", f"李{number}"), company)
        text, proceeding = judgment(f"文书{number}", f"（2021）京01民终{number + 1}号")
        party = text.entity("company", f"甲乙{number}有限公司")
        text.relation("party_to", party, proceeding, properties={"role": "被告"})
        rows += (row, text)
        clusters.append([company, party])
    with duckdb.connect(str(path)) as connection:
        views(rows, clusters, connection=connection)


@pytest.fixture(scope="module")
def run() -> Iterator[Callable[..., tuple[ForkServerProcess, object]]]:
    CONTEXT.set_forkserver_preload(["tests.graph.killed"])
    started: list[ForkServerProcess] = []

    def start(target: Callable[..., None], *args: object) -> tuple[ForkServerProcess, object]:
        ours, theirs = CONTEXT.Pipe()
        process = CONTEXT.Process(target=target, args=(*args, theirs))
        process.start()
        started.append(process)
        assert ours.recv() == "now"
        return process, ours

    yield start
    for process in started:
        process.kill()
        process.join()


def contents(path: Path) -> tuple[str, list[object]]:
    store = SqliteStore(path)
    try:
        return canonical_hash(store, EVERYONE), list(store.shares(EVERYONE))
    finally:
        store.close()


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_one_and_is_made_again_alike(tmp_path: Path, run) -> None:
    lake(tmp_path / "old.duckdb", records=20)
    lake(tmp_path / "lake.duckdb", records=600)
    old, new, undisturbed = (tmp_path / name for name in ("old.sqlite", "new.sqlite", "undisturbed.sqlite"))
    for source, target in (("old", old), ("lake", undisturbed)):
        with duckdb.connect(str(tmp_path / f"{source}.duckdb"), read_only=True) as connection:
            report = build(connection, target, build="b2", world_date="2024-01-01")
    before, wanted = contents(old), contents(undisturbed)
    reader = SqliteStore(old)
    unfinished = 0
    rng = random.Random(20261123)
    for _ in range(KILLS):
        process, _ = run(run_build, tmp_path / "lake.duckdb", new)
        time.sleep(rng.uniform(0, report.seconds))
        process.kill()
        process.join()
        unfinished += not new.exists()
        if new.exists():
            assert contents(new) == wanted, "what has its name is whole"
            new.unlink()
        assert canonical_hash(reader, EVERYONE) == before[0]
    reader.close()
    assert unfinished, "no kill fell into a build"
    process, told = run(run_build, tmp_path / "lake.duckdb", new)
    assert told.recv() == "done"
    assert contents(new) == wanted
    assert contents(old) == before


def test_a_killed_increment_is_there_whole_or_not_at_all(tmp_path: Path, run) -> None:
    path = tmp_path / "graph.sqlite"
    build_sqlite(path, [FIRST])
    seen = set()
    rng = random.Random(7)
    for _ in range(8):
        process, _ = run(run_increments, path)
        time.sleep(rng.uniform(0, 0.15))
        process.kill()
        process.join()
        store = SqliteStore(path)
        number = int(store.build_info().build.removeprefix("b"))
        names = {hit.value for hit in store.search(EVERYONE, "名", limit=PEOPLE + 1).hits}
        assert names == {f"名{number}"}
        assert store.counts(EVERYONE).relations == {"legal_representative_of": PEOPLE}
        store.close()
        seen.add(number)
    process, told = run(run_increments, path)
    assert told.recv() == "done"
    store = SqliteStore(path)
    assert store.build_info().build == f"b{INCREMENTS}"
    store.close()
    assert len(seen) > 1, "every kill fell on the same increment"


def test_a_file_that_no_build_finished_is_refused(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.sqlite", tmp_path / "cut.sqlite"
    build_sqlite(whole, [FIRST])
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    (tmp_path / "empty.sqlite").touch()
    (tmp_path / "text.sqlite").write_text("北京" * 4000, "utf-8")
    for name in ("cut", "empty", "text"):
        with pytest.raises(UnfinishedBuildError, match=name):
            SqliteStore(tmp_path / f"{name}.sqlite")
