"""Files and folders into the lake, one run a file. A bad file is a line in the report; the others go on."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.acquisition import NONE, Acquisition, acquisition_row, compartment_row
from ingest.batch import Batch, said_by
from ingest.choosing import AskWhich, Chooser, nobody
from ingest.complaints import FULL, committing, unwritten, why
from ingest.copies import Copies
from ingest.delivery import Delivery, run_row
from ingest.documents import DocumentExtractor, NoExtractor
from ingest.errors import UnreadableFileError
from ingest.known_runs import KnownRuns
from ingest.lake.lake import SHANGHAI, Lake, now
from ingest.lake.originals import Original, copy_in
from ingest.mapping.load import mapping_named
from ingest.passwords import Passwords
from ingest.readers.opening import check_ending
from ingest.readers.parts import open_parts
from ingest.readers.rows import Table
from ingest.refusals import UNREAD, Refusal, Refusals
from ingest.report import FileReport, IngestReport, OnProgress, Progress
from ingest.surroundings import Surroundings
from ingest.unpacking import Member, Unpacking, is_archive
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
    passwords: Passwords | None = None,
    ask_which: AskWhich = nobody,
) -> IngestReport:
    """Import files and folders. The mapping is guessed from each file's columns unless one is named; `ask_which` is
    asked where two fit alike; `full`: together they list their sources whole, so what they leave out has ended.
    Raises MappingError for a name there is not, LakeBusyError while another import runs."""
    asked = mapping_named(mapping) if mapping else None
    known = passwords or Passwords()
    with lake.writing():
        importer = _Importer(
            lake, Chooser(asked, ask_which), source, acquisition, extractor or NoExtractor(), on_progress,
            KnownRuns(lake), Copies(lake, known, acquisition), known, Refusals(source or UNREAD, acquisition),
            Surroundings(known),
        )  # fmt: skip
        if full or acquisition.is_full:
            importer.whole = WholeExport()
        importer.register()
        return importer.all(paths)


@dataclass(slots=True)
class _Importer:
    """Forms batches of files of one shape and keeps the reports in the order of the files."""

    lake: Lake
    chooser: Chooser
    source: str | None
    acquisition: Acquisition
    extractor: DocumentExtractor
    on_progress: OnProgress
    known: KnownRuns
    copies: Copies
    passwords: Passwords
    refusals: Refusals
    surroundings: Surroundings
    batch: Batch | None = None
    whole: WholeExport | None = None
    reports: list[tuple[Found, FileReport]] = field(default_factory=list)
    waiting: list[Found] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
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
                self.refusals.commit(self.lake)
                self._count_idle()
                notes = self.whole.close(self.lake, [r for _, r in self.reports]) if self.whole else {}
                self.lake.compact()
        except BaseException:
            if self.batch is not None:
                self.batch.discard()
            self.refusals.discard()
            raise
        self.reports.sort(key=lambda pair: self.order[id(pair[0])])
        strangers = tuple(each.shown for each, report in self.reports if each.in_folder and report.foreign)
        return IngestReport(
            tuple(r for each, r in self.reports if not (each.in_folder and r.foreign)), strangers, notes
        )

    def _one(self, found: Found, place: tuple[int, int]) -> None:
        """One file; never raises for what is in it."""
        self._noted(found)
        try:
            self._delivered(found, place)
        except OSError as error:
            if error.errno in FULL:
                raise unwritten(error) from error
            reason = why(error, is_folder=found.problem is not None)
            self.reports.append((found, FileReport(found.shown, refused=reason, absent=True)))
        except UnreadableFileError as error:
            self._list(found, error.reason, absent=not error.foreign)

    def _noted(self, found: Found) -> Found:
        self.order[id(found)] = len(self.order)
        return found

    def _list(self, found: Found, reason: str, *, absent: bool = False) -> None:
        """What is not read and not kept: no file, or one of a folder's that is nothing we read."""
        report = FileReport(found.shown, refused=reason, foreign=not absent, absent=absent)
        self.reports.append((found, report))

    def _refuse(self, found: Found, error: UnreadableFileError, original: Original, obtained: str) -> None:
        """What is not read: into quarantine, unless it lies in a folder and is nothing we read."""
        if error.foreign and found.in_folder:
            self._list(found, error.reason)
            return
        self.refusals.waiting.append(Refusal(original, found.inside, error.reason, obtained))
        report = FileReport(found.shown, refused=error.reason, rows_in=1, quarantined=1)
        self.reports.append((found, report))

    def _delivered(self, found: Found, place: tuple[int, int]) -> None:
        """Copy the file first: what is hashed is then what is read."""
        path = found.path
        if found.problem is not None:
            raise found.problem
        obtained = self.acquisition.obtained or _modified(path)
        if not path.is_file():
            raise UnreadableFileError("不是普通文件")
        if found.in_folder:
            check_ending(path.name)
        original = copy_in(path, self.lake.originals)
        staged = False
        try:
            check_ending(path.name)
            if is_archive(original.path, path.name):
                self.lake.staging.mkdir(parents=True, exist_ok=True)
                with TemporaryDirectory(dir=self.lake.staging, prefix="unpacked-") as folder:
                    unpacking = Unpacking(Path(folder), self.passwords)
                    for member in unpacking.all(original.path, path.name):
                        staged |= self._member(found, member, original, obtained, place)
            else:
                staged = self._parts(found, path, original, obtained, place)
        except UnreadableFileError as error:
            self._refuse(found, error, original, obtained)
        except BaseException:
            if not self._holds(original):
                original.drop()
            raise
        if not (staged or self._holds(original)):
            original.drop()

    def _holds(self, original: Original) -> bool:
        staged = self.batch is not None and self.batch.has(original)
        return staged or self.refusals.holds(original)

    def _member(
        self, found: Found, member: Member, original: Original, obtained: str, place: tuple[int, int]
    ) -> bool:
        """One file of an archive; never raises for what is in it."""
        inside = self._noted(found.part(member.name))
        if member.problem:
            self._refuse(inside, UnreadableFileError(member.problem), original, obtained)
            return False
        try:
            check_ending(member.name)
            return self._parts(inside, member.path, original, obtained, place)
        except UnreadableFileError as error:
            self._refuse(inside, error, original, obtained)
            return self._holds(original)

    def _parts(
        self, found: Found, path: Path, original: Original, obtained: str, place: tuple[int, int]
    ) -> bool:
        """The tables and texts of one file; whether any is waiting to be committed."""
        staged = False
        fitted, firm, strangers = 0, 0, list[tuple[str, UnreadableFileError]]()
        twice = self.copies.told_of(path, delivered=original.sha256, is_member=path != found.path)
        for part in open_parts(path, path.name, self.passwords):
            with closing(part.table):
                if part.fallback and firm:
                    continue
                try:
                    layout = self.chooser.layout(part, path.name)
                except UnreadableFileError as error:
                    strangers.append((part.name, error))
                    continue
                inside = self._noted(found.part(part.name)) if part.name else found
                around = self.surroundings.of(path, layout, part.table.head)
                delivery = Delivery(
                    inside.shown, original, layout, self.source or layout.mapping.name, self.acquisition,
                    obtained, self.chooser.asked is not None, place, around, inside.inside,
                    self.known.openness(original.sha256, self.acquisition) + twice,
                )  # fmt: skip
                staged |= self._import(inside, delivery, part.table)
                fitted += 1
                firm += not part.fallback
        if not fitted:
            raise strangers[0][1] if strangers else UnreadableFileError("文件中没有内容", foreign=True)
        for name, problem in strangers:
            if name:
                self._refuse(self._noted(found.part(name)), problem, original, obtained)
        return staged

    def _import(self, found: Found, delivery: Delivery, table: Table) -> bool:
        if self.batch is not None and (self.batch.shape != delivery.shape or self.batch.holds(delivery)):
            self._flush()
        by = said_by(delivery.mapping, self.extractor)
        earlier = self.known.earlier(delivery, by)
        if earlier is not None:
            self.idle.append(run_row(delivery, by, earlier, now(), wrote=False))
            self._saw(self.idle[-1])
            self.reports.append((found, earlier))
            return False
        if self.batch is None:
            self.batch = Batch(self.lake, delivery, self.extractor, self.on_progress)
        self.batch.add(delivery, table)
        self.waiting.append(found)
        if self.batch.is_full:
            self._flush()
        return True

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
