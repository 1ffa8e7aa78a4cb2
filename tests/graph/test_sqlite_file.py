"""One file, many readers: threads, children, a writer beside them, a disc that nothing can be written to."""

import os
import threading
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import apsw
import pytest

from graph.errors import OtherFormatError, PlaceTakenError, StoreError, UnfinishedBuildError
from graph.model import EntityShare, GraphDelta
from graph.searching import fold
from graph.store.sqlite import SqliteStore, build_sqlite
from ontology.viewer import OPEN
from tests.graph.conformance import CASE, EVERYONE, FACTORY, SHOP, ZHANG, city, represents, share, somebody
from tests.graph.killed import FIRST, INCREMENTS, PEOPLE, increment


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "graph.sqlite"
    build_sqlite(path, [city()])
    return path


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(path)
    yield store
    store.close()


def test_every_answer_beside_a_writer_is_of_one_build(tmp_path: Path) -> None:
    path = tmp_path / "moving.sqlite"
    build_sqlite(path, [FIRST])
    store = SqliteStore(path)
    mixed: list[object] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            names = {hit.value for hit in store.search(EVERYONE, "名", limit=PEOPLE + 1).hits}
            around = store.neighbours(EVERYONE, [somebody(f"人{n}") for n in range(PEOPLE)])
            captions = {e.caption for e in around.entities.values() if e.type == "person"}
            if len(names) != 1 or len(captions) != 1 or len(around.relations) != PEOPLE:
                mixed.append((names, captions, len(around.relations)))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, INCREMENTS + 1):
        store.apply([increment(number)])
    stop.set()
    for reader in readers:
        reader.join()
    store.close()
    assert mixed == []


def test_a_delta_that_fails_leaves_nothing_behind(store: SqliteStore) -> None:
    before = list(store.shares(EVERYONE))
    good = share(SHOP, "company", "改名商店")
    with pytest.raises(StoreError, match="starship"):
        store.apply([GraphDelta("b2", "", (good, EntityShare(ZHANG, OPEN, "starship", {})))])
    assert list(store.shares(EVERYONE)) == before
    assert store.build_info().build == "b1"


def test_a_forgotten_name_leaves_no_term_in_the_index(store: SqliteStore, path: Path) -> None:
    def holds(term: str) -> bool:
        with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
            return bool(
                connection.execute("select rowid from gram where gram match ?", (f'"{term}"',)).fetchall()
            )

    assert holds("张伟")
    gone = ((ZHANG, OPEN), (ZHANG, CASE))
    store.apply([GraphDelta("b2", "", gone_entities=gone)])
    assert not holds("张伟")
    assert holds("甲乙")


def test_threads_that_ended_leave_no_connection_behind(store: SqliteStore) -> None:
    def ask() -> None:
        assert store.entities(EVERYONE, [ZHANG])

    open_files = Path("/dev/fd")
    before = len(list(open_files.iterdir()))
    for _ in range(20):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert len(list(open_files.iterdir())) < before + 10


def test_a_redirect_that_leads_back_ends(store: SqliteStore) -> None:
    one, other = somebody("甲"), somebody("乙")
    store.apply([GraphDelta("b2", "", redirects={one: other, other: one})])
    assert store.resolve(one) in (one, other)


def child(store: SqliteStore, answer: object) -> None:
    answer.send([hit.value for hit in store.search(EVERYONE, "甲乙").hits])  # type: ignore[attr-defined]


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_opens_its_own_connection(store: SqliteStore) -> None:
    here = [hit.value for hit in store.search(EVERYONE, "甲乙").hits]
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=child, args=(store, theirs))
    process.start()
    assert ours.recv() == here
    process.join()
    assert process.exitcode == 0
    assert [hit.value for hit in store.search(EVERYONE, "甲乙").hits] == here


@pytest.mark.parametrize("readable", [True, False], ids=["as the owner", "nothing writable"])
def test_a_store_opens_where_nothing_can_be_written(path: Path, monkeypatch, readable: bool) -> None:
    if not readable:
        monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    store = SqliteStore(path)
    assert store.counts(EVERYONE).entities == {"company": 2, "person": 1}
    beside = {each.name for each in path.parent.iterdir()}
    store.close()
    assert readable or beside == {path.name}


def test_characters_that_fold_takes_for_their_own_form_are_that() -> None:
    gap = "\n"  # the longer way
    assert all(fold(chr(code) + gap) == chr(code) for code in range(0x4E00, 0xA000))


def test_a_build_never_writes_over_a_file(path: Path) -> None:
    with pytest.raises(PlaceTakenError, match=f"{path.name} 已经存在"):
        build_sqlite(path, [city()])


def test_a_graph_of_another_version_or_cut_off_says_so_and_what_to_do(path: Path) -> None:
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("update meta set value = '0' where key = 'format'")
    with pytest.raises(
        OtherFormatError, match=rf"{path.name} 中图谱的格式为 0.*请用本版程序重新运行 fuyuan build"
    ):
        SqliteStore(path)
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("delete from meta where key = 'complete'")
    with pytest.raises(UnfinishedBuildError, match=r"建图未结束.*请重新运行 fuyuan build"):
        SqliteStore(path)


def test_a_build_needs_a_name_and_says_each_share_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="at least one delta"):
        build_sqlite(tmp_path / "none.sqlite", [])
    with pytest.raises(StoreError, match="twice"):
        build_sqlite(tmp_path / "twice.sqlite", [city(), city()])
    with pytest.raises(StoreError, match="increments"):
        build_sqlite(tmp_path / "gone.sqlite", [GraphDelta("b1", "", gone_entities=((SHOP, OPEN),))])
    assert [each.suffix for each in tmp_path.iterdir()] == [".building"] * 3


def test_what_a_failed_build_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    with pytest.raises(StoreError):
        build_sqlite(path, [])
    build_sqlite(path, [city()])
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_closed_store_says_so(path: Path) -> None:
    store = SqliteStore(path)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.build_info()


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="请先运行 fuyuan build"):
        SqliteStore(tmp_path / "none.sqlite")


def test_reading_through_while_asking(store: SqliteStore) -> None:
    pieces = store.shares(EVERYONE)
    next(pieces)
    assert store.entities(EVERYONE, [ZHANG])
    assert store.neighbours(EVERYONE, [FACTORY]).relations[0].id == represents(ZHANG, FACTORY).relation
    rest = list(pieces)
    assert rest
