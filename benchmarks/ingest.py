"""The register sample and two sets of transfers into the lake: rows and statements a second, memory, a re-run, a
look-up; beside the obvious way of doing it (Python's csv module and a list of dictionaries) and the floor, DuckDB's own
reading of the same file into a table. Real rows where there are some, else as many invented ones."""

import csv
import gzip
import hashlib
import io
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.figure import Figure
from fuyuan.real_data import real_data
from ingest import Lake
from ingest import run as import_files
from ontology.ids import MentionId, mention_id, relation_mention_id

ROWS = 200_000
TEXTS = 200
NAIVE = "csv module, a dictionary a statement"
FLOOR = "DuckDB read_csv into a table"
_HEADER = ("企业名称", "统一社会信用代码", "注册日期", "企业类型", "法人代表", "注册资金", "经营范围", "所在省份",
           "地区", "注册地址")  # fmt: skip


def run() -> list[Figure]:
    """Figures of one import of the sample, each in a process of its own, so that memory is its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = _sample(folder)
        rows, seconds, work, megabytes = _alone(_import, folder / "home", sample)
        naive_rows, naive_seconds, naive_work, naive_megabytes = _alone(_naively, folder, sample)
        floor_rows, floor_seconds, floor_work, _ = _alone(_floor, folder, sample)
        lake = Lake.open(folder / "home" / "lake")
        said = _statements(lake)
        return [
            _figure("ingest.rows", rows / seconds, "rows/s", NAIVE, naive_rows / naive_seconds),
            _figure("ingest.rows_beside_floor", rows / seconds, "rows/s", FLOOR, floor_rows / floor_seconds),
            _figure("ingest.rows_per_cpu_second", rows / work, "rows/CPU s", FLOOR, floor_rows / floor_work),
            _figure(
                "ingest.statements",
                said / seconds,
                "statements/s",
                NAIVE,
                naive_rows * said / rows / naive_seconds,
            ),
            _figure("ingest.seconds", seconds, "s", NAIVE, naive_seconds),
            _figure("ingest.cpu_seconds", work, "s", NAIVE, naive_work),
            _figure("ingest.memory", megabytes, "MB", NAIVE, naive_megabytes),
            *_transfers(folder),
            _again(lake, sample, seconds),
            _look_up(lake),
            _texts(folder),
        ]


def _figure(name: str, figure: float, unit: str, peer: str, peer_figure: float) -> Figure:
    return Figure(name, figure, unit, peer, peer_figure, figure / peer_figure)


def _sample(folder: Path) -> Path:
    real = real_data()
    if real is not None:
        return real / "registry" / "registry_sample_200k.csv.gz"
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEADER)
    for n in range(ROWS):
        scope = "，".join(f"第{n % 97 + i}类商品的批发与零售" for i in range(12))
        writer.writerow((f"云岭{n}号贸易有限公司", f"{n:015d}", f"20{n % 24:02d}-03-1{n % 9}", "N/A", f"赵{n % 9999}",
                         f"{n % 900}.5000(万元)", scope, "云州", "松河", f"松河市晨晖路{n}号"))  # fmt: skip
    path = folder / "sample.csv.gz"
    path.write_bytes(gzip.compress(text.getvalue().encode(), 1))
    return path


Measured = tuple[int, float, float, float]
"""Rows, seconds, seconds of work on all cores, peak megabytes."""


def _alone(task: Callable[[Path, Path], int], folder: Path, sample: Path) -> Measured:
    """A task in a fresh process, whose start is not counted."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(task, folder, sample, there))
    process.start()
    there.close()
    measured: Measured = here.recv()
    process.join()
    return measured


def _measured(task: Callable[[Path, Path], int], folder: Path, sample: Path, answer: Connection) -> None:
    begun, worked = time.perf_counter(), time.process_time()
    rows = task(folder, sample)
    seconds, work = time.perf_counter() - begun, time.process_time() - worked
    unit = 1 if sys.platform == "darwin" else 1024
    answer.send((rows, seconds, work, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6))


def _import(home: Path, sample: Path) -> int:
    report = import_files(Lake.open(home / "lake"), [sample], mapping="registry")
    return sum(f.rows_in for f in report.files)


def _floor(_folder: Path, sample: Path) -> int:
    """The file read and nothing said of it."""
    with duckdb.connect() as sql:
        sql.execute(
            "create table t as select * from read_csv($1, all_varchar = true, header = true)", [str(sample)]
        )
        ((rows,),) = sql.execute("select count(*) from t").fetchall()
    return int(rows)


def _statements(lake: Lake) -> int:
    with lake.connect() as connection:
        ((said,),) = connection.execute("select count(*) from all_statements").fetchall()
    return int(said)


