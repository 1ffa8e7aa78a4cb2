"""Rows that an interface handed out in its envelope: {"code": 0, "data": {"list": [{…}, …]}}. The lists of objects in
it are the tables of the file, as sheets are of a workbook; each is named by the keys that lead to it."""

import io
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from ingest.errors import UnreadableFileError
from ingest.readers.encoding import ESCAPE
from ingest.readers.json_rows import LARGEST, JsonItems
from ingest.readers.stream import Stream

_DEEPEST: Final = 4
"""Keys that lead to a list at most: response, body, data, list."""
_BEYOND: Final = 4_096
"""Characters looked at for a second line; blank ones beyond them do not occur."""
MOST: Final = 200
"""Lists read of one file; an interface hands out a handful, and each costs a look at all mappings."""


def json_parts(path: Path, encoding: str) -> Iterator[tuple[str, JsonItems]]:
    """The one object of a file (named ""), which may be a record itself, and each list of objects in it; nothing where
    a file is lines, an array, or too large to be held in memory. Raises UnreadableFileError after `MOST` lists."""
    whole = _one_object(path, encoding)
    if whole is None:
        return
    yield "", JsonItems([whole])
    lists = _lists(whole, ())
    for name, items in islice(lists, MOST):
        yield name, JsonItems(items)
    if next(lists, None) is not None:
        raise UnreadableFileError(f"JSON 中的列表超过 {MOST} 个，其余未读入，请拆分后导入")


def _one_object(path: Path, encoding: str) -> dict[str, Any] | None:
    stream = Stream(path)
    with io.TextIOWrapper(io.BufferedReader(stream), encoding, ESCAPE, newline="\n") as text:
        start = next((line for line in iter(lambda: text.readline(LARGEST), "") if line.strip()), "")
        if not start.lstrip().startswith("{"):
            return None
        try:
            whole = json.loads(start, parse_float=str, parse_int=str)
            rest = text.read(_BEYOND)
        except (ValueError, RecursionError):
            start += text.read(LARGEST)
            whole, rest = _whole(start), ""
        is_all = not rest.strip() and len(start) < LARGEST and not stream.break_note
    return whole if isinstance(whole, dict) and is_all else None


def _whole(text: str) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str) if len(text) < LARGEST else None
    except (ValueError, RecursionError):
        return None


def _lists(value: Any, keys: tuple[str, ...]) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, list):
        if keys and any(isinstance(item, dict) for item in value):
            yield ".".join(keys), value
    elif isinstance(value, dict) and len(keys) < _DEEPEST:
        for key, inner in value.items():
            yield from _lists(inner, (*keys, _plain(key)))


def _plain(key: str) -> str:
    """A key as part of a name in which strokes and exclamation marks lead into archives."""
    return "".join("_" if c in "/\\!" or not c.isprintable() else c for c in key)
