"""Delivered files that gave no row at all: damaged, locked, of a shape nobody knows. Each waits in quarantine with its
reason and its original, so that nothing that was delivered is lost without a word; read later, it waits no more."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow.parquet as pq

from ingest.acquisition import Acquisition
from ingest.lake.lake import Lake, now
from ingest.lake.made_rows import made_rows
from ingest.lake.originals import Original
from ingest.quarantine import FILE, Quarantined

UNREAD: Final = "unread"
"""Source and mapping of what was not read, unless the caller named a source: nobody can say what it would have been."""
REFUSED: Final = "refused"
"""Kind of its row in `runs`."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or one of an archive (`part`), and why it was not read."""

    original: Original
    part: str
    reason: str
    obtained: str

    @property
    def file_name(self) -> str:
        """Where it stands: 资料.zip!明细.xlsx."""
        return f"{self.original.name}!{self.part}" if self.part else self.original.name


@dataclass(slots=True)
class Refusals:
    """Those of one import, committed together at its end."""

    source: str
    acquisition: Acquisition
    waiting: list[Refusal] = field(default_factory=list)

    def holds(self, original: Original) -> bool:
        """Whether this copy has to be kept."""
        return any(each.original is original for each in self.waiting)

    def discard(self) -> None:
        """Forget all of them."""
        for each in self.waiting:
            each.original.drop()

    def commit(self, lake: Lake) -> None:
        """One run each; one that waits already is only counted again. The caller holds the write lock."""
        if not self.waiting:
            return
        known, attempt = self._known(lake), lake.begin()
        runs, rows = [], []
        for n, each in enumerate(self.waiting):
            each.original.settle()
            id, is_new = f"{attempt.id}-{n}", self._identity(each) not in known
            known.add(self._identity(each))
            runs.append(self._run(each) | {"run": id, "wrote": is_new})
            if is_new:
                rows.append(Quarantined(FILE, 0, "", REFUSED, each.reason, each.file_name).row(id))
        if rows:
            pq.write_table(made_rows("quarantine", rows), attempt.new_file("quarantine"), compression="zstd")
        lake.commit(attempt, runs)
        self.waiting = []

    def _identity(self, each: Refusal) -> tuple[Any, ...]:
        return each.original.sha256, each.part, self.source, self.acquisition.compartment.id, each.reason

    def _known(self, lake: Lake) -> set[tuple[Any, ...]]:
        with lake.reading() as cursor:
            found: Sequence[tuple[Any, ...]] = cursor.execute(
                """select sha256, regexp_replace(file_name, '^[^!]*!?', ''), source, compartment, break_note
                   from runs where kind = $1""",
                [REFUSED],
            ).fetchall()
        return set(found)

    def _run(self, each: Refusal) -> dict[str, object]:
        at, original = now(), each.original
        none = dict.fromkeys(("accepted", "changed", "unchanged", "cell_issues"), 0)
        return none | {
            "source": self.source, "mapping": UNREAD, "extractor": "", "kind": REFUSED, "file_name": each.file_name,
            "sha256": original.sha256, "sm3": original.sm3, "size": original.size,
            "acquisition": self.acquisition.id, "compartment": self.acquisition.compartment.id,
            "obtained": each.obtained, "headers": "{}", "rows_in": 1, "quarantined": 1,
            "break_note": each.reason, "started_at": at,
        }  # fmt: skip
