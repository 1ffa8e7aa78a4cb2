"""Corrected rows back into the lake. A corrected row is a record of its source whose evidence is the returned workbook,
with the original file, row, person and time among its cells; the entry it answers is kept and no longer open. What is
wrong again waits under its new reason.

It counts as obtained one tick after the original: a correction stands above what it corrects and below whatever the
source itself delivered later.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from ingest.acquisition import Acquisition
from ingest.batch import Batch
from ingest.delivery import Delivery
from ingest.documents import NoExtractor
from ingest.lake.lake import SHANGHAI, Lake, now
from ingest.lake.openness import ORIGIN
from ingest.lake.originals import Original, copy_in
from ingest.quarantine import Quarantined
from ingest.readers.rows import BLOCK_ROWS, BadRow, Block
from ingest.report import Progress
from ingest.worklist.entries import CORRECTED, NAME_OF_CORRECTED, Entry, open_entries
from ingest.worklist.original import Form, form_of
from ingest.worklist.sheet import Returned, read_sheet
from ontology.compartment import Compartment

_TICK: Final = timedelta(microseconds=1)
_Part = tuple[str, str, str]
_Group = tuple[str, _Part, int, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rows of a workbook: taken in, wrong again, left as they were, and answering no open entry."""

    accepted: int = 0
    wrong_again: int = 0
    untouched: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class _Corrected:
    """A returned row with the entries it answers: one row may have had several bad cells."""

    entries: tuple[Entry, ...]
    cells: dict[str, str]


def take_back(lake: Lake, path: Path, *, by: str, compartments: Collection[int]) -> Outcome:
    """Take a corrected workbook in; `by` says whose correction it is. Taking it in twice changes nothing."""
    with lake.writing():
        waiting = {entry.id: entry for entry in open_entries(lake, compartments=compartments)}
        forms: dict[_Part, Form | None] = {}
        changed: dict[_Group, list[_Corrected]] = {}
        unknown = untouched = 0
        for row in read_sheet(path):
            entry = waiting.get(row.entry)
            if entry is None:
                unknown += 1
                continue
            part = entry.part
            form = forms[part] if part in forms else forms.setdefault(part, form_of(lake, entry))
            if form is None or row.formula or _same(row, form, entry):
                untouched += 1
                continue
            group = entry.source, part, entry.compartment, entry.obtained
            _add(changed.setdefault(group, []), entry, row)
        accepted = wrong = 0
        for group, rows in changed.items():
            right, again = _commit(lake, path, rows, forms[group[1]], by)
            accepted, wrong = accepted + right, wrong + again
        return Outcome(accepted, wrong, untouched, unknown)


def _same(row: Returned, form: Form, entry: Entry) -> bool:
    return [row.cells.get(h, "").strip() for h in form.headers] == [c.strip() for c in form.cells(entry)]


def _add(rows: list[_Corrected], entry: Entry, row: Returned) -> None:
    """Cells of one line corrected in several rows of the sheet are one corrected line: each brings what it changed."""
    for n, known in enumerate(rows):
        first = known.entries[0]
        if entry.scope == first.scope == "cell" and (entry.run, entry.line) == (first.run, first.line):
            old = json.loads(entry.cells or "{}")
            mine = {h: v for h, v in row.cells.items() if v.strip() != str(old.get(h) or "").strip()}
            rows[n] = _Corrected((*known.entries, entry), known.cells | mine)
            return
    rows.append(_Corrected((entry,), row.cells))


def _commit(
    lake: Lake, path: Path, rows: Sequence[_Corrected], form: Form | None, by: str
) -> tuple[int, int]:
    assert form is not None, "rows without a form were left as they were"
    first, at = rows[0].entries[0], now()
    original = copy_in(path, lake.originals)
    table = _Table(form, rows, by, at)
    batch = Batch(lake, _delivery(lake, original, first, form), NoExtractor(), _silent)
    try:
        batch.add(_delivery(lake, original, first, form), table)
    except BaseException:
        batch.discard()
        raise
    answered = [_answer(entry, by, at) for row in rows for entry in row.entries]
    batch.files[0].set_aside.add(answered)
    (report,) = batch.commit()
    return report.accepted + report.unchanged, report.quarantined + report.cell_issues


