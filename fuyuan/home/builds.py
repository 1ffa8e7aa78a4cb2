"""The builds folder: each build in a folder of its own, one pointer to the one that answers.

A build is written whole into a new folder and becomes current by replacing the pointer file, so a reader sees the
old graph or the new one, never a half. What a killed build left behind has no pointer and is cleared by the next.
"""

import json
import secrets
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from fuyuan.home.whole import write_whole

POINTER: Final = "CURRENT"
LINKED: Final = "linked.json"
GRAPH: Final = "graph.sqlite"
KEPT: Final = 2
"""Builds kept beside the current one, so that readers opened before a switch can finish."""
SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Builds:
    """`folder` is home/builds; the pointer lies beside it in the home."""

    folder: Path

    @property
    def _pointer(self) -> Path:
        return self.folder.parent / POINTER

    def current(self) -> str | None:
        """Id of the build that answers, or None before the first."""
        try:
            return self._pointer.read_text("ascii").strip()
        except FileNotFoundError:
            return None

    def path(self, build: str) -> Path:
        """Folder of a build."""
        return self.folder / build

    def start(self) -> str:
        """A new empty build folder; ids sort by time."""
        now = datetime.now(SHANGHAI)
        build = f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        self.path(build).mkdir(parents=True)
        return build

    def mark_linked(self, build: str, lake_version: str) -> None:
        """Say that the clusters of a build are whole, and of which lake they speak."""
        write_whole(self.path(build) / LINKED, json.dumps({"lake_version": lake_version}))

    def lake_version(self, build: str) -> str | None:
        """The lake that a build speaks of; None for a build that says nothing of it."""
        return _lake_version(self.path(build))

    def linked(self, lake_version: str) -> str | None:
        """Newest build whose clusters speak of this very lake and that has no graph yet."""
        for folder in self._newest_first():
            if folder.name != self.current() and _lake_version(folder) == lake_version:
                return folder.name
        return None

    def publish(self, build: str) -> None:
        """Make a finished build the one that answers, and clear what nobody needs."""
        write_whole(self._pointer, build)
        for folder in [f for f in self._newest_first() if f.name != build][KEPT:]:
            shutil.rmtree(folder, ignore_errors=True)

    def _newest_first(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted((f for f in self.folder.iterdir() if f.is_dir()), reverse=True)


def _lake_version(folder: Path) -> str | None:
    try:
        return str(json.loads((folder / LINKED).read_text("utf-8"))["lake_version"])
    except FileNotFoundError:
        return None
