"""What a delivery says of how it came to us. A police export (资金查控) brings task sheets, which name the request, who
asked, which bank answered and when; whoever registers the delivery need not type that again. The instrument itself and
the medium are on no sheet: without them it stays material without an instrument.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ingest.acquisition import NONE, Acquisition
from ingest.neighbours import TASKS, lies_in_archive, said_in, sheets_in, sheets_of
from ingest.passwords import Passwords
from ingest.walking import walk

_COLUMNS: Final = ("请求单号", "请求单位", "银行名称", "反馈时间")
_WANTED: Final = {"bank_task": _COLUMNS}
_MOST_NAMES: Final = 3
_DAY: Final = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})")


@dataclass(slots=True)
class _Told:
    """What the sheets say, each thing once, in order."""

    values: dict[str, dict[str, None]] = field(default_factory=lambda: {name: {} for name in _COLUMNS})

    def add(self, row: Sequence[str]) -> None:
        for column, value in zip(_COLUMNS, row, strict=True):
            if value:
                self.values[column][value] = None

    def some(self, column: str) -> str:
        """At most three of them, and that there are more."""
        found = list(self.values[column])
        more = f"等{len(found)}个" if len(found) > _MOST_NAMES else ""
        return "、".join(found[:_MOST_NAMES]) + more

    def last_day(self) -> str:
        days = [match for value in self.values["反馈时间"] if (match := _DAY.match(value))]
        return max((f"{y}-{int(m):02}-{int(d):02}" for y, m, d in (day.groups() for day in days)), default="")


def told_by_tasks(paths: Sequence[Path], passwords: Passwords | None = None) -> Acquisition:
    """An acquisition without instrument, as far as task sheets tell it; NONE unless every folder and archive of the
    delivery has such a sheet: of judgments lying beside a bank's reply the reply says nothing. `passwords`: for locked
    archives; without them nobody is asked."""
    told, known = _Told(), passwords or Passwords()
    places = dict.fromkeys(_place(found.path) for path in paths for found in walk(path) if not found.problem)
    if not places or not all(_read(place, told, known) for place in places):
        return NONE
    return Acquisition(
        issuing_body=told.some("请求单位"),
        delivering_body=told.some("银行名称"),
        obtained=told.last_day(),
        receipt=told.some("请求单号"),
    )


def _place(path: Path) -> Path:
    """A file lies in its folder; an archive is one itself."""
    return path if lies_in_archive(path) else path.resolve().parent


def _read(place: Path, told: _Told, passwords: Passwords) -> bool:
    """Whether a task sheet is there, which is then told."""
    if place.is_dir():
        return _tell(sheets_in(place), told, passwords)
    with sheets_of(place, passwords) as files:
        return _tell(files, told, passwords)


def _tell(files: Sequence[Path], told: _Told, passwords: Passwords) -> bool:
    found = False
    for path in [path for path in files if TASKS in path.name] or files:
        for _, rows in said_in(path, _WANTED, passwords.at_hand()):
            found = True
            for row in rows:
                told.add(row)
    return found
