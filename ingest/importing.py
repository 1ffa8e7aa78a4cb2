"""One file into the lake, as one run: read, judged, said, committed; or nothing at all."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import pyarrow as pa

from ingest import quarantine
from ingest.acquisition import Acquisition
from ingest.documents import BATCH, DocumentExtractor, document_rows, extracted, statement_rows, stored_text
from ingest.lake.attempt import Attempt
from ingest.lake.lake import Lake, now
from ingest.lake.originals import Original
from ingest.lake.tables import SCHEMAS
from ingest.mapping.cell_steps import schemes
from ingest.mapping.compile import Compiled, compile_sql
from ingest.mapping.layout import Layout
from ingest.mapping.model import SourceKind
from ingest.quarantine import Quarantined
from ingest.readers.rows import BadRow, Block, Table
from ingest.report import FileReport, OnProgress, Progress
from ingest.staging import CHUNK, Counts, Staging


@dataclass(frozen=True, slots=True)
class Delivery:
    """A kept original and what is known of it before it is read."""

    path: Path
    original: Original
    layout: Layout
    source: str
    acquisition: Acquisition
    obtained: str
    place: tuple[int, int]
    """Which file of how many, for progress."""


class FileImport:
    """The run of one delivery."""

    def __init__(
        self, lake: Lake, delivery: Delivery, extractor: DocumentExtractor, on_progress: OnProgress
    ) -> None:
        self.lake, self.delivery, self.extractor, self.on_progress = lake, delivery, extractor, on_progress
        self.mapping = delivery.layout.mapping
        self.is_documents = self.mapping.kind is SourceKind.DOCUMENTS
        self.said_by = (self.mapping.id, extractor.name if self.is_documents else "")
        self.compartment = delivery.acquisition.compartment.id
        self.set_aside: list[Quarantined] = []

    def run(self, table: Table) -> FileReport:
        """Import and commit; a run that brings nothing new leaves only its counts."""
        begun, started = monotonic(), now()
        attempt = self.lake.begin()
        staging = Staging(self.mapping, attempt.folder)
        try:
            self._stage(table, staging)
            compiled = compile_sql(self.mapping, self.delivery.source, self.delivery.layout.units)
            counts = self._judge(compiled, staging)
            self._write(compiled, staging, attempt, counts)
        except BaseException:
            attempt.discard()
            raise
        finally:
            staging.close()
        report = self._report(table, staging, counts, monotonic() - begun)
        self.lake.commit(attempt, self._run_row(report, started, wrote=bool(attempt.files)))
        return report

    def _stage(self, table: Table, staging: Staging) -> None:
        layout = self.delivery.layout
        for item in table.rows(layout.header, layout.places):
            if isinstance(item, BadRow):
                reason = quarantine.reason(item.code, item.column, item.detail)
                self.set_aside.append(
                    Quarantined(quarantine.ROW, item.line, item.column, item.code, reason, item.raw)
                )
                continue
            if self.is_documents:
                self._store_texts(item)
            staging.add(item)
            self._progress("读取", table.share, staging.count)

    def _store_texts(self, block: Block) -> None:
        place = list(self.mapping.columns).index(self.mapping.text)
        for n, row in enumerate(block.rows):
            text = row[place]
            if text is not None:
                block.rows[n] = [*row[:place], stored_text(text), *row[place + 1 :]]

    def _judge(self, compiled: Compiled, staging: Staging) -> Counts:
        self.lake.define_views(staging.sql)
        counts = staging.decide(
            compiled, self.delivery.source, self.compartment, self.delivery.obtained, self.said_by
        )
        for line, column, raw in staging.missing():
            reason = quarantine.reason("missing", column)
            self.set_aside.append(Quarantined(quarantine.ROW, line, column, "missing", reason, raw))
        return counts

    def _write(self, compiled: Compiled, staging: Staging, attempt: Attempt, counts: Counts) -> None:
        if counts.accepted:
            write = self._write_documents if self.is_documents else self._write_rows
            write(compiled, staging, attempt)
        if counts.accepted or counts.sightings:
            staging.write_records(attempt.new_file("records"), attempt.id)
        if self.set_aside:
            rows = [_quarantine_row(q, attempt.id) for q in self.set_aside]
            staging.gather("quarantine", pa.Table.from_pylist(rows, SCHEMAS["quarantine"]))
            staging.write_gathered("quarantine", attempt.new_file("quarantine"))

    def _write_rows(self, compiled: Compiled, staging: Staging, attempt: Attempt) -> None:
        for first in range(0, staging.count, CHUNK):
            staging.read_cells(compiled, first, first + CHUNK)
            staging.write_statements(compiled, attempt.new_file("statements"), attempt.id)
            for line, column, code, raw in staging.issues(compiled):
                self.set_aside.append(self._cell_issue(line, column, code, raw))
            done = min(first + CHUNK, staging.count)
            self._progress("写入", done / staging.count, done)

    def _cell_issue(self, line: int, column: str, code: str, raw: str) -> Quarantined:
        if code == "bad_identifier":
            reason = quarantine.identifier_reason(schemes(self.mapping, column), raw)
        else:
            reason = quarantine.reason(code, column)
        return Quarantined(quarantine.CELL, line, column, code, reason, raw)

    def _write_documents(self, compiled: Compiled, staging: Staging, attempt: Attempt) -> None:
        media = "text/plain"
        rows = staging.accepted()
        for first in range(0, len(rows), BATCH):
            batch = staging.texts(rows[first : first + BATCH])
            said = extracted(self.extractor, self.delivery.source, [(k, r, text) for k, r, _, text in batch])
            staging.gather("statements", statement_rows(said, attempt.id))
            staging.gather(
                "documents", document_rows([(r, title, text) for _, r, title, text in batch], attempt.id, media)
            )
            done = min(first + BATCH, len(rows))
            self._progress("抽取", done / len(rows), done)
        for table in ("statements", "documents"):
            staging.write_gathered(table, attempt.new_file(table))

    def _report(self, table: Table, staging: Staging, counts: Counts, seconds: float) -> FileReport:
        rows = [q for q in self.set_aside if q.scope == quarantine.ROW]
        return FileReport(
            path=self.delivery.path,
            source=self.delivery.source,
            mapping=self.mapping.name,
            confidence=self.delivery.layout.confidence,
            rows_in=counts.accepted + counts.unchanged + len(rows),
            accepted=counts.accepted,
            changed=counts.changed,
            unchanged=counts.unchanged,
            quarantined=len(rows),
            cell_issues=len(self.set_aside) - len(rows),
            seconds=seconds,
            break_note=table.break_note,
            messages=(),
        )

    def _run_row(self, report: FileReport, started: str, *, wrote: bool) -> dict[str, object]:
        return run_row(self.delivery, self.said_by, report, started, wrote=wrote)

    def _progress(self, phase: str, share: float, rows: int) -> None:
        file, files = self.delivery.place
        self.on_progress(Progress(self.delivery.path, phase, share, rows, file, files))


def run_row(
    delivery: Delivery, said_by: Sequence[str], report: FileReport, started: str, *, wrote: bool
) -> dict[str, object]:
    """The row of `runs` that makes a run visible; number and commit time are the lake's."""
    original, layout = delivery.original, delivery.layout
    return {
        "source": delivery.source,
        "mapping": said_by[0],
        "extractor": said_by[1],
        "kind": str(layout.mapping.kind),
        "file_name": original.name,
        "sha256": original.sha256,
        "sm3": original.sm3,
        "size": original.size,
        "acquisition": delivery.acquisition.id,
        "compartment": delivery.acquisition.compartment.id,
        "obtained": delivery.obtained,
        "headers": json.dumps(dict(layout.written), ensure_ascii=False),
        "rows_in": report.rows_in,
        "accepted": report.accepted,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "quarantined": report.quarantined,
        "cell_issues": report.cell_issues,
        "wrote": wrote,
        "break_note": report.break_note,
        "started_at": started,
    }


def _quarantine_row(q: Quarantined, run: str) -> dict[str, Any]:
    return {
        "run": run,
        "scope": q.scope,
        "line": q.line,
        "column": q.column,
        "code": q.code,
        "reason": q.reason,
        "raw": q.raw,
    }
