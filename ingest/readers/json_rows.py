"""JSON lines, or one JSON array, as rows. Numbers keep the digits they were written with, because a float would lose
the cents of a fine and the tail of an account number."""

import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ingest.errors import UnreadableFileError
from ingest.readers.encoding import ESCAPE, shown
from ingest.readers.lines import Lines
from ingest.readers.rows import BadRow, Block
from ingest.readers.stream import Stream

HEAD_ROWS: Final = 200
LARGEST: Final = 32 << 20
"""Characters; as objects of Python they take ten times as much."""
Cells = dict[str, str | None]
_UNPRINTABLE: Final = re.compile("[\x00\ud800-\udfff]").search


class JsonRows:
    """An opened JSON file; its one header row is the union of the first objects' keys."""

    filled = 0

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._stream, self.blank = stream, 0
        self._text = io.TextIOWrapper(io.BufferedReader(stream), encoding, ESCAPE, newline="\n")
        self._begin(self._read())

    def _begin(self, objects: Iterator[tuple[int, Cells] | BadRow]) -> None:
        self._objects = objects
        self._first = [item for _, item in zip(range(HEAD_ROWS), self._objects, strict=False)]
        self.head = [_keys(self._first)]

    @property
    def share(self) -> float:
        """Part of the file read so far."""
        return self._stream.share

    @property
    def break_note(self) -> str:
        """Why the file ended early, empty if it did not."""
        return self._stream.break_note

    def sample(self, header: int, place: int) -> list[str]:
        """Values of the first objects under one key."""
        name = self.head[header][place]
        cells = (item[1].get(name) for item in self._first if not isinstance(item, BadRow))
        return [cell for cell in cells if cell is not None]

    def rows(
        self, header: int, wanted: Sequence[int | None], taken: Sequence[str] = ()
    ) -> Iterator[Block | BadRow]:
        """Blocks of whole objects, each bad line as it is met."""
        names = [None if i is None else self.head[header][i] for i in wanted]
        block = Block()
        for item in self._all():
            if isinstance(item, BadRow):
                yield item
                continue
            line, found = item
            block.lines.append(line)
            block.rows.append([None if name is None else found.get(name) for name in names])
            rest = {
                f"{key}#2" if key in taken else key: value for key, value in found.items() if key not in names
            }
            block.rest.append(json.dumps(rest, ensure_ascii=False) if rest else None)
            if block.is_full:
                yield block
                block = Block()
        if block.rows:
            yield block

    def _all(self) -> Iterator[tuple[int, Cells] | BadRow]:
        yield from self._first
        yield from self._objects

    def _read(self) -> Iterator[tuple[int, Cells] | BadRow]:
        start = self._text.readline(LARGEST)
        if start.lstrip().startswith("["):
            yield from self._array(start)
            return
        lines = Lines(self._text, start)
        for line in lines:
            if length := lines.cut.pop(lines.first, 0):
                yield self._bad(lines.first, "too_long", line, str(length))
            elif line.strip():
                yield self._object(lines.first, line)
            else:
                self.blank += 1
            lines.begin()

    def _array(self, first: str) -> Iterator[tuple[int, Cells] | BadRow]:
        """A whole array at once; the line of an item is not known, its place is."""
        text = first + self._text.read(LARGEST - len(first))
        if len(text) >= LARGEST:
            raise UnreadableFileError("JSON 数组过大，须整个读入内存；请另存为每行一个对象（.jsonl）后导入")
        try:
            items = json.loads(text, parse_float=str, parse_int=str)
        except (ValueError, RecursionError) as error:
            yield self._bad(1, "not_json", text[:1000], str(error))
            return
        for place, item in enumerate(items, start=1):
            yield self._checked(place, item, json.dumps(item, ensure_ascii=False))

    def _object(self, number: int, line: str) -> tuple[int, Cells] | BadRow:
        try:
            found = json.loads(line, parse_float=str, parse_int=str)
        except (ValueError, RecursionError) as error:
            broken = self.break_note and not line.endswith("\n")
            return self._bad(number, "truncated" if broken else "not_json", line, str(error))
        return self._checked(number, found, line)

    def _checked(self, number: int, found: Any, line: str) -> tuple[int, Cells] | BadRow:
        if not isinstance(found, dict):
            return self._bad(number, "not_json", line, type(found).__name__)
        cells = {key: _cell(value) for key, value in found.items()}
        if match := _UNPRINTABLE(line):
            return self._bad(number, "nul" if match[0] == "\x00" else "bytes", line)
        for text in (*cells, *filter(None, cells.values())):
            if match := _UNPRINTABLE(text):
                return self._bad(number, "nul" if match[0] == "\x00" else "surrogate", line)
        return number, cells

    def _bad(self, number: int, code: str, raw: str, detail: str = "") -> BadRow:
        return BadRow(number, code, shown(raw.rstrip("\n")), "", detail)

    def close(self) -> None:
        """Let go of the file."""
        self._text.close()


class JsonItems(JsonRows):
    """A list of objects that was read already; the line of an item is not known, its place is."""

    def __init__(self, items: Sequence[Any]) -> None:
        self.blank = 0
        pairs = enumerate(items, start=1)
        self._begin(self._checked(n, item, json.dumps(item, ensure_ascii=False)) for n, item in pairs)

    @property
    def share(self) -> float:
        """It was read whole."""
        return 1.0

    @property
    def break_note(self) -> str:
        """It did not end early."""
        return ""

    def close(self) -> None:
        """Nothing is held open."""


def _keys(items: Sequence[Any]) -> list[str]:
    found = (item[1] for item in items if not isinstance(item, BadRow))
    return list(dict.fromkeys(key for keys in found for key in keys))


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)
