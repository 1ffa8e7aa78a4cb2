"""Writing the city to a folder: `sources/` is what gets ingested, `sources-later/` what is large and
comes when somebody asks for it, `stories.json` and `truth/` beside them are what must be found."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fuyuan.demo.build import build_city
from fuyuan.demo.city import FILE_PREFIX, City, Document
from fuyuan.demo.later import later_files, life_files, loaded_at_once
from fuyuan.demo.model import SMALL, Size
from fuyuan.demo.money.truth import money_truth
from fuyuan.demo.register import register_csv

SOURCES = "sources"
LATER = "sources-later"
STORIES = "stories.json"
NOTICE = "本数据由程序生成，纯属虚构。省、市、法院、企业、人员、案件均不存在，号码使用从未分配的号段。"


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What was written and where; `later` holds the large files that the demo does not import."""

    sources: Path
    stories: Path
    companies: int
    judgments: int
    penalties: int
    persons: int
    transfers: int
    story_count: int
    files: tuple[Path, ...]
    later: tuple[Path, ...]


def write(folder: Path, *, seed: int = 1, size: Size = SMALL) -> DemoReport:
    """Write the fictional city; the same seed and size give the same bytes."""
    city = build_city(seed, size)
    sources = folder / SOURCES
    life = life_files(city)
    contents, later = source_files(city) | loaded_at_once(life), later_files(life)
    _clear_earlier(folder, {SOURCES: contents, LATER: later})
    written = tuple(_put(sources / name, content) for name, content in contents.items())
    kept_back = tuple(_put(folder / LATER / name, content) for name, content in later.items())
    for name, content in (money_truth(city.money) if city.size.has_life else {}).items():
        _put(folder / name, content)
    stories = _put(folder / STORIES, truth_json(city, contents, later))
    return DemoReport(
        sources,
        stories,
        len(city.companies),
        len(city.documents),
        len(city.penalties),
        city.cast.people.count,
        sum(transfer.ok for transfer in city.money.transfers),
        len(city.stories),
        written,
        kept_back,
    )


def source_files(city: City) -> dict[str, bytes]:
    """Every source by its path within the sources folder."""
    contents = {f"registry/{FILE_PREFIX}企业登记信息.csv": register_csv(city).encode()}
    for document in city.documents:
        if document.file.endswith(".txt"):
            contents[f"judgments/{document.file}"] = document.encoded()
    lines = [_line({"id": it.id, "text": it.text}) for it in city.documents if it.file.endswith(".jsonl")]
    contents[f"judgments/{FILE_PREFIX}裁判文书.jsonl"] = "".join(lines).encode()
    penalties = [_line(penalty.row()) for penalty in city.penalties]
    contents[f"penalties/{FILE_PREFIX}行政处罚.jsonl"] = "".join(penalties).encode()
    return contents


def truth_json(city: City, contents: dict[str, bytes], later: dict[str, bytes]) -> bytes:
    """The answers: every document's truth and every story's expectations."""
    truth = {
        "notice": NOTICE,
        "seed": city.seed,
        "size": asdict(city.size),
        "files": _hashes(contents),
        "later": _hashes(later),
        "documents": [_document(document) for document in city.documents],
        "stories": [asdict(story) for story in city.stories],
    }
    return (json.dumps(truth, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _hashes(contents: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def _document(document: Document) -> dict[str, Any]:
    return {"key": document.judgment.key, "file": document.file, "id": document.id} | asdict(
        document.judgment.truth
    )


def _plain(value: object) -> str:
    assert isinstance(value, date), f"{value!r} has no form in JSON: give it one here"
    return value.isoformat()


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _clear_earlier(folder: Path, kept: Mapping[str, Mapping[str, bytes]]) -> None:
    """Files of another seed or size would be ingested beside these; only our own go."""
    for place, names in kept.items():
        wanted = {folder / place / name for name in names}
        for path in (folder / place).rglob(f"{FILE_PREFIX}*"):
            if path not in wanted:
                path.unlink()


def _put(path: Path, content: bytes) -> Path:
    """What stands there already keeps its time: written anew, the import would take it for a newer delivery."""
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path