def _transfers(folder: Path) -> Iterator[Figure]:
    """The transfers of AMLSim and of FinBench, where they are at hand; the floor has as many rows."""
    real = real_data()
    if real is None:
        return
    sets = {
        "amlsim": sorted((real / "transfers" / "amlsim_ibm").glob("*/transactions*.csv")),
        "finbench": [real / "transfers" / "finbench_snapshot" / "AccountTransferAccount.csv"],
    }
    totals = []
    for name, files in sets.items():
        copies = folder / name
        copies.mkdir()
        for n, file in enumerate(files):
            (copies / f"{n}-{file.name}").write_bytes(file.read_bytes())
        rows, seconds, work, _ = _alone(_import_folder, folder / f"{name}-home", copies)
        floor = [_alone(_floor, folder, file) for file in files]
        read, taken, worked = (sum(each[i] for each in floor) for i in (0, 1, 2))
        yield _figure(f"ingest.{name}", rows / seconds, "rows/s", FLOOR, read / taken)
        yield _figure(f"ingest.{name}_per_cpu_second", rows / work, "rows/CPU s", FLOOR, read / worked)
        totals.append((rows, seconds, read, taken))
    rows, seconds, read, taken = map(sum, zip(*totals, strict=True))
    yield _figure("ingest.transfers", rows / seconds, "rows/s", FLOOR, read / taken)


def _import_folder(home: Path, folder: Path) -> int:
    return sum(f.rows_in for f in import_files(Lake.open(home / "lake"), [folder]).files)


def _naively(folder: Path, sample: Path) -> int:
    """The same statements, ids and evidence without checks, quarantine, history or the kept original."""
    said: list[dict[str, str]] = []
    with gzip.open(sample, "rt", encoding="utf-8-sig", newline="") as file:
        rows = 0
        for rows, row in enumerate(csv.DictReader(file), start=1):  # noqa: B007
            said.extend(_said(row))
    pq.write_table(pa.Table.from_pylist(said), folder / "naive.parquet", compression="zstd")
    return rows


def _said(row: dict[str, str]) -> Iterator[dict[str, str]]:
    key = row["统一社会信用代码"]
    record = hashlib.sha256(key.encode()).hexdigest()[:32]
    company = mention_id("registry", key, "company", row["企业名称"])
    for column in _HEADER:
        if row[column] and row[column] != "N/A" and column != "法人代表":
            yield _statement(company, "company", column, row[column], record)
    if name := row["法人代表"]:
        person = mention_id("registry", key, "person", name)
        relation = relation_mention_id("registry", key, "legal_representative_of", person, company)
        yield _statement(person, "person", "name", name, record)
        yield _statement(relation, "legal_representative_of", "subject", person, record)
        yield _statement(relation, "legal_representative_of", "object", company, record)


def _statement(mention: MentionId, type_: str, property_: str, value: str, record: str) -> dict[str, str]:
    return {
        "mention": mention, "type": type_, "property": property_, "value": value, "record": record,
        "extractor": "registry@1", "asserted_by": "register", "standing": "recorded", "polarity": "positive",
    }  # fmt: skip


def _again(lake: Lake, sample: Path, first: float) -> Figure:
    begun = time.perf_counter()
    import_files(lake, [sample], mapping="registry")
    return _figure("ingest.same_file_again", time.perf_counter() - begun, "s", "the first import", first)


def _look_up(lake: Lake) -> Figure:
    """Statements of one mention, beside a scan of the view for it."""
    with lake.connect() as connection:
        query = "select lower(hex(mention)) from statements where type = 'company' using sample 50"
        mentions = [MentionId(mention) for (mention,) in connection.execute(query).fetchall()]
        scans = [
            _timed(lambda m=m: connection.execute(  # type: ignore[misc]
                "select * from statements where lower(hex(mention)) = ?", [m]).fetchall())
            for m in mentions[:5]
        ]  # fmt: skip
    lake.statements_of(mentions[0])
    times = [_timed(lambda m=m: lake.statements_of(m)) for m in mentions]  # type: ignore[misc]
    return _figure(
        "ingest.look_up",
        statistics.median(times) * 1000,
        "ms",
        "scan of the view",
        statistics.median(scans) * 1000,
    )


def _timed(task: Callable[[], object]) -> float:
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


def _texts(folder: Path) -> Figure:
    """A folder of small texts, which share commits, beside one import a file."""
    paths = []
    for n in range(TEXTS + 10):
        paths.append(folder / f"{n}.txt")
        paths[-1].write_text(f"松河市人民法院\n民事判决书\n（2021）云9901民初{n}号\n", "utf-8")
    together, apart = Lake.open(folder / "together" / "lake"), Lake.open(folder / "apart" / "lake")
    seconds = _timed(lambda: import_files(together, paths[:TEXTS])) / TEXTS
    one_by_one = _timed(lambda: [import_files(apart, [path]) for path in paths[TEXTS:]]) / 10
    return _figure("ingest.texts", 1 / seconds, "files/s", "one import a file", 1 / one_by_one)
