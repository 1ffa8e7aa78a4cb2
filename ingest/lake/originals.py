"""Originals, kept byte for byte under their SHA-256. What is parsed is the copy, so the bytes that were hashed are
the bytes that were read, even if the delivered file changes meanwhile."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.hashes import SM3, Hash

_BLOCK: Final = 1 << 20
_PART: Final = ".part"


@dataclass(frozen=True, slots=True)
class Original:
    """A copied file, kept for good once `settle` is called. SM3 (GB/T 32905) stands beside SHA-256, because that is
    what a domestic court's system will ask for."""

    path: Path
    name: str
    sha256: str
    sm3: str
    size: int

    def settle(self) -> None:
        """Keep the copy under its hash; the sheets of one file may come in several commits."""
        if not self.path.exists() and self.path.with_name(self.sha256).exists():
            return
        self.path.chmod(0o400)
        self.path.replace(self.path.with_name(self.sha256))

    def drop(self) -> None:
        """Forget a copy that was not kept; a settled one stays."""
        self.path.unlink(missing_ok=True)


def copy_in(path: Path, originals: Path) -> Original:
    """Copy a delivered file and hash it on the way; raises OSError as `open` does."""
    originals.mkdir(parents=True, exist_ok=True)
    part = originals / f"{secrets.token_hex(8)}{_PART}"
    try:
        return _copy(path, part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def clear_parts(originals: Path) -> None:
    """Remove copies that a killed import left; the caller holds the write lock."""
    for part in originals.glob(f"*{_PART}"):
        part.unlink()


def _copy(source: Path, target: Path) -> Original:
    sha256, sm3, size = hashlib.sha256(), Hash(SM3()), 0
    with source.open("rb") as reading, target.open("xb") as writing:
        while block := reading.read(_BLOCK):
            sha256.update(block)
            sm3.update(block)
            size += writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())
    return Original(target, source.name, sha256.hexdigest(), sm3.finalize().hex(), size)
