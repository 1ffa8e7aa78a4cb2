"""A folder on S3-compatible storage as a source: objects that are new or changed are fetched and taken in like files.
The file system is pyarrow's, which is here anyway; the address names bucket, prefix and, for an office's own storage,
endpoint: s3://交付/银行?endpoint=https://minio.office:9000.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from pyarrow import ArrowException
from pyarrow.fs import FileInfo, FileSelector, FileType, S3FileSystem

from casework.schedule.schedule import Scheduled
from fuyuan.pipeline.found import Found, SourceError
from fuyuan.pipeline.secret_places import secret_at

UNFINISHED: Final = (".part", ".tmp", ".crdownload", ".filepart", ".download")
"""Names under which programs keep what they are still copying."""
_KNOWN: Final = frozenset({"endpoint", "region"})
_BLOCK: Final = 1 << 20
_MOST_BESIDE, _LARGEST_BESIDE = 60, 8 << 20
"""Files beside a new one that are fetched with it, because a bank's sheets speak of each other."""


def check_bucket(location: str) -> None:
    """Raises SourceError for an address that names no bucket, or holds a key."""
    parts = urlsplit(location)
    if not parts.netloc or "@" in parts.netloc:
        raise SourceError("对象存储地址应为 s3://桶/目录?endpoint=https://主机:端口，地址中不能写密钥")
    if unknown := parse_qs(parts.query).keys() - _KNOWN:
        raise SourceError(f"对象存储地址中不认识的参数：{'、'.join(sorted(unknown))}")


def pull_objects(source: Scheduled, folder: Path) -> Found:
    """Objects that are not those of the last time, in a folder of ours with the same names."""
    root = _root(source.location)
    taken: dict[str, list[int]] = json.loads(source.memory).get("taken", {})
    try:
        storage = _storage(source)
        listed = {_name(info, root): info for info in _listed(storage, root)}
        found = {name: info for name, info in listed.items() if ".." not in PurePosixPath(name).parts}
        marks = {name: [info.size, info.mtime_ns or 0] for name, info in found.items()}
        fresh = sorted(name for name, mark in marks.items() if taken.get(name) != mark)
        for name in _with_beside(fresh, marks):
            _fetch(storage, found[name], folder.joinpath(name))
    except (OSError, ArrowException) as error:
        raise SourceError(f"对象存储无法读取（{type(error).__name__}）") from error
    seen = json.dumps({"taken": marks}, ensure_ascii=False)
    files = tuple(folder.joinpath(name) for name in fresh)
    return Found(files, seen, unreachable=len(listed) - len(found))


def _root(location: str) -> str:
    parts = urlsplit(location)
    return f"{parts.netloc}/{unquote(parts.path).strip('/')}".rstrip("/")


def _storage(source: Scheduled) -> S3FileSystem:
    asked = {name: values[-1] for name, values in parse_qs(urlsplit(source.location).query).items()}
    options: dict[str, Any] = {"region": asked.get("region", "us-east-1"), "connect_timeout": 10}
    if endpoint := asked.get("endpoint"):
        options |= {"endpoint_override": endpoint, "scheme": urlsplit(endpoint).scheme or "https"}
    if source.secret:
        access, _, secret = secret_at(source.secret).replace("\n", ":", 1).partition(":")
        options |= {"access_key": access.strip(), "secret_key": secret.strip()}
    return S3FileSystem(**options)


def _listed(storage: S3FileSystem, root: str) -> list[FileInfo]:
    infos: list[FileInfo] = storage.get_file_info(FileSelector(root, recursive=True))
    files = [info for info in infos if info.type == FileType.File]
    return [
        info
        for info in files
        if not info.path.lower().endswith(UNFINISHED)
        and not any(
            part.startswith(".") and part.strip(".") for part in PurePosixPath(_name(info, root)).parts
        )
    ]


def _name(info: FileInfo, root: str) -> str:
    return str(info.path).removeprefix(root).lstrip("/")


def _with_beside(fresh: Iterable[str], marks: dict[str, list[int]]) -> set[str]:
    wanted, folders = set(fresh), {PurePosixPath(name).parent for name in fresh}
    for folder in folders:
        beside = [name for name in marks if PurePosixPath(name).parent == folder]
        if len(beside) <= _MOST_BESIDE:
            wanted |= {name for name in beside if marks[name][0] <= _LARGEST_BESIDE}
    return wanted


def _fetch(storage: S3FileSystem, info: FileInfo, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with storage.open_input_stream(info.path) as source, path.open("wb") as target:
        while block := source.read(_BLOCK):
            target.write(block)
    if info.mtime_ns:
        os.utime(path, ns=(info.mtime_ns, info.mtime_ns))
