"""What was set aside of a file, counted here and kept by the staging: a delivery may have as many damaged rows as whole
ones, so they must not pile up as Python objects."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from ingest.lake.made_rows import made_rows
from ingest.quarantine import CELL, ROW, Quarantined
from ingest.staging import Staging

TABLE: Final = "quarantine"
_MOST: Final = 2_048
_MOST_TEXT: Final = 4 << 20
"""Characters of raw text after which a handful is worth handing on."""


class SetAside:
    """Rows and cells of one run, in the order they were met."""

    def __init__(self, run: str, staging: Staging) -> None:
        self.run, self._staging = run, staging
        self._waiting: list[dict[str, Any]] = []
        self._text = 0
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, items: Iterable[Quarantined]) -> None:
        """Count them and keep them."""
        for item in items:
            self._counts[item.scope, item.code] += 1
            self._waiting.append(item.row(self.run))
            self._text += len(item.raw)
            if len(self._waiting) >= _MOST or self._text >= _MOST_TEXT:
                self.hand_on()

    def hand_on(self) -> None:
        """Leave nothing here; asked before the staging writes."""
        if self._waiting:
            self._staging.gather(TABLE, made_rows(TABLE, self._waiting))
            self._waiting, self._text = [], 0

    def __bool__(self) -> bool:
        return bool(self._counts)

    @property
    def rows(self) -> int:
        """Rows of which nothing was taken in."""
        return sum(n for (scope, _), n in self._counts.items() if scope == ROW)

    @property
    def cells(self) -> int:
        """Cells whose rows were taken in without them."""
        return sum(n for (scope, _), n in self._counts.items() if scope == CELL)

    @property
    def cell_codes(self) -> dict[str, int]:
        """How many cells for each reason."""
        return {code: n for (scope, code), n in self._counts.items() if scope == CELL}
