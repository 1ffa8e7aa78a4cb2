"""What looking at a source brings, whichever kind it is of."""

from dataclasses import dataclass
from pathlib import Path

from fuyuan.errors import FuyuanError


class SourceError(FuyuanError):
    """A source could not be read; the message names no person and no secret."""


@dataclass(frozen=True, slots=True)
class Found:
    """Files to take in and what to remember once they are; `waiting`: files still growing;
    `unreachable`: objects whose name no address can hold."""

    files: tuple[Path, ...]
    memory: str
    waiting: int = 0
    unreachable: int = 0

    @property
    def aside(self) -> str:
        """What was left, as the note on a look says it."""
        growing = f"；{self.waiting} 个文件仍在写入，下次再看" if self.waiting else ""
        return growing + (f"；{self.unreachable} 个对象的名称含“..”，无法读取" if self.unreachable else "")
