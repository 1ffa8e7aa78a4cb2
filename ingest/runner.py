"""Files and folders into the lake, one run a file. A bad file is a line in the report; the others go on."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

from ingest.acquisition import NONE, Acquisition, acquisition_row, compartment_row
from ingest.batch import Batch, said_by
from ingest.complaints import FULL, broken, committing, lacks, unfit, unwritten, why
from ingest.delivery import Delivery, run_row
from ingest.documents import DocumentExtractor, NoExtractor
from ingest.errors import UnreadableFileError
from ingest.known_runs import KnownRuns
from ingest.lake.lake import SHANGHAI, Lake, now
from ingest.lake.originals import copy_in
from ingest.mapping.layout import Layout, find_header, guess, missing
from ingest.mapping.load import mapping_named, mappings
from ingest.mapping.model import Mapping, SourceKind
from ingest.readers.opening import check_ending, open_table
from ingest.readers.rows import Table
from ingest.report import FileReport, IngestReport, OnProgress, Progress
from ingest.surroundings import Surroundings
from ingest.walking import Found, walk
from ingest.whole import WholeExport


def _silent(_: Progress) -> None:
    """Nobody watches."""


def run(
    lake: Lake,
    paths: Sequence[Path],
    *,
    mapping: str | None = None,
    source: str | None = None,
    acquisition: Acquisition = NONE,
    extractor: DocumentExtractor | None = None,
    full: bool = False,
    on_progress: OnProgress = _silent,
) -> IngestReport:
    """Import files and folders. The mapping is guessed from each file's columns unless one is named; `full`:
    together they list their sources whole, so what they leave out has ended. Raises MappingError for a name there is
    not, LakeBusyError while another import runs."""
    asked = mapping_named(mapping) if mapping else None
    with lake.writing():
        importer = _Importer(
            lake, asked, source, acquisition, extractor or NoExtractor(), on_progress, KnownRuns(lake)
        )
        if full or acquisition.is_full:
            importer.whole = WholeExport()
        importer.register()
        return importer.all(paths)


@dataclass(slots=True)
class _Importer:
    """Forms batches of files of one shape and keeps the reports in the order of the files."""

    lake: Lake
    asked: Mapping | None
    source: str | None
    acquisition: Acquisition
    extractor: DocumentExtractor
    on_progress: OnProgress
    known: KnownRuns
    batch: Batch | None = None
    whole: WholeExport | None = None
    reports: list[tuple[Found, FileReport]] = field(default_factory=list)
    waiting: list[Found] = field(default_factory=list)
    surroundings: Surroundings = field(default_factory=Surroundings)
    idle: list[dict[str, object]] = field(default_factory=list)
    """Runs that found nothing new; they are counted in one commit at the end."""

    def register(self) -> None:
        """The acquisition and its compartment, unless the lake knows them."""
        at = now()
        self.lake.register("compartments", "id", compartment_row(self.acquisition.compartment, at))
        if self.acquisition != NONE:
            self.lake.register("acquisitions", "acquisition", acquisition_row(self.acquisition, at))

    def all(self, paths: Sequence[Path]) -> IngestReport:
        """Every file in the order given, folders reported in sorted order."""
        found = [each for path in paths for each in walk(path)]
        try:
            for place, each in enumerate(_by_kind(found)):
                self._one(each, (place, len(found)))
            self._flush()
            with committing():
                self._count_idle()
                notes = self.whole.close(self.lake, [r for _, r in self.reports]) if self.whole else {}
                self.lake.compact()
        except BaseException:
            if self.batch is not None:
                self.batch.discard()
            raise
        order = {id(each): n for n, each in enumerate(found)}
        self.reports.sort(key=lambda pair: order[id(pair[0])])
        strangers = tuple(each.path for each, report in self.reports if each.in_folder and report.foreign)
        return IngestReport(
            tuple(r for each, r in self.reports if not (each.in_folder and r.foreign)), strangers, notes
        )

    def _one(self, found: Found, place: tuple[int, int]) -> None:
        """One file; never raises for what is in it."""
        try:
            self._copied(found, place)
        except OSError as error:
            if error.errno in FULL:
                raise unwritten(error) from error
            report = FileReport(found.path, refused=why(error, is_folder=found.problem is not None))
            self.reports.append((found, report))
        except UnreadableFileError as error:
            self.reports.append((found, FileReport(found.path, refused=error.reason, foreign=True)))

    def _copied(self, found: Found, place: tuple[int, int]) -> None:
        """Copy the file first: what is hashed is then what is read."""
        path = found.path
        if found.problem is not None:
            raise found.problem
        obtained = self.acquisition.obtained or _modified(path)
        if not path.is_file():
            raise UnreadableFileError("不是普通文件")
        check_ending(path.name)
        original = copy_in(path, self.lake.originals)
        try:
            table, kinds = open_table(original.path, path.name)
            with closing(table):
                layout = self._layout(table, kinds, path.name)
                source = self.source or layout.mapping.name
                asked = self.asked is not None
                context = self.surroundings.of(path, layout)
                self._import(
                    found,
                    Delivery(
                        path, original, layout, source, self.acquisition, obtained, asked, place, context
                    ),
                    table,
                )
        except BaseException:
            original.drop()
            raise

    def _layout(self, table: Table, kinds: set[SourceKind], name: str) -> Layout:
        if self.asked is None:
            layout = guess(list(mappings().values()), table, kinds, name)
            if layout is None:
                raise UnreadableFileError(unfit(table, list(mappings().values())) + broken(table))
            return layout
        layout = find_header(self.asked, table.head)
        if lacking := missing(layout):
            raise UnreadableFileError(lacks(layout, table, lacking) + broken(table))
        return layout

    def _import(self, found: Found, delivery: Delivery, table: Table) -> None:
        if self.batch is not None and (
            self.batch.shape != delivery.shape or self.batch.holds(delivery.original.sha256)
        ):
            self._flush()
        by = said_by(delivery.mapping, self.extractor)
        earlier = self.known.earlier(delivery, by)
        if earlier is not None:
            delivery.original.drop()
            self.idle.append(run_row(delivery, by, earlier, now(), wrote=False))
            self._saw(self.idle[-1])
            self.reports.append((found, earlier))
            return
        if self.batch is None:
            self.batch = Batch(self.lake, delivery, self.extractor, self.on_progress)
        self.batch.add(delivery, table)
        self.waiting.append(found)
        if self.batch.is_full:
            self._flush()

    def _count_idle(self) -> None:
        if self.idle:
            attempt = self.lake.begin()
            rows = [row | {"run": f"{attempt.id}-{n}"} for n, row in enumerate(self.idle)]
            self.lake.commit(attempt, rows)

    def _saw(self, row: dict[str, object]) -> None:
        if self.whole is not None:
            self.whole.saw(row)

    def _flush(self) -> None:
        if self.batch is None:
            return
        batch, self.batch = self.batch, None
        with committing():
            reports = batch.commit()
        for found, staged, report in zip(self.waiting, batch.files, reports, strict=True):
            self.known.add(staged.delivery, batch.said_by, report)
            self._saw(run_row(staged.delivery, batch.said_by, report, staged.started, wrote=True))
            self.reports.append((found, report))
        self.waiting = []


def _by_kind(found: Sequence[Found]) -> list[Found]:
    """Files of one name in neighbouring folders are of one kind, as each bank's 交易明细信息 is: read one after the
    other they share their expressions and a commit. Files that were named themselves keep their order."""
    ordered: list[Found] = []
    for in_folder, group in groupby(found, key=lambda each: each.in_folder):
        files = list(group)
        ordered += sorted(files, key=lambda each: (each.path.name, each.path)) if in_folder else files
    return ordered


def _modified(path: Path) -> str:
    """When the file came to this machine, as far as the machine knows."""
    return datetime.fromtimestamp(path.stat().st_mtime, SHANGHAI).isoformat(timespec="microseconds")
