"""One writer at a time: ingest, link and build take the home's lock and give way when they end or die."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from casework.kernel.lock import held_or
from fuyuan.errors import FuyuanError

FILE_NAME: Final = "writer.lock"


class HomeBusyError(FuyuanError):
    """Another process is writing to this home."""


def writing(folder: Path) -> AbstractContextManager[None]:
    """Hold the home's write lock; raises HomeBusyError at once if somebody else has it."""
    busy = HomeBusyError(f"{folder} 正被另一个导入、归并或建图进程写入，请等它结束后再试。")
    return held_or(busy, folder / FILE_NAME)
