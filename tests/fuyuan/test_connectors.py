"""Databases and buckets as sources: read by query and mapping, superseded by record key like a file delivered again,
their passwords nowhere but where they are kept."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from moto.server import ThreadedMotoServer
from pyarrow.fs import S3FileSystem
from sqlalchemy import create_engine, text

from casework.schedule.schedule import Schedule
from fuyuan.home import Home
from fuyuan.home.graphs import RemoteNeo4j
from fuyuan.home.secret_file import SecretFileError
from fuyuan.pipeline.found import SourceError
from fuyuan.pipeline.reading import JudgmentReader
from fuyuan.pipeline.secret_places import secret_at
from fuyuan.pipeline.worker import Worker
from ontology.ids import RecordId
from ontology.statement import RecordContext
from tests.fuyuan import postgres
from tests.fuyuan.here import Ran
from tests.ingest.invented import REGISTRY_HEADER, csv_bytes, judgment_text, registry_row
from tests.ingest.said import values

COLUMNS = ", ".join(f'"{name}" text' for name in REGISTRY_HEADER)
QUERY = f"select {', '.join(REGISTRY_HEADER)} from 企业名录 where 注册日期 <> '10:00' -- 只取企业\n;"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def query(tmp_path: Path) -> Path:
    path = tmp_path / "企业.sql"
    path.write_text(QUERY, "utf-8")
    return path


def filled(url: str, *numbers: int, **changed: str) -> None:
    """The platform's table as it stands on a day."""
    rows = [registry_row(n, **(changed if n == numbers[0] else {})) for n in numbers]
    marks = ", ".join(f":c{n}" for n in range(len(REGISTRY_HEADER)))
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("drop table if exists 企业名录"))
        connection.execute(text(f"create table 企业名录 ({COLUMNS})"))
        for row in rows:
            connection.execute(
                text(f"insert into 企业名录 values ({marks})"),
                {f"c{n}": row[name] for n, name in enumerate(REGISTRY_HEADER)},
            )
    engine.dispose()


def looked(home: Path, name: str) -> str:
    """What the worker notes after one look."""
    with Home.open(home) as opened:
        opened.config = replace(opened.config, worker_build=False)
        opened.casework.schedule.soon(name)
        assert Worker(opened, settle=0.01).once() == 1
        source = opened.casework.schedule.find(name)
        assert source is not None
        return source.note


def story_of_a_view(home: Path, url: str, location: str, query: Path, *secret: str) -> None:
    """Taken in by query and mapping; again unchanged; changed, new and vanished rows by their key."""
    filled(url, 1, 2, 3)
    added = Ran("sources", "add", "平台", location, "--query-file", query, "--full", *secret, home=home)
    assert added.code == 0, added.error + added.err
    assert looked(home, "平台") == "采纳 3 行，未变 0 行，隔离 0 行"
    assert looked(home, "平台") == "没有新内容"
    filled(url, 2, 3, 4, 注册地址="松河市新址路9号")
    assert looked(home, "平台") == "采纳 2 行，未变 1 行，隔离 0 行"
    (status,) = Ran("status", "--json", home=home).json["sources"]
    assert (status["name"], status["mapping"], status["new"], status["changed"], status["closed"]) == (
        "平台", "registry@1", 4, 1, 1,
    )  # fmt: skip
    with Home.open(home) as opened:
        assert "松河市新址路9号" in values(opened.lake, "company", "address")
        assert not list((opened.folder / "pulled").iterdir()), (
            "what was pulled is in the lake's originals now"
        )


def test_a_view_in_sqlite(home, tmp_path, query):
    url = f"sqlite:///{tmp_path / '平台.db'}"
    story_of_a_view(home, url, url, query)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.server() as place:
        yield place