def _answer(entry: Entry, by: str, at: str) -> Quarantined:
    said = json.dumps({"更正人": by, "更正时间": at}, ensure_ascii=False)
    return Quarantined(CORRECTED, entry.line, entry.column, entry.code, said, entry.id)


def _delivery(lake: Lake, original: Original, entry: Entry, form: Form) -> Delivery:
    name = entry.file_name.removesuffix(NAME_OF_CORRECTED) + NAME_OF_CORRECTED
    return Delivery(
        path=original.path,
        original=replace(original, name=name),
        layout=replace(form.layout, confidence=1.0),
        source=entry.source,
        acquisition=_acquisition(lake, entry),
        obtained=_after(entry.obtained),
        asked=True,
        place=(0, 1),
    )


def _after(obtained: str) -> str:
    """The next moment that sorts after what was obtained."""
    try:
        moment = datetime.fromisoformat(obtained)
    except ValueError:
        return obtained + "~"
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=SHANGHAI)
    return (moment + _TICK).isoformat(timespec="microseconds")


def _acquisition(lake: Lake, entry: Entry) -> Acquisition:
    """The one that the corrected file came under."""
    with lake.reading() as cursor:
        compartment = cursor.execute(
            "select source_set, case_number, body, is_open, is_secret from compartments where id = $1",
            [entry.compartment],
        ).fetchall()
        found = cursor.execute(
            """select a.instrument, a.number, a.issuing_body, a.delivering_body, a.medium, a.obtained, a.obtained_by,
               a.receipt, a.case_number from acquisitions a join runs r using (acquisition) where r.run = $1""",
            [entry.run],
        ).fetchall()
    if not found:
        return Acquisition()
    kept = Compartment(*compartment[0])
    return replace(Acquisition(*found[0]), is_open=kept.is_open, is_secret=kept.is_secret)


class _Table:
    """Corrected rows as a reader hands rows on."""

    head: Sequence[Sequence[str]] = ()
    share, break_note, blank, filled = 1.0, "", 0, 0

    def __init__(self, form: Form, rows: Sequence[_Corrected], by: str, at: str) -> None:
        self._form, self._rows, self._by, self._at = form, rows, by, at

    def sample(self, _header: int, _place: int, /) -> list[str]:
        """Not asked: the mapping is known."""
        return []

    def rows(
        self, _header: int, wanted: Sequence[int | None], _taken: Sequence[str] = (), /
    ) -> Iterator[Block | BadRow]:
        """Blocks of rows; the rest of a row are the columns not mapped and where it comes from."""
        block = Block()
        for row in self._rows:
            cells = [row.cells.get(h, "") for h in self._form.headers]
            block.rows.append([None if p is None else cells[p] for p in wanted])
            block.lines.append(row.entries[0].line)
            block.rest.append(json.dumps(self._rest(row, cells, wanted), ensure_ascii=False))
            if len(block.rows) == BLOCK_ROWS:
                yield block
                block = Block()
        if block.rows:
            yield block

    def _rest(self, row: _Corrected, cells: Sequence[str], wanted: Sequence[int | None]) -> dict[str, Any]:
        mapped, entry = set(wanted), row.entries[0]
        others = {
            h: c for n, (h, c) in enumerate(zip(self._form.headers, cells, strict=True)) if n not in mapped
        }
        return others | {
            "更正·原文件": entry.file_name.removesuffix(NAME_OF_CORRECTED),
            ORIGIN: entry.origin,
            "更正·原行": str(entry.line),
            "更正·原内容": entry.raw,
            "更正·更正人": self._by,
            "更正·更正时间": self._at,
        }

    def close(self) -> None:
        """Nothing is open."""


def _silent(_: Progress) -> None:
    """Nobody watches."""
