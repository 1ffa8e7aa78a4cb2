"""The files that paths stand for: a file itself, a folder's files in sorted order. A folder that may not be read is a
finding too, not an empty one."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """A path to import; `in_folder` if nobody named it. `problem`: why it cannot be looked at. `inside`: which part of
    an original it is, as people are told."""

    path: Path
    in_folder: bool = False
    problem: OSError | None = None
    inside: str = ""

    @property
    def shown(self) -> Path:
        """The path as it is reported: 资料.zip!明细.xlsx!Sheet1."""
        return Path(f"{self.path}!{self.inside}") if self.inside else self.path

    def part(self, name: str) -> "Found":
        """A part of it, which nobody named by itself."""
        return replace(self, in_folder=True, inside=f"{self.inside}!{name}".lstrip("!"))


def walk(path: Path) -> Iterator[Found]:
    """Files under a path, hidden ones and locks of open workbooks (~$…) left out: they are no deliveries."""
    if not path.is_dir():
        yield Found(path)
        return
    problems: list[OSError] = []
    files = [
        Path(folder, name)
        for folder, folders, names in os.walk(path, onerror=problems.append)
        for name in _visible(names, folders)
    ]
    found = [Found(file, in_folder=True) for file in files]
    found += [Found(Path(str(error.filename)), problem=error) for error in problems]
    yield from sorted(found, key=lambda each: each.path)


def _visible(names: list[str], folders: list[str]) -> list[str]:
    folders[:] = [name for name in folders if not name.startswith(".")]
    return [name for name in names if not name.startswith((".", "~$"))]
