"""What a delivery says of how it came to us. A police export (资金查控) brings task sheets, which name the request, who
asked, which bank answered and when; whoever registers the delivery need not type that again. The instrument itself and
the medium are on no sheet: without them it stays material without an instrument.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ingest.acquisition import NONE, Acquisition
from ingest.errors import UnreadableFileError
from ingest.mapping.layout import Layout, guess
from ingest.mapping.load import mappings
from ingest.readers.parts import open_parts
from ingest.readers.rows import BadRow, Table
from ingest.unpacking import own_code
from ingest.walking import walk

_MAPPING: Final = "bank_task"
_COLUMNS: Final = ("请求单号", "请求单位", "银行名称", "反馈时间")
_NAMED: Final = "任务"
_MOST_FILES: Final = 60
"""Files of a folder that are opened to find a sheet which its name does not tell."""
_LARGEST: Final = 8 << 20
_MOST_ROWS: Final = 5_000
_MOST_NAMES: Final = 3
_DAY: Final = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})")


@dataclass(slots=True)
class _Told:
    """What the sheets say, each thing once, in order."""

    values: dict[str, dict[str, None]] = field(default_factory=lambda: {name: {} for name in _COLUMNS})

    def add(self, column: str, cell: str | None) -> None:
        value = (cell or "").strip(" \t\r\n'　")
        if value and value not in ("-", "/", "无"):
            self.values[column][value] = None

    def some(self, column: str) -> str:
        """At most three of them, and that there are more."""
        found = list(self.values[column])
        more = f"等{len(found)}个" if len(found) > _MOST_NAMES else ""
        return "、".join(found[:_MOST_NAMES]) + more

    def last_day(self) -> str:
        days = [match for value in self.values["反馈时间"] if (match := _DAY.match(value))]
        return max((f"{y}-{int(m):02}-{int(d):02}" for y, m, d in (day.groups() for day in days)), default="")


def told_by_tasks(paths: Sequence[Path]) -> Acquisition:
    """An acquisition without instrument, as far as task sheets tell it; NONE unless every folder of the delivery has
    such a sheet: of judgments lying beside a bank's reply the reply says nothing."""
    told = _Told()
    places = dict.fromkeys(_place(found.path) for path in paths for found in walk(path) if not found.problem)
    if not places or not all(_read(place, told) for place in places):
        return NONE
    return Acquisition(
        issuing_body=told.some("请求单位"),
        delivering_body=told.some("银行名称"),
        obtained=told.last_day(),
        receipt=told.some("请求单号"),
    )


def _place(path: Path) -> Path:
    """A file lies in its folder; an archive is one itself."""
    return path if path.suffix.lower() == ".zip" else path.resolve().parent


def _read(place: Path, told: _Told) -> bool:
    if place.is_dir():
        return sum([_sheet(path, told) for path in _candidates(place)]) > 0
    with TemporaryDirectory() as folder:
        return sum([_sheet(path, told) for path in _packed(place, Path(folder))]) > 0


def _candidates(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    named = [path for path in files if _NAMED in path.name]
    if named or len(files) > _MOST_FILES:
        return named
    return [path for path in files if path.suffix.lower() != ".zip" and path.stat().st_size <= _LARGEST]


def _packed(archive: Path, folder: Path) -> Iterator[Path]:
    """Task sheets of an archive by their names; a locked one is asked nothing before its import asks."""
    try:
        with zipfile.ZipFile(archive) as packed:
            for n, info in enumerate(packed.infolist()):
                name = Path(info.filename if info.flag_bits & 0x800 else own_code(info.filename)).name
                if _NAMED in name and not info.flag_bits & 1 and info.file_size <= _LARGEST:
                    target = folder / f"{n}{Path(name).suffix}"
                    target.write_bytes(packed.read(info))
                    yield target
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError):
        return


def _sheet(path: Path, told: _Told) -> bool:
    """Whether the file holds a task sheet, which is then told."""
    found = False
    try:
        for part in open_parts(path, path.name):
            with closing(part.table) as table:
                layout = guess(list(mappings().values()), table, set(part.kinds), path.name)
                if layout is not None and layout.mapping.name == _MAPPING:
                    _tell(table, layout, told)
                    found = True
    except (UnreadableFileError, OSError):
        return found
    return found


def _tell(table: Table, layout: Layout, told: _Told) -> None:
    columns = list(layout.mapping.columns)
    places = [layout.places[columns.index(name)] for name in _COLUMNS]
    seen = 0
    for block in table.rows(layout.header, places):
        if isinstance(block, BadRow):
            continue
        for row in block.rows:
            for name, cell in zip(_COLUMNS, row, strict=True):
                told.add(name, cell)
        seen += len(block.rows)
        if seen >= _MOST_ROWS:
            return
