"""How files would be read, without reading them in: which mapping, how sure, where the header stands, which column
fills which property in which unit, and what stays unmapped. No store is opened and no cell of a row is shown."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from ingest.choosing import AskWhich, Chooser, nobody
from ingest.complaints import why
from ingest.errors import UnreadableFileError
from ingest.mapping.guess import seen_in
from ingest.mapping.layout import Layout
from ingest.mapping.load import mapping_named
from ingest.mapping.model import Clean, Column, SourceKind
from ingest.mapping.properties import properties_of
from ingest.mapping.shapes import Evidence
from ingest.passwords import Passwords
from ingest.readers.opening import check_ending
from ingest.readers.parts import open_parts
from ingest.readers.rows import Table
from ingest.unpacking import Unpacking, is_archive
from ingest.walking import Found, walk


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A header of the file, the mapping's column it is, and the properties it fills, as people read them. `unit`: of
    an amount, where neither its cell nor this header says another. `values`: what its first cells look like, which is
    evidence beside the header (日期 48/50); "" where any text may stand."""

    header: str
    column: str
    clean: str
    unit: str
    properties: tuple[str, ...]
    values: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One file, sheet or member. `refused`: why it would not be read (`foreign`: it is nothing we read; `absent`: it is
    not there); `header` is the line of the headers from 1, 0 where a text has none."""

    path: Path
    mapping: str = ""
    label: str = ""
    confidence: float = 0.0
    header: int = 0
    columns: tuple[ReadColumn, ...] = ()
    unmapped: tuple[str, ...] = ()
    refused: str = ""
    foreign: bool = False
    absent: bool = False


def explain(
    paths: Sequence[Path],
    *,
    mapping: str | None = None,
    passwords: Passwords | None = None,
    ask_which: AskWhich = nobody,
) -> Iterator[Explanation]:
    """Each part of each file, in the order an import would take them; raises MappingError for a name there is not."""
    chooser = Chooser(mapping_named(mapping) if mapping else None, ask_which)
    explaining = _Explaining(chooser, passwords or Passwords())
    return (each for path in paths for found in walk(path) for each in explaining.file(found))


@dataclass(slots=True)
class _Explaining:
    chooser: Chooser
    passwords: Passwords = field(repr=False)

    def file(self, found: Found) -> Iterator[Explanation]:
        """Never raises for what is in it."""
        path = found.path
        try:
            if found.problem is not None:
                raise found.problem
            path.stat()
            if not path.is_file():
                yield Explanation(found.shown, refused="不是普通文件", absent=True)
                return
            check_ending(path.name)
            if is_archive(path, path.name):
                yield from self._members(found)
            else:
                yield from self._parts(found, path)
        except OSError as error:
            reason = why(error, is_folder=found.problem is not None)
            yield Explanation(found.shown, refused=reason, absent=True)
        except UnreadableFileError as error:
            yield Explanation(found.shown, refused=error.reason, foreign=error.foreign)

    def _members(self, found: Found) -> Iterator[Explanation]:
        with tempfile.TemporaryDirectory(prefix="fuyuan-explained-") as folder:
            for member in Unpacking(Path(folder), self.passwords).all(found.path, found.path.name):
                inside = found.part(member.name)
                try:
                    if member.problem:
                        raise UnreadableFileError(member.problem)
                    check_ending(member.name)
                    yield from self._parts(inside, member.path)
                except UnreadableFileError as error:
                    yield Explanation(inside.shown, refused=error.reason, foreign=error.foreign)

    def _parts(self, found: Found, path: Path) -> Iterator[Explanation]:
        told = firm = False
        nameless = list[Explanation]()
        for part in open_parts(path, path.name, self.passwords):
            with closing(part.table):
                if part.fallback and firm:
                    continue
                inside = found.part(part.name) if part.name else found
                try:
                    yield explained(inside.shown, self.chooser.layout(part, path.name), part.table)
                    told, firm = True, firm or not part.fallback
                except UnreadableFileError as error:
                    refusal = Explanation(inside.shown, refused=error.reason, foreign=error.foreign)
                    if part.name:
                        yield refusal
                    else:
                        nameless.append(refusal)
        yield from () if told else nameless


def explained(path: Path, layout: Layout, table: Table) -> Explanation:
    """What a layout and the first cells say of a file."""
    mapping, written = layout.mapping, dict(layout.written)
    is_text = mapping.kind is SourceKind.DOCUMENTS
    seen = {} if is_text else seen_in(layout, table)
    columns = [
        ReadColumn(
            written.get(name, name),
            name,
            str(column.clean),
            _unit(column, layout.units[i]),
            properties,
            _values(seen.get(name)),
        )
        for i, (name, column) in enumerate(mapping.columns.items())
        if layout.places[i] is not None
        for properties in [tuple(properties_of(mapping, name))]
    ]
    header = 0 if is_text and len(columns) == 1 and not layout.unmapped else layout.header + 1
    return Explanation(
        path, mapping.name, mapping.label.zh, layout.confidence, header, tuple(columns), layout.unmapped
    )


def _values(seen: Evidence | None) -> str:
    return f"{seen.what} {seen.alike}/{seen.cells}" if seen else ""


def _unit(column: Column, said: str) -> str:
    return (said or column.unit) if column.clean is Clean.AMOUNT else ""
