"""Archives, unpacked into a folder that is gone after the import: then a bank's folder in a zip is a folder like any
other. Nested ones to a bounded depth, count and size, names in whichever code, never outside the folder."""

import errno
import gzip
import shutil
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

import pyzipper

from ingest.errors import UnreadableFileError
from ingest.passwords import Passwords

_OFFICE: Final = (".xlsx", ".xlsm", ".xlsb", ".ods", ".docx", ".xltx", ".et")
_TAR: Final = (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".tbz2", ".txz")
_INSIDE_GZ: Final = (*_OFFICE, ".xls", ".pdf", ".html", ".htm", ".zip")
_BLOCK: Final = 1 << 20
_MARGIN: Final = 1 << 30
"""Room left on the disk for the lake itself."""
_DAMAGED: Final = (
    zipfile.BadZipFile, pyzipper.BadZipFile, pyzipper.LargeZipFile, tarfile.TarError, zlib.error, EOFError, LZMAError,
    NotImplementedError, ValueError, RuntimeError, gzip.BadGzipFile, IndexError, KeyError, OverflowError, struct.error,
)  # fmt: skip


class _DamagedError(Exception):
    """What stands in the archive cannot be so."""


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever a damaged archive makes its readers raise, as one error. Where an offset leads before the file's
    beginning, that is the system's "invalid argument"; bz2 raises OSError without a number. What else the system
    refuses is not the archive's fault and passes."""
    try:
        yield
    except _DAMAGED as error:
        raise _DamagedError from error
    except OSError as error:
        if error.errno not in (None, errno.EINVAL):
            raise
        raise _DamagedError from error


