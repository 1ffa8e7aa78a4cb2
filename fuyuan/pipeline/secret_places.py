"""Where a source's password lies: an environment variable of the worker, or a file only its owner reads. The schedule
keeps the place; the secret itself is read when it is used and is in no table, log, message or command line."""

import os
from pathlib import Path

from fuyuan.home.secret_file import secret_in
from fuyuan.pipeline.found import SourceError


def check_place(place: str) -> None:
    """Raises SourceError unless a place can be meant: env:NAME or file:PATH, or nothing."""
    kind, _, name = place.partition(":")
    if place and (kind not in ("env", "file") or not name):
        raise SourceError("密码的位置应为 env:变量名 或 file:文件路径")


def secret_at(place: str) -> str:
    """The secret at a place, empty where none is named; raises SourceError or SecretFileError, which say the
    place alone."""
    kind, _, name = place.partition(":")
    if not place:
        return ""
    if kind == "env":
        if not (found := os.environ.get(name, "")):
            raise SourceError(f"环境变量 {name} 中没有密码")
        return found
    return secret_in(Path(name))
