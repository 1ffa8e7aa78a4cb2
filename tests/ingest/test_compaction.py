"""Many small imports do not make the lake slow: their files are merged, and nobody can tell but by counting files."""

from ingest import run
from ingest.lake import attempt
from tests.ingest.conftest import Finder
from tests.ingest.invented import json_file, judgment_text, registry_file, registry_row
from tests.ingest.said import everything, rows


def filled(lake, tmp_path) -> None:
    for n in range(4):
        registry = registry_file(
            tmp_path / f"{n}.csv", [registry_row(i, 注册地址=f"第{n}址") for i in range(n, n + 3)]
        )
        with registry.open("ab") as file:
            file.write(b"short\n")
        documents = json_file(tmp_path / f"{n}.jsonl", [{"id": str(n), "text": judgment_text(n)}])
        run(lake, [registry, documents], extractor=Finder())


def test_merged_files_say_what_the_small_ones_said(lake, tmp_path):
    filled(lake, tmp_path)
    before, version = everything(lake), lake.version()
    past = rows(lake, "select count(*) from all_statements")
    with lake.connect() as reader, lake.writing():
        lake.compact(tail=2)
        assert reader.execute("select count(*) from all_statements").fetchall() == past
    assert {len(table.files()) for table in lake.tables.values()} <= {0, 1}
    assert everything(lake) == before
    assert lake.version() == version
    with lake.connect(as_of="2") as earlier:
        assert earlier.execute("select max(number) from runs").fetchall() == [(2,)]


def test_a_short_tail_is_left_alone(lake, tmp_path):
    filled(lake, tmp_path)
    files = {name: table.files() for name, table in lake.tables.items()}
    with lake.writing():
        lake.compact()
    assert {name: table.files() for name, table in lake.tables.items()} == files


def test_a_merge_that_was_killed_after_its_commit_loses_nothing(lake, tmp_path):
    filled(lake, tmp_path)
    before = everything(lake)
    with lake.writing():
        lake.compact(tail=2)
    merged = next(iter(lake.tables["statements"].files()))
    id = merged.rsplit("/", 1)[-1].split("-statements")[0]
    attempt.start(lake.staging, id)  # as the killed merge left it
    with lake.writing():
        pass
    assert everything(lake) == before
    assert not lake.staging.exists() or not list(lake.staging.iterdir())