@pytest.mark.postgres
def test_a_view_in_postgresql_with_its_password_in_the_environment(
    home, server, query, monkeypatch, caplog, capfd
):
    monkeypatch.setenv("PLATFORM_PASSWORD", postgres.PASSWORD)
    caplog.set_level(logging.DEBUG)
    url = f"postgresql+psycopg://reader:{postgres.PASSWORD}@{server}/postgres"
    location = f"postgresql+psycopg://reader@{server}/postgres"
    story_of_a_view(home, url, location, query, "--secret", "env:PLATFORM_PASSWORD")
    monkeypatch.setenv("PLATFORM_PASSWORD", "wrong")
    assert looked(home, "平台").startswith("数据库无法读取（")
    shown = Ran("sources", "--json", home=home).out
    with Home.open(home) as opened, opened.lake.reading() as lake:
        runs = lake.execute("select * from runs").fetchall()
    said = shown + caplog.text + "".join(capfd.readouterr()) + repr(runs)
    for file in home.rglob("*"):
        assert not file.is_file() or postgres.PASSWORD.encode() not in file.read_bytes(), file
    assert postgres.PASSWORD not in said


@pytest.mark.postgres
def test_a_query_that_would_write_is_refused_by_the_database_itself(home, server, tmp_path):
    filled(f"postgresql+psycopg://reader:{postgres.PASSWORD}@{server}/postgres", 1)
    query, secret = tmp_path / "q.sql", tmp_path / "secret"
    query.write_text("with gone as (delete from 企业名录 returning *) select * from gone", "utf-8")
    secret.write_text(postgres.PASSWORD + "\n", "utf-8")
    secret.chmod(0o600)
    location = f"postgresql+psycopg://reader@{server}/postgres"
    Ran("sources", "add", "平台", location, "--query-file", query, "--secret", f"file:{secret}", home=home)
    assert looked(home, "平台") in ("数据库无法读取（25006）", "数据库无法读取（0A000）")
    engine = create_engine(f"postgresql+psycopg://reader:{postgres.PASSWORD}@{server}/postgres")
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from 企业名录")).scalar() == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("location", "sql", "said"),
    [
        ("postgresql+psycopg://reader:s3cret@db/p", "select 1", "不能写密码"),
        ("postgresql+psycopg://db/p?password=s3cret", "select 1", "不能写密码"),
        ("sqlite:///x.db", "delete from 企业", "须为一条 SELECT"),
        ("sqlite:///x.db", "select 1; drop table 企业", "须为一条 SELECT"),
        ("nosuch://db/p", "select 1", "没有安装 nosuch 的驱动"),
        ("s3://key:s3cret@bucket/x", "", "不能写密钥"),
        ("s3://bucket/x?access_key=s3cret", "", "不认识的参数：access_key"),
    ],
)
def test_what_cannot_be_meant_is_refused_without_repeating_a_secret(home, tmp_path, location, sql, said):
    (tmp_path / "q.sql").write_text(sql, "utf-8")
    ran = Ran("sources", "add", "x", location, "--query-file", tmp_path / "q.sql", home=home)
    assert ran.code != 0
    assert said in ran.error + ran.err
    assert "s3cret" not in ran.error + ran.err + ran.out


def test_a_database_that_is_not_there_is_not_made(home, tmp_path, query):
    Ran("sources", "add", "平台", f"sqlite:///{tmp_path / 'none.db'}", "--query-file", query, home=home)
    assert looked(home, "平台") == "数据库文件不存在"
    assert not (tmp_path / "none.db").exists()


def test_values_keep_their_exact_form(home, tmp_path):
    """A card of 19 digits, an amount, a blank, a text with a line end: as the database has them."""
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute(
            "create table t (交易卡号 text, 交易金额 numeric, 交易时间 text, 收付标志, 对手户名)"
        )
        row = ("6217000000000000019", 100.1, "2024-07-01 10:00:00", "出", None)
        database.execute("insert into t values (?, ?, ?, ?, ?)", row)
    (tmp_path / "q.sql").write_text("select *, '甲\n乙' as 备注 from t", "utf-8")
    Ran(
        "sources",
        "add",
        "流水",
        f"sqlite:///{tmp_path / 'a.db'}",
        "--query-file",
        tmp_path / "q.sql",
        home=home,
    )
    assert looked(home, "流水") == "采纳 1 行，未变 0 行，隔离 0 行"
    with Home.open(home) as opened, opened.lake.connect() as lake:
        ((cells,),) = lake.execute("select cells from records").fetchall()
        assert "CNY:10010:exact" in values(opened.lake, "transfer", "amount")
    for value in ("6217000000000000019", "100.1", "甲\\n乙"):
        assert value in cells


