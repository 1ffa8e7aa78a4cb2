"""A part of a kept original, opened again as its import opened it: a sheet of a workbook, a file of an archive, a sheet
of a workbook in an archive in an archive. Its name in the runs (资料.zip!盘/登记.xlsx!第一页) is the way to it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ingest.errors import UnreadableFileError
from ingest.passwords import Passwords
from ingest.readers.opening import check_ending
from ingest.readers.parts import open_parts
from ingest.readers.rows import Table
from ingest.unpacking import Member, Unpacking, is_archive


@contextmanager
def reopened(original: Path, file_name: str, passwords: Passwords | None = None) -> Iterator[Table | None]:
    """The table that a run read, None where it cannot be opened any more: its password is nowhere, for one."""
    known = passwords or Passwords()
    name, inside = _apart(file_name)
    with TemporaryDirectory() as folder:
        try:
            found = _found(original, name, inside, known, Path(folder))
        except (UnreadableFileError, OSError):
            found = None
        try:
            yield found
        finally:
            if found is not None:
                found.close()


def _apart(file_name: str) -> tuple[str, str]:
    """The delivered file's own name, which may hold a "!", and the way inside it."""
    pieces = file_name.split("!")
    for n in range(1, len(pieces)):
        name = "!".join(pieces[:n])
        try:
            check_ending(name)
        except UnreadableFileError:
            continue
        return name, "!".join(pieces[n:])
    return file_name, ""


def _found(original: Path, name: str, inside: str, passwords: Passwords, folder: Path) -> Table | None:
    if not is_archive(original, name):
        return _part(original, name, inside, passwords)
    member = _member(original, name, inside, passwords, folder)
    if member is None:
        return None
    rest = inside.removeprefix(member.name).removeprefix("!")
    return _part(member.path, member.path.name, rest, passwords)


def unpacked(
    original: Path, file_names: Collection[str], passwords: Passwords, folder: Path
) -> list[tuple[Path, str]]:
    """Files of one archive that runs read, in `folder`, each with its own name; what merely bears the same name comes
    along. Nothing where the original is no archive."""
    name, _ = _apart(next(iter(file_names)))
    if not is_archive(original, name):
        return []
    wanted = {PurePosixPath(piece).name for each in file_names for piece in each.split("!")[1:]}
    unpacking = Unpacking(folder, passwords, is_wanted=lambda inside, _: _own_name(inside) in wanted)
    members = unpacking.all(original, name)
    return [(member.path, _own_name(member.name)) for member in members if not member.problem]


def _own_name(inside: str) -> str:
    return PurePosixPath(inside.rpartition("!")[2].replace("\\", "/")).name


def _member(original: Path, name: str, inside: str, passwords: Passwords, folder: Path) -> Member | None:
    members = Unpacking(folder, passwords, wanted=inside).all(original, name)
    return next((member for member in members if not member.problem), None)


def _part(path: Path, name: str, wanted: str, passwords: Passwords) -> Table | None:
    for part in open_parts(path, name, passwords):
        if part.name == wanted:
            return part.table
        part.table.close()
    return None


def head_of(original: Path, file_name: str) -> Sequence[Sequence[str]] | None:
    """The first rows of the part that a run read."""
    with reopened(original, file_name) as table:
        return None if table is None else list(table.head)
