"""Some files of one shape into the lake together: each is a run of its own, read and judged in turn, but they share
one commit, because a commit costs what a hundred small files do."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic
from typing import Final

from ingest import quarantine
from ingest.delivery import Delivery, messages, run_row
from ingest.documents import (
    BATCH,
    DocumentExtractor,
    KeyedText,
    document_rows,
    short_cells,
    stored_text,
)
from ingest.intake import Lost
from ingest.lake.lake import Lake, now
from ingest.lake.originals import Original
from ingest.mapping.columns import schemes
from ingest.mapping.model import Mapping, SourceKind
from ingest.mapping.sql import Saying, saying_sql
from ingest.quarantine import Quarantined
from ingest.readers.rows import BadRow, Block, Table, without_collector
from ingest.readers_at_work import Readers
from ingest.report import FileReport, OnProgress, Progress
from ingest.set_aside import TABLE as QUARANTINE
from ingest.set_aside import SetAside
from ingest.staging import Counts, Staging
from ingest.writing import Writing

_LARGE: Final = 32 << 20
"""Bytes of originals that share a commit; planning a bank's wide rows costs what some thousand rows do."""
_MOST_FILES: Final = 256


@dataclass(slots=True)
class _Staged:
    """A file of the batch."""

    delivery: Delivery
    run: str
    started: str
    begun: float
    set_aside: SetAside
    break_note: str = ""
    blank: int = 0
    filled: int = 0