class _Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one delivered archive with all that is nested in it."""

    size: int = 4 << 30
    members: int = 10_000
    depth: int = 5


@dataclass(frozen=True, slots=True)
class Member:
    """A file that was unpacked, or why it was not; `name`: where it stands in the archive."""

    name: str
    path: Path
    problem: str = ""


def is_archive(path: Path, name: str) -> bool:
    """Whether the file is one to be unpacked; workbooks and letters are zips too, but are read as they are."""
    lower = name.lower()
    if lower.endswith(_TAR):
        return True
    if lower.endswith(".gz"):
        return lower.removesuffix(".gz").endswith(_INSIDE_GZ)
    if lower.endswith(_OFFICE):
        return False
    with path.open("rb") as file:
        start = file.read(4)
    return start in (b"PK\x03\x04", b"PK\x05\x06") and (lower.endswith(".zip") or zipfile.is_zipfile(path))


Wanted = Callable[[str, int | None], bool]
"""Whether a file of that name and size, where it is told, is to be unpacked."""


def _all(_name: str, _size: int | None) -> bool:
    return True


@dataclass(slots=True)
class Unpacking:
    """One archive on its way into a folder: all of it, the one file that is `wanted`, named as its Member is, or those
    that `is_wanted` takes."""

    folder: Path
    passwords: Passwords
    limits: Limits = field(default_factory=Limits)
    wanted: str = ""
    is_wanted: Wanted = _all
    size: int = 0
    count: int = 0

    def all(self, path: Path, name: str) -> list[Member]:
        """Every file in it, sorted by name; raises UnreadableFileError if it cannot be opened."""
        found = list(self._open(path, name, self.folder / _on_disk(Path(name).name), "", 1))
        return sorted(found, key=lambda member: member.name)

    def _open(self, path: Path, name: str, into: Path, prefix: str, depth: int) -> Iterator[Member]:
        if depth > self.limits.depth:
            raise UnreadableFileError(f"压缩包嵌套超过 {self.limits.depth} 层，未展开")
        into.mkdir(parents=True, exist_ok=True)
        lower = name.lower()
        try:
            with _reading():
                if lower.endswith(_TAR):
                    yield from self._tar(path, into, prefix, depth)
                elif lower.endswith(".gz"):
                    with gzip.open(path) as source:
                        yield from self._member(Path(name).name[:-3], source, None, into, prefix, depth)
                else:
                    yield from self._zip(path, name, into, prefix, depth)
        except _DamagedError as error:
            raise UnreadableFileError("压缩包已损坏，无法打开") from error

    def _zip(self, path: Path, name: str, into: Path, prefix: str, depth: int) -> Iterator[Member]:
        with pyzipper.AESZipFile(path) as packed:
            locked = next((i for i in packed.infolist() if i.flag_bits & 1 and i.file_size), None)
            if locked is not None and not self._unlock(packed, locked, name):
                raise UnreadableFileError("压缩包已加密，没有可用的密码（可用 --password-file 提供）")
            for info in packed.infolist():
                if info.is_dir():
                    continue
                member = info.filename if info.flag_bits & 0x800 else own_code(info.filename)
                if stat.S_ISLNK(info.external_attr >> 16):
                    yield Member(prefix + member, into, "是指向别处的链接，未读入")
                    continue
                try:
                    with _reading(), packed.open(info) as source:
                        yield from self._member(member, source, info.file_size, into, prefix, depth)
                except _DamagedError:
                    yield Member(prefix + member, into, "压缩包中的这个文件已损坏")

    def _unlock(self, packed: "pyzipper.AESZipFile", info: zipfile.ZipInfo, name: str) -> bool:
        for password in self.passwords.for_file(name):
            for code in ("utf-8", "gb18030"):
                packed.setpassword(password.encode(code))
                try:
                    with _reading(), packed.open(info) as source:
                        while source.read(_BLOCK):
                            pass
                except _DamagedError:
                    continue
                return True
        return False

    def _tar(self, path: Path, into: Path, prefix: str, depth: int) -> Iterator[Member]:
        with tarfile.open(path, encoding="utf-8", errors="surrogateescape") as packed:
            members = iter(packed)
            while True:
                try:
                    with _reading():
                        info = next(members, None)
                except _DamagedError:
                    yield Member(prefix + "…", into, "压缩包被截断，其后的文件未读入")
                    return
                if info is None:
                    return
                name = _tar_name(info.name)
                if info.issym() or info.islnk() or info.isdev():
                    yield Member(prefix + name, into, "是指向别处的链接或设备，未读入")
                elif info.isfile():
                    source = packed.extractfile(info)
                    if source is not None:
                        try:
                            with _reading():
                                yield from self._member(name, source, info.size, into, prefix, depth)
                        except _DamagedError:
                            yield Member(prefix + name, into, "压缩包中的这个文件已损坏")

    def _member(
        self, name: str, source: _Source, size: int | None, into: Path, prefix: str, depth: int
    ) -> Iterator[Member]:
        places = _inside(name)
        if not places or any(p.startswith(".") or p == "__MACOSX" for p in places):
            return
        shown = prefix + "/".join(places)
        if self.wanted and self.wanted != shown and not self.wanted.startswith(f"{shown}!"):
            return
        if not self.is_wanted(places[-1], size):
            return
        self.count += 1
        if self.count > self.limits.members:
            if self.count == self.limits.members + 1:
                yield Member(shown, into, f"压缩包中超过 {self.limits.members} 个文件，此后的未读入")
            return
        target = _free(into.joinpath(*map(_on_disk, places)))
        if not self._write(source, size, target):
            limit = f"{self.limits.size / (1 << 30):g} GB"
            yield Member(
                shown, target, f"压缩包展开后超过上限 {limit}（或磁盘余量），此文件未读入，请解压后分批导入"
            )
            return
        if not is_archive(target, places[-1]):
            yield Member(shown, target)
            return
        try:
            nested = target.with_name(target.name + "_")
            yield from self._open(target, places[-1], nested, shown + "!", depth + 1)
        except UnreadableFileError as error:
            yield Member(shown, target, error.reason)
        finally:
            target.unlink(missing_ok=True)

    def _write(self, source: _Source, size: int | None, target: Path) -> bool:
        target.parent.mkdir(parents=True, exist_ok=True)
        room = min(self.limits.size - self.size, shutil.disk_usage(self.folder).free - _MARGIN)
        if size is not None and size > room:
            return False
        written = 0
        with target.open("wb") as writing:
            while block := source.read(_BLOCK):
                written += len(block)
                if written > room:
                    break
                writing.write(block)
        if written > room:
            target.unlink()
            return False
        self.size += written
        return True


def own_code(name: str) -> str:
    """A name without the mark of UTF-8: what Windows in China wrote, read as an American machine's."""
    try:
        raw = name.encode("cp437")
    except UnicodeError:
        return name
    for code in ("utf-8", "gb18030"):
        try:
            return raw.decode(code)
        except UnicodeError:
            continue
    return name


def _tar_name(name: str) -> str:
    raw = name.encode("utf-8", "surrogateescape")
    for code in ("utf-8", "gb18030"):
        try:
            return raw.decode(code)
        except UnicodeError:
            continue
    return raw.decode("utf-8", "replace")


def _inside(name: str) -> list[str]:
    """The places of a name below the archive's own folder: what would lead outside is taken off."""
    clean = "".join(c if c.isprintable() else "_" for c in name.replace("\\", "/"))
    return [part for part in PurePosixPath(clean).parts if part not in ("/", "..", ".", "//")]


def _on_disk(place: str) -> str:
    """Short enough for any file system, ending kept."""
    if len(place.encode()) <= 200:
        return place
    end = "".join(PurePosixPath(place).suffixes[-1:])[:12]
    return place[:50] + f"~{zlib.crc32(place.encode()):08x}" + end


def _free(path: Path) -> Path:
    n, free = 1, path
    while free.exists():
        n += 1
        free = path.with_name(f"{path.stem}#{n}{path.suffix}")
    return free


__all__ = ["Limits", "Member", "Unpacking", "is_archive"]
