"""Small files of the home, replaced so that a reader, or a power cut, finds the old text or the new one."""

import os
from pathlib import Path


def write_whole(path: Path, text: str, *, mode: int | None = None) -> None:
    """Put another text in the place of a file; `mode`: who may read it, where the system's own habit says too many."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        part.chmod(mode)
    part.replace(path)
