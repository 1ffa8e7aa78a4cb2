"""One file delivered twice, loose and inside an archive, is two to the rule of openness (ingest.lake.openness), which
knows files by their bytes as delivered: closing the one leaves the other as open as it was. Whoever imports the second
is told of the first and what to do about it."""

import hashlib
from collections import defaultdict
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ingest.acquisition import Acquisition
from ingest.errors import UnreadableFileError
from ingest.lake.lake import Lake
from ingest.passwords import Passwords
from ingest.reopening import unpacked
from ontology.compartment import LOCAL


class Copies:
    """What the lake held, when the import began, of the other openness: open for want of an instrument, or closed."""

    def __init__(self, lake: Lake, passwords: Passwords, acquisition: Acquisition) -> None:
        self._lake, self._passwords = lake, passwords
        self._is_open = acquisition.compartment == LOCAL
        self._concerns = self._is_open or not acquisition.is_open
        self._inside = cache(self._hash_inside)

    def told_of(self, path: Path, *, delivered: str, is_member: bool) -> tuple[str, ...]:
        """What to say to whoever imports this file; `delivered` is the SHA-256 of what was delivered."""
        if not self._concerns or not self._delivered:
            return ()
        sha256 = _sha256(path) if is_member else delivered
        if is_member and sha256 in self._delivered:
            return (self._words("单独"),)
        for other, file_names in self._by_name.get(path.name, {}).items():
            if other != delivered and sha256 in self._inside(other, path.name):
                return (self._words(f"随压缩包 {min(file_names).split('!')[0]} "),)
        return ()

    def _words(self, how: str) -> str:
        if self._is_open:
            return (
                f"同一文件已{how}在取证文书下登记为不公开；本次未登记文书，这一份对全体用户公开。"
                "如不应公开，请填写登记表后再导入一次"
            )
        return (
            f"同一文件曾{how}导入而未登记取证文书，那一份仍对全体用户公开。"
            "如须收回，请以同一登记表把那一份再导入一次"
        )

    @cached_property
    def _delivered(self) -> dict[str, set[str]]:
        """Files as they were delivered, each with the names under which runs read it or parts of it."""
        found: dict[str, set[str]] = defaultdict(set)
        with self._lake.reading() as cursor:
            runs = cursor.execute(
                """select distinct sha256, file_name from runs
                   where case when ? then compartment in (select id from compartments where not is_open)
                              else compartment = ? end""",
                [self._is_open, LOCAL.id],
            ).fetchall()
        for sha256, file_name in runs:
            found[sha256].add(file_name)
        return found

    @cached_property
    def _by_name(self) -> dict[str, dict[str, set[str]]]:
        """What may be files of that name inside an archive: their names in the runs, by the archive."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for sha256, names in self._delivered.items():
            for file_name in names:
                for part in file_name.split("!")[1:]:
                    found[PurePosixPath(part).name][sha256].add(file_name)
        return found

    def _hash_inside(self, original: str, name: str) -> frozenset[str]:
        """Of all files of one name in a kept archive, which is opened once for them; none where it cannot be opened
        any more."""
        file_names = self._by_name[name][original]
        try:
            with TemporaryDirectory() as folder:
                found = unpacked(self._lake.originals / original, file_names, self._passwords, Path(folder))
                return frozenset(_sha256(path) for path, named in found if named == name)
        except (UnreadableFileError, OSError):
            return frozenset()


def _sha256(path: Path) -> str:
    with path.open("rb") as reading:
        return hashlib.file_digest(reading, "sha256").hexdigest()
