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
from ingest.documents import (
    BATCH,
    DocumentExtractor,
    document_rows,
    extracted,
    short_cells,
    statement_rows,
    stored_text,
)
from ingest.lake.attempt import Attempt
from ingest.lake.lake import Lake, now
from ingest.lake.originals import Original
from ingest.lake.tables import SCHEMAS
from ingest.mapping.cell_steps import schemes
from ingest.mapping.compile import keyed_sql, saying_sql
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
    asked: bool
    """Whether the mapping was named by the caller; else it was guessed, which is said aloud."""
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
            counts = self._judge(staging)
            self._write(staging, attempt, counts)
        except BaseException:
            attempt.discard()
            raise
        finally:
            staging.close()
        self.delivery.original.settle()
        report = self._report(table, counts, monotonic() - begun)
        self.lake.commit(attempt, self._run_row(report, started, wrote=bool(attempt.files)))
        return report

    def _stage(self, table: Table, staging: Staging) -> None:
        layout = self.delivery.layout
        for item in table.rows(layout.header, layout.places, list(self.mapping.columns)):
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
        """Texts as they will be stored; long texts beside them (facts, reasoning) stay in the original only."""
        place = list(self.mapping.columns).index(self.mapping.text)
        block.rest = [rest and short_cells(rest) for rest in block.rest]
        for n, row in enumerate(block.rows):
            text = row[place]
            if text is not None:
                block.rows[n] = [*row[:place], stored_text(text), *row[place + 1 :]]

    def _judge(self, staging: Staging) -> Counts:
        self.lake.define_views(staging.sql)
        delivery = self.delivery
        counts = staging.decide(
            keyed_sql(self.mapping, delivery.layout.units),
            delivery.source,
            self.compartment,
            delivery.obtained,
            self.said_by,
        )
        for line, column, raw in staging.missing():
            reason = quarantine.reason("missing", column)
            self.set_aside.append(Quarantined(quarantine.ROW, line, column, "missing", reason, raw))
        return counts

    def _write(self, staging: Staging, attempt: Attempt, counts: Counts) -> None:
        if counts.accepted:
            write = self._write_documents if self.is_documents else self._write_rows
            write(staging, attempt)
        if counts.accepted or counts.sightings:
            staging.write_records(attempt.new_file("records"), attempt.id)
        if self.set_aside:
            rows = [_quarantine_row(q, attempt.id) for q in self.set_aside]
            staging.gather("quarantine", pa.Table.from_pylist(rows, SCHEMAS["quarantine"]))
            staging.write_gathered("quarantine", attempt.new_file("quarantine"))

    def _write_rows(self, staging: Staging, attempt: Attempt) -> None:
        saying = saying_sql(self.mapping, self.delivery.source, self.delivery.layout.units)
        for first in range(0, staging.count, CHUNK):
            staging.read_cells(saying, first, first + CHUNK)
            staging.write_statements(saying, attempt.new_file("statements"), attempt.id)
            for line, column, code, raw in staging.issues(saying):
                self.set_aside.append(self._cell_issue(line, column, code, raw))
            done = min(first + CHUNK, staging.count)
            self._progress("写入", done / staging.count, done)

    def _cell_issue(self, line: int, column: str, code: str, raw: str) -> Quarantined:
        if code == "bad_identifier":
            reason = quarantine.identifier_reason(schemes(self.mapping, column), raw)
        else:
            reason = quarantine.reason(code, column)
        return Quarantined(quarantine.CELL, line, column, code, reason, raw)

    def _write_documents(self, staging: Staging, attempt: Attempt) -> None:
        media = "text/plain"
        rows = staging.accepted()
        for first in range(0, len(rows), BATCH):
            batch = staging.texts(rows[first : first + BATCH])
            said = extracted(self.extractor, self.delivery.source, [(k, r, text) for k, r, _, text in batch])
            staging.gather("statements", statement_rows(said, attempt.id))
            staging.gather(
                "documents",
                document_rows([(r, title, text) for _, r, title, text in batch], attempt.id, media),
            )
            done = min(first + BATCH, len(rows))
            self._progress("抽取", done / len(rows), done)
        for table in ("statements", "documents"):
            staging.write_gathered(table, attempt.new_file(table))

    def _report(self, table: Table, counts: Counts, seconds: float) -> FileReport:
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
            messages=messages(self.delivery, table.break_note, len(self.set_aside) - len(rows)),
        )

    def _run_row(self, report: FileReport, started: str, *, wrote: bool) -> dict[str, object]:
        return run_row(self.delivery, self.said_by, report, started, wrote=wrote)

    def _progress(self, phase: str, share: float, rows: int) -> None:
        file, files = self.delivery.place
        self.on_progress(Progress(self.delivery.path, phase, share, rows, file, files))


def messages(delivery: Delivery, break_note: str, cell_issues: int) -> tuple[str, ...]:
    """What a person should know about how the file was taken, said aloud."""
    layout = delivery.layout
    label, name = layout.mapping.label.zh, layout.mapping.name
    said = [] if delivery.asked else [f"识别为「{label}」（{name}），把握 {layout.confidence:.0%}"]
    if layout.header:
        said.append(f"表头在第 {layout.header + 1} 行，它之前的行未读入")
    if layout.unmapped and layout.mapping.kind is SourceKind.ROWS:
        said.append(f"未映射的列：{'、'.join(layout.unmapped)}")
    if cell_issues:
        said.append(f"{cell_issues} 个单元格无法识别，已记入隔离区，其所在行照常收入")
    if break_note:
        said.append(f"{break_note}，断点之前的行已收入")
    return tuple(said)


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