def test_a_large_model_that_fails_is_said_once(caplog):
    """The text is read by the rules all the same, so nothing else would tell that nobody was asked."""
    reader = JudgmentReader({"url": "http://127.0.0.1:9/v1", "model": "m"})
    for n in range(2):
        key = RecordContext("judgment", f"j{n}", RecordId("00" * 16))
        assert list(reader(judgment_text(n), key))
    (said,) = [record for record in caplog.records if record.name == "fuyuan.pipeline.reading"]
    assert said.levelname == "WARNING"
    assert "大模型未完成抽取" in said.getMessage()


def test_a_secret_is_read_only_where_others_cannot(tmp_path, monkeypatch):
    secret = tmp_path / "secret"
    secret.write_text("口令\n", "utf-8")
    secret.chmod(0o644)
    graph = RemoteNeo4j("bolt://127.0.0.1:9", "neo4j", secret)
    model = {"url": "http://127.0.0.1:9/v1", "model": "m", "key_file": str(secret)}
    wants: list[Callable[[], object]] = [lambda: secret_at(f"file:{secret}"), graph.ahead]
    for want in (*wants, lambda: JudgmentReader(model)):
        with pytest.raises(SecretFileError, match=r"secret 他人可读，请先执行 chmod 600"):
            want()
    locked = Ran("ingest", tmp_path / "absent.zip", "--password-file", secret, home=tmp_path / "home")
    assert (locked.code, "他人可读" in locked.err) == (2, True)
    secret.chmod(0o600)
    assert secret_at(f"file:{secret}") == "口令"
    assert JudgmentReader(model).name
    secret.write_text("\n", "utf-8")
    with pytest.raises(SecretFileError, match="是空的"):
        secret_at(f"file:{secret}")
    with pytest.raises(SourceError, match="环境变量 NOT_THERE 中没有密码"):
        secret_at("env:NOT_THERE")


@pytest.fixture(scope="module")
def storage() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def test_a_folder_on_s3(home, storage, monkeypatch):
    office = S3FileSystem(
        access_key="a", secret_key="b-secret", endpoint_override=storage, scheme="http", region="us-east-1",
        allow_bucket_creation=True,
    )  # fmt: skip
    office.create_dir("delivery")

    def put(name: str, *numbers: int) -> None:
        with office.open_output_stream(f"delivery/登记/{name}") as file:
            file.write(csv_bytes(map(registry_row, numbers)))

    put("一/a.csv", 1, 2)
    put("b.csv", 3)
    put("half.csv.part", 4)
    httpx.put(f"{storage}/delivery/{quote('登记/')}%2e%2e/c.csv", content=b"x").raise_for_status()
    monkeypatch.setenv("STORAGE_KEY", "a:b-secret")
    location = f"s3://delivery/登记?endpoint={storage}"
    Ran("sources", "add", "桶", location, "--mapping", "registry", "--secret", "env:STORAGE_KEY", home=home)
    left = "；1 个对象的名称含“..”，无法读取"
    assert looked(home, "桶") == "采纳 3 行，未变 0 行，隔离 0 行" + left
    assert looked(home, "桶") == "没有新内容" + left
    put("一/a.csv", 1, 2, 6)
    assert looked(home, "桶") == "采纳 1 行，未变 2 行，隔离 0 行" + left
    with Home.open(home) as opened:
        schedule: Schedule = opened.casework.schedule
        kept = schedule.find("桶")
        assert kept is not None
        assert "b-secret" not in repr(kept)
    monkeypatch.delenv("STORAGE_KEY")
    assert looked(home, "桶") == "环境变量 STORAGE_KEY 中没有密码"