class Batch:
    """Stage files with `add`, then `commit` them; or `discard`, and nothing has happened."""

    def __init__(
        self, lake: Lake, first: Delivery, extractor: DocumentExtractor, on_progress: OnProgress
    ) -> None:
        self.lake, self.extractor, self.on_progress = lake, extractor, on_progress
        self.mapping, self.source, self.units = self.shape = first.shape
        self.said_by = said_by(self.mapping, extractor)
        self.compartment = first.acquisition.compartment.id
        self.files: list[_Staged] = []
        self._attempt = lake.begin()
        self._staging = Staging(self.mapping, self.source, self.units, self._attempt.folder)
        self._saying: Future[Saying] | None = None

    def holds(self, delivery: Delivery) -> bool:
        """Whether the same file, or part of a file, is already in it."""
        asked = (delivery.original.sha256, delivery.part)
        return any((each.delivery.original.sha256, each.delivery.part) == asked for each in self.files)

    def has(self, original: Original) -> bool:
        """Whether a part of this copy is in it."""
        return any(each.delivery.original is original for each in self.files)

    @property
    def is_full(self) -> bool:
        """Whether it is time to commit."""
        size = sum({id(each.delivery.original): each.delivery.original.size for each in self.files}.values())
        return len(self.files) >= _MOST_FILES or size >= _LARGE

    def add(self, delivery: Delivery, table: Table) -> None:
        """Read a file's rows; if that fails half-way, nothing of the file stays."""
        number = len(self.files)
        run = f"{self._attempt.id}-{number}"
        staged = _Staged(delivery, run, now(), monotonic(), SetAside(run, self._staging))
        try:
            with without_collector():
                self._read(number, staged, table)
        except BaseException:
            self._staging.withdraw(run)
            raise
        self._staging.add_file(number, staged.run, delivery.obtained)
        self.files.append(staged)

    def _read(self, number: int, staged: _Staged, table: Table) -> None:
        delivery, rows = staged.delivery, 0
        for item in table.rows(delivery.layout.header, delivery.layout.places, list(self.mapping.columns)):
            if isinstance(item, BadRow):
                staged.set_aside.add([_bad(item)])
                continue
            block = item if self.mapping.kind is SourceKind.ROWS else self._stored(item.block())
            self._set_lost_aside(staged, self._staging.intake.add(number, block, delivery.context))
            rows += len(block)
            self._progress(delivery, "读取", table.share, rows)
        self._compile_beside()
        self._set_lost_aside(staged, self._staging.intake.settle())
        staged.break_note, staged.blank, staged.filled = table.break_note, table.blank, table.filled

    def _compile_beside(self) -> None:
        """Compile what the rows say while the first file's last rows are stored and all are judged."""
        if self._saying is None and self.mapping.kind is SourceKind.ROWS:
            beside = ThreadPoolExecutor(1, "compile")
            self._saying = beside.submit(saying_sql, self.mapping, self.source, self.units)
            beside.shutdown(wait=False)

    def _set_lost_aside(self, staged: _Staged, lost: Iterable[Lost]) -> None:
        staged.set_aside.add(_cell_issue(self.mapping, *each) for each in lost)

    def _stored(self, block: Block) -> Block:
        """Texts as they will be stored; long texts beside them (facts, reasoning) stay in the original only."""
        place = list(self.mapping.columns).index(self.mapping.text)
        block.rest = [rest and short_cells(rest) for rest in block.rest]
        for n, row in enumerate(block.rows):
            text = row[place]
            if text is not None:
                block.rows[n] = [*row[:place], stored_text(text), *row[place + 1 :]]
        return block

    def commit(self) -> list[FileReport]:
        """Judge, write and commit all files; a file that brings nothing new leaves only its counts."""
        try:
            counts = self._staging.judge(self.lake, self.compartment, self.said_by)
            self._set_missing_aside()
            self._write(counts)
        except BaseException:
            self.discard()
            raise
        self._staging.close()
        for staged in self.files:
            staged.delivery.original.settle()
        reports = [self._report(staged, counts.get(n, Counts())) for n, staged in enumerate(self.files)]
        rows = [
            run_row(staged.delivery, self.said_by, report, staged.started, wrote=self._wrote(n, counts))
            | {"run": staged.run}
            for n, (staged, report) in enumerate(zip(self.files, reports, strict=True))
        ]
        self.lake.commit(self._attempt, rows)
        return reports

    def discard(self) -> None:
        """Forget everything staged."""
        self._staging.close()
        self._attempt.discard()
        for staged in self.files:
            staged.delivery.original.drop()

    def _wrote(self, file: int, counts: dict[int, Counts]) -> bool:
        judged = counts.get(file, Counts())
        return bool(judged.accepted or judged.sightings or self.files[file].set_aside)

    def _set_missing_aside(self) -> None:
        for file, line, column, raw in self._staging.missing():
            reason = quarantine.reason("missing", column)
            missing = Quarantined(quarantine.ROW, line, column, "missing", reason, raw)
            self.files[file].set_aside.add([missing])

    def _write(self, counts: dict[int, Counts]) -> None:
        writing = Writing(self._staging)
        accepted = any(each.accepted for each in counts.values())
        if accepted and self.mapping.kind is SourceKind.ROWS:
            self._write_rows(writing)
        elif accepted or any(each.sightings for each in counts.values()):
            if accepted:
                self._write_documents()
            writing.records(self._attempt.new_file("records"))
        for staged in self.files:
            staged.set_aside.hand_on()
        if any(staged.set_aside for staged in self.files):
            self._staging.write_gathered(QUARANTINE, self._attempt.new_file(QUARANTINE))

    def _write_rows(self, writing: Writing) -> None:
        assert self._saying is not None, "rows were read"
        saying = self._saying.result()
        for done in writing.everything(saying, self._attempt.new_file):
            self._progress(self.files[-1].delivery, "写入", done / self._staging.count, done)
        for file, line, column, code, raw in writing.issues():
            self.files[file].set_aside.add([_cell_issue(self.mapping, line, column, code, raw)])
        for file, line, column, raw in writing.balance_gaps():
            flag = Quarantined(quarantine.CELL, line, column, "balance", quarantine.reason("balance"), raw)
            self.files[file].set_aside.add([flag])

    def _write_documents(self) -> None:
        rows = self._staging.accepted()
        batches = (self._documents(rows[first : first + BATCH]) for first in range(0, len(rows), BATCH))
        with Readers(self.extractor, self.source, len(rows)) as readers:
            for n, statements in enumerate(readers.tables(batches), start=1):
                self._staging.gather("statements", statements)
                done = min(n * BATCH, len(rows))
                self._progress(self.files[-1].delivery, "抽取", done / len(rows), done)
        for table in ("statements", "documents"):
            self._staging.write_gathered(table, self._attempt.new_file(table))

    def _documents(self, rows: Sequence[int]) -> list[KeyedText]:
        documents = self._staging.texts(rows)
        self._staging.gather("documents", document_rows(documents))
        return documents

    def _report(self, staged: _Staged, counts: Counts) -> FileReport:
        rows, cells = staged.set_aside.rows, staged.set_aside.cells
        return FileReport(
            path=staged.delivery.path,
            source=self.source,
            mapping=self.mapping.name,
            confidence=staged.delivery.layout.confidence,
            rows_in=counts.accepted + counts.unchanged + rows,
            accepted=counts.accepted,
            changed=counts.changed,
            unchanged=counts.unchanged,
            quarantined=rows,
            cell_issues=cells,
            blank=staged.blank,
            seconds=monotonic() - staged.begun,
            break_note=staged.break_note,
            messages=messages(
                staged.delivery,
                staged.break_note,
                staged.set_aside.cell_codes,
                blank=staged.blank,
                filled=staged.filled,
                changed=counts.changed,
            ),
        )

    def _progress(self, delivery: Delivery, phase: str, share: float, rows: int) -> None:
        file, files = delivery.place
        self.on_progress(Progress(delivery.path, phase, share, rows, file, files))


def said_by(mapping: Mapping, extractor: DocumentExtractor) -> tuple[str, str]:
    """Ids of the mapping and, for documents, of the extractor: when either changes, rows are said anew."""
    return mapping.id, extractor.name if mapping.kind is SourceKind.DOCUMENTS else ""


def _bad(row: BadRow) -> Quarantined:
    reason = quarantine.reason(row.code, row.column, row.detail)
    return Quarantined(quarantine.ROW, row.line, row.column, row.code, reason, row.raw)


def _cell_issue(mapping: Mapping, line: int, column: str, code: str, raw: str) -> Quarantined:
    if code == "bad_identifier":
        reason = quarantine.identifier_reason(schemes(mapping, column), raw)
    else:
        reason = quarantine.reason(code, column)
    return Quarantined(quarantine.CELL, line, column, code, reason, raw)
