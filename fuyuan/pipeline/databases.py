"""A database as a source: one query, its rows written out as text, which then are a delivery like any file. A city's
shared-data platform is usually such a view. Nothing is ever written there: one SELECT in a transaction that is read
only where the database knows such, and rolled back everywhere."""

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from casework.schedule.schedule import Scheduled
from fuyuan.pipeline.found import Found, SourceError
from fuyuan.pipeline.secret_places import secret_at

_ROWS: Final = 5_000
"""Rows in memory at a time."""
_ASKS: Final = re.compile(r"\s*(?:--[^\n]*\n\s*|/\*.*?\*/\s*)*(?:select|with|table|values)\b", re.I | re.S)
_READ_ONLY: Final = {
    "sqlite": "PRAGMA query_only = ON",
    "postgresql": "SET TRANSACTION READ ONLY",
    "mysql": "SET SESSION TRANSACTION READ ONLY",
    "mariadb": "SET SESSION TRANSACTION READ ONLY",
    "oracle": "SET TRANSACTION READ ONLY",
}
_WHOLE: Final = 1 << 53
"""Above it a float no longer tells whole numbers apart."""


def is_database(location: str) -> bool:
    """Whether a location is written as a database's address is."""
    scheme = location.partition("://")[0]
    return "://" in location and scheme not in ("http", "https", "s3")


def check_database(location: str, query: str) -> str:
    """The address as it is kept; raises SourceError for one with a password in it, without a driver, or for a query
    that is none."""
    url = _url(location)
    if url.password is not None or any("pass" in name.lower() for name in url.query):
        raise SourceError("数据库地址中不能写密码，请用 --secret 指明密码所在的环境变量或文件")
    if not _ASKS.match(query) or ";" in query.strip().rstrip(";"):
        raise SourceError("查询须为一条 SELECT 语句")
    if url.get_backend_name() == "sqlite" and url.database:
        url = url.set(database=str(Path(url.database).expanduser().absolute()))
    with _asked(url):
        create_engine(url, poolclass=NullPool)
    return url.render_as_string()


def pull_rows(source: Scheduled, folder: Path) -> Found:
    """The rows of a source's query in a file of ours, unless they are exactly those of the last time."""
    memory = json.loads(source.memory)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{source.name.replace('/', '_')}.csv"
    url = _url(source.location)
    if source.secret:
        url = url.set(password=secret_at(source.secret))
    with _asked(url), _reading(url) as connection:
        _write(connection, source.query, path)
    hashed = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            hashed.update(block)
    seen = json.dumps({"sha256": hashed.hexdigest()})
    return Found((), source.memory) if memory.get("sha256") == hashed.hexdigest() else Found((path,), seen)


def _url(location: str) -> URL:
    try:
        return make_url(location)
    except ArgumentError as error:
        raise SourceError("数据库地址不合 SQLAlchemy 的写法，如 postgresql+psycopg://用户@主机/库") from error


@contextmanager
def _asked(url: URL) -> Iterator[None]:
    """Whatever fails says which kind of failure it was: messages of drivers quote rows and addresses."""
    try:
        yield
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise SourceError(f"没有安装 {url.drivername} 的驱动") from error
    except DBAPIError as error:
        code = getattr(error.orig, "sqlstate", None) or type(error.orig).__name__
        raise SourceError(f"数据库无法读取（{code}）") from error
    except SQLAlchemyError as error:
        raise SourceError(f"数据库无法读取（{type(error).__name__}）") from error


@contextmanager
def _reading(url: URL) -> Iterator[Connection]:
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise SourceError("数据库文件不存在")  # the driver would make an empty one
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    with engine.connect() as connection:
        if statement := _READ_ONLY.get(engine.dialect.name):
            connection.exec_driver_sql(statement)
        yield connection
        connection.rollback()


def _write(connection: Connection, query: str, path: Path) -> None:
    asked = text(query.strip().rstrip(";").replace(":", r"\:"))  # nothing in it is a parameter
    options = {"stream_results": True, "max_row_buffer": _ROWS}
    with (
        connection.execute(asked, execution_options=options) as rows,
        path.open("w", encoding="utf-8", newline="") as file,
    ):
        out = csv.writer(file)
        out.writerow(rows.keys())
        for block in rows.partitions(_ROWS):
            out.writerows([_text(value) for value in row] for row in block)


def _text(value: Any) -> str:
    """A value as a file would have it: exact, a moment to its own precision, no power of ten."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "1" if value else "0"
        case Decimal():
            return format(value, "f")
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else repr(value)
        case datetime():
            return value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case bytes() | memoryview():
            return _of_bytes(bytes(value))
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def _of_bytes(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.hex()
