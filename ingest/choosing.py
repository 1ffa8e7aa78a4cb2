"""Which mapping reads a table: the one that was asked for, else the one its headers tell. Where they tell two, a person
says which; nobody there, the file waits: a wrong guess would be statements about people that no source made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.complaints import ambiguous, broken, doubtful, lacks, unfit
from ingest.errors import UnreadableFileError
from ingest.mapping.guess import candidates, outdone, rivals
from ingest.mapping.layout import Layout, find_header, missing
from ingest.mapping.load import mappings
from ingest.mapping.model import Mapping, SourceKind
from ingest.readers.parts import Part

AskWhich = Callable[[str, Sequence[Layout]], str | None]
"""Asks a person which of some mappings reads a file, by name; None: nobody says."""


def nobody(_file: str, _layouts: Sequence[Layout]) -> None:
    """Nobody is there to ask."""


@dataclass(slots=True)
class Chooser:
    """`asked`: the mapping that the caller named. A person is asked once for files that are alike."""

    asked: Mapping | None = None
    ask: AskWhich = nobody
    answers: dict[tuple[str, ...], str | None] = field(default_factory=dict)

    def layout(self, part: Part, file: str) -> Layout:
        """How the part is read; raises UnreadableFileError. `file`: its name, by which a few mappings are told."""
        if part.unread:
            texts = [m for m in mappings().values() if m.kind is SourceKind.DOCUMENTS]
            return find_header(self.asked or texts[0], part.table.head)
        layout = self._asked(part, self.asked) if self.asked else self._guessed(part, file)
        return layout.counted_in(part.epoch)

    def _asked(self, part: Part, mapping: Mapping) -> Layout:
        layout = find_header(mapping, part.table.head)
        if lacking := missing(layout):
            raise UnreadableFileError(lacks(layout, part.table, lacking) + broken(part.table), foreign=True)
        return layout

    def _guessed(self, part: Part, file: str) -> Layout:
        known = list(mappings().values())
        fitting = candidates(known, part.table, set(part.kinds), file)
        if not fitting:
            raise UnreadableFileError(unfit(part.table, known) + broken(part.table), foreign=True)
        near = rivals(fitting, part.table)
        if len(near) > 1:
            return self._told(near, file)
        best = near[0]
        if (doubt := outdone(best, known, part.table)) is not None:
            raise UnreadableFileError(doubtful(best, doubt, part.table))
        return best

    def _told(self, near: Sequence[Layout], file: str) -> Layout:
        names = tuple(layout.mapping.name for layout in near)
        if names not in self.answers:
            self.answers[names] = self.ask(file, near)
        for layout in near:
            if layout.mapping.name == self.answers[names]:
                return layout
        raise UnreadableFileError(ambiguous(near))
