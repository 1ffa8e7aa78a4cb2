"""The one reader of secrets in files: passwords of sources, databases and delivered files, the large model's key. A
file that others on this machine can read is refused, for what it guards would be theirs too."""

import os
import stat
from pathlib import Path
from typing import Final

from fuyuan.errors import FuyuanError

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_SAYS_WHO_READS: Final = os.name == "posix"
"""Elsewhere the mode says nothing of other users."""


class SecretFileError(FuyuanError):
    """A file cannot serve as the place of a secret; the message says the path alone."""


def secret_in(path: Path, what: str = "密码文件") -> str:
    """The secret in a file, without the blanks around it; `what` names the file in the message."""
    try:
        with path.open("rb") as file:  # looked at and read as one: a name may come to mean another file
            if _SAYS_WHO_READS and os.fstat(file.fileno()).st_mode & _OTHERS:
                raise SecretFileError(f"{what} {path} 他人可读，请先执行 chmod 600")
            found = file.read().decode("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SecretFileError(f"{what} {path} 无法读取，请写入后设为仅本人可读（chmod 600）") from error
    if not found:
        raise SecretFileError(f"{what} {path} 是空的，请写入后重试；本程序没有默认密码")
    return found
