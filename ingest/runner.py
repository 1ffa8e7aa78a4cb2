"""Files and folders into the lake, one run a file. A bad file is a line in the report; the others go on."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic

from ingest.acquisition import NONE, Acquisition, acquisition_row, compartment_row
from ingest.documents import DocumentExtractor, NoExtractor
from ingest.errors import UnreadableFileError
from ingest.importing import Delivery, FileImport, run_row
from ingest.lake.lake import SHANGHAI, Lake, now
from ingest.lake.originals import Original, copy_in
from ingest.mapping.layout import Layout, find_header, guess, missing, nearest
from ingest.mapping.load import mapping_named, mappings
from ingest.mapping.model import Mapping, SourceKind
from ingest.readers.opening import check_ending, open_table
from ingest.readers.rows import Table
from ingest.report import FileReport, IngestReport, OnProgress, Progress
from ingest.walking import Found, walk


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
    on_progress: OnProgress = _silent,
) -> IngestReport:
    """Import files and folders. The mapping is guessed from each file's columns unless one is named; raises
    MappingError for a name there is not, LakeBusyError while another import runs."""
    asked = mapping_named(mapping) if mapping else None
    importer = _Importer(lake, asked, source, acquisition, extractor or NoExtractor(), on_progress)
    with lake.writing():
        importer.register()
        return importer.all(paths)


@dataclass(slots=True)
class _Importer:
    lake: Lake
    asked: Mapping | None
    source: str | None
    acquisition: Acquisition
    extractor: DocumentExtractor
    on_progress: OnProgress

    def register(self) -> None:
        """The acquisition and its compartment, unless the lake knows them."""
        at = now()
        self.lake.register("compartments", "id", compartment_row(self.acquisition.compartment, at))
        if self.acquisition != NONE:
            self.lake.register("acquisitions", "acquisition", acquisition_row(self.acquisition, at))

    def all(self, paths: Sequence[Path]) -> IngestReport:
        """Every file in the order given, folders walked in sorted order."""
        found = [each for path in paths for each in walk(path)]
        reports: list[FileReport] = []
        unfit: list[Path] = []
        for place, each in enumerate(found):
            report = self.one(each, (place, len(found)))
            if each.in_folder and report.foreign:
                unfit.append(each.path)
            else:
                reports.append(report)
        return IngestReport(tuple(reports), tuple(unfit))

    def one(self, found: Found, place: tuple[int, int]) -> FileReport:
        """One file; never raises for what is in it."""
        begun, path = monotonic(), found.path
        try:
            report = self._copied(found, place)
        except OSError as error:
            return FileReport(path, refused=_why(error, is_folder=found.problem is not None))
        except UnreadableFileError as error:
            return FileReport(path, refused=error.reason, foreign=True)
        return replace(report, seconds=monotonic() - begun)

    def _copied(self, found: Found, place: tuple[int, int]) -> FileReport:
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
                return self._import(self._delivery(path, original, table, kinds, obtained, place), table)
        finally:
            original.drop()

    def _delivery(
        self,
        path: Path,
        original: Original,
        table: Table,
        kinds: set[SourceKind],
        obtained: str,
        place: tuple[int, int],
    ) -> Delivery:
        layout = self._layout(table, kinds)
        source = self.source or layout.mapping.name
        return Delivery(
            path, original, layout, source, self.acquisition, obtained, self.asked is not None, place
        )

    def _layout(self, table: Table, kinds: set[SourceKind]) -> Layout:
        if self.asked is None:
            layout = guess(list(mappings().values()), table, kinds)
            if layout is None:
                raise UnreadableFileError(_unfit(table, list(mappings().values())))
            return layout
        layout = find_header(self.asked, table.head)
        if lacking := missing(layout):
            raise UnreadableFileError(_lacks(layout, table, lacking))
        return layout

    def _import(self, delivery: Delivery, table: Table) -> FileReport:
        task = FileImport(self.lake, delivery, self.extractor, self.on_progress)
        earlier = _earlier(self.lake, delivery, task.said_by)
        if earlier is None:
            return task.run(table)
        with_counts = replace(
            earlier, path=delivery.path, confidence=delivery.layout.confidence,
            messages=("与已导入的文件相同，没有新内容",),
        )  # fmt: skip
        self.lake.commit(self.lake.begin(), run_row(delivery, task.said_by, with_counts, now(), wrote=False))
        return with_counts


def _earlier(lake: Lake, delivery: Delivery, said_by: Sequence[str]) -> FileReport | None:
    """Counts of the very same file read the same way into the same compartment, if that is done and no older."""
    with lake.reading() as cursor:
        rows = cursor.execute(
            """select rows_in, quarantined, cell_issues, break_note from runs
               where sha256 = $1 and source = $2 and mapping = $3 and extractor = $4 and compartment = $5
               and obtained >= $6 order by number desc limit 1""",
            [
                delivery.original.sha256, delivery.source, *said_by,
                delivery.acquisition.compartment.id, delivery.obtained,
            ],
        ).fetchall()  # fmt: skip
    if not rows:
        return None
    rows_in, quarantined, cell_issues, break_note = rows[0]
    return FileReport(
        delivery.path, delivery.source, delivery.layout.mapping.name, rows_in=rows_in,
        unchanged=rows_in - quarantined, quarantined=quarantined, cell_issues=cell_issues, break_note=break_note,
    )  # fmt: skip


def _modified(path: Path) -> str:
    """When the file came to this machine, as far as the machine knows."""
    return datetime.fromtimestamp(path.stat().st_mtime, SHANGHAI).isoformat(timespec="microseconds")


def _why(error: OSError, *, is_folder: bool) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, PermissionError):
        return f"没有读取权限{'，目录中的文件未导入' if is_folder else ''}"
    return f"无法读取（{error.strerror or error}）"


def _unfit(table: Table, known: Sequence[Mapping]) -> str:
    near = nearest(known, table.head)
    if near is None or not any(p is not None for p in near.places):
        return "没有合适的映射：认不出任何一列"
    return f"没有合适的映射：最接近「{near.mapping.label.zh}」，但{_lacks(near, table, missing(near))}"


def _lacks(layout: Layout, table: Table, lacking: Sequence[str]) -> str:
    seen = "、".join(h for h in (table.head[layout.header] if table.head else ())[:20])
    if not lacking:
        return f"多数列不认识（文件有：{seen}）"
    return f"缺少列「{'、'.join(lacking)}」（文件有：{seen}）"
