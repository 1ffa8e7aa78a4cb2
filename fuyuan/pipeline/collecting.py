"""What a scheduled source has that is new: files of a watched folder that have stopped growing, a web address whose
content changed since the last time, rows of a database, objects of a bucket. Looking changes nothing; what was seen is
remembered only after it was taken in.
"""

import json
import os
import re
import time
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import httpx

from casework.schedule.schedule import BUCKET, DATABASE, FOLDER, Scheduled
from fuyuan.pipeline.buckets import UNFINISHED, pull_objects
from fuyuan.pipeline.databases import pull_rows
from fuyuan.pipeline.found import Found, SourceError
from ingest.walking import walk

SETTLE_SECONDS: Final = 5.0
"""A file is whole once its size and time have not moved for this long."""
TIMEOUT: Final = httpx.Timeout(30.0)
_BLOCK: Final = 1 << 20
_NAME: Final = re.compile(r"[^\w.\-()（）]+")


def collect(source: Scheduled, folder: Path, *, settle: float = SETTLE_SECONDS) -> Found:
    """Look at a source; `folder` takes what is pulled. Raises SourceError."""
    match source.kind:
        case k if k == FOLDER:
            return _watch(source, json.loads(source.memory), settle)
        case k if k == DATABASE:
            return pull_rows(source, folder)
        case k if k == BUCKET:
            return pull_objects(source, folder)
    return _pull(source, json.loads(source.memory), folder)


def _watch(source: Scheduled, memory: dict[str, Any], settle: float) -> Found:
    root = Path(source.location)
    if not root.is_dir():
        raise SourceError("监视的文件夹不存在或不可读")
    taken: dict[str, list[int]] = memory.get("taken", {})
    marks = {str(p.relative_to(root)): mark for p in _candidates(root) if (mark := _mark(p))}
    fresh = {name: mark for name, mark in marks.items() if taken.get(name) != mark}
    if fresh:
        time.sleep(
            settle
        )  # a second look: who still writes has moved by then, whatever the file's own clock says
    whole = {name: mark for name, mark in fresh.items() if _still(root / name, mark, settle)}
    kept = {name: mark for name, mark in taken.items() if name in marks}
    return Found(
        tuple(root / name for name in sorted(whole)),
        json.dumps({"taken": kept | whole}, ensure_ascii=False),
        len(fresh) - len(whole),
    )


def unchanged(source: Scheduled, found: Found) -> bool:
    """Whether the files are still those that were looked at: one that grew while it was read is read again."""
    if source.kind != FOLDER:
        return True
    root, taken = Path(source.location), json.loads(found.memory)["taken"]
    return all(_mark(path) == taken[str(path.relative_to(root))] for path in found.files)


def _candidates(root: Path) -> list[Path]:
    return [f.path for f in walk(root) if f.problem is None and not f.path.name.lower().endswith(UNFINISHED)]


def _mark(path: Path) -> list[int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns]


def _still(path: Path, mark: list[int], settle: float) -> bool:
    # A copy that keeps its original's time looks old while it grows, so the size is looked at twice as well.
    return _mark(path) == mark and time.time_ns() - mark[1] >= settle * 1e9


def _pull(source: Scheduled, memory: dict[str, Any], folder: Path) -> Found:
    asked = {"If-None-Match": memory.get("etag"), "If-Modified-Since": memory.get("modified")}
    headers = {name: value for name, value in asked.items() if value}
    try:
        with httpx.stream("GET", source.location, headers=headers, timeout=TIMEOUT) as answer:
            if answer.status_code == httpx.codes.NOT_MODIFIED:
                return Found((), source.memory)
            if answer.status_code != httpx.codes.OK:
                raise SourceError(f"网址应答 {answer.status_code}")
            path = _save(answer, source, folder)
    except httpx.HTTPError as error:
        raise SourceError(f"网址无法读取（{type(error).__name__}）") from error
    seen = {"etag": answer.headers.get("ETag"), "modified": answer.headers.get("Last-Modified")}
    return Found((path,), json.dumps({k: v for k, v in seen.items() if v}))


def _save(answer: httpx.Response, source: Scheduled, folder: Path) -> Path:
    """The whole answer in a file of our own; a broken one leaves nothing."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = _NAME.sub("_", unquote(Path(urlsplit(source.location).path).name)).lstrip(".") or "download.csv"
    part = folder / f"{name}.part"
    try:
        with part.open("wb") as file:
            for block in answer.iter_bytes(_BLOCK):
                file.write(block)
        part.replace(folder / name)
    finally:
        part.unlink(missing_ok=True)
    _date(folder / name, answer.headers.get("Last-Modified"))
    return folder / name


def _date(path: Path, modified: str | None) -> None:
    """Give the file the time its server states."""
    try:
        moment = parsedate_to_datetime(modified or "").timestamp()
    except ValueError:
        return
    os.utime(path, (moment, moment))
