"""One row of a source, all its original cells: what a registry or an agency said, as it said it."""

from apiflask import APIBlueprint

from casework.masking.curtain import Curtain
from ingest.lake.rows import Cell
from ontology.ids import RecordId
from ontology.viewer import Viewer
from webapp.api.shapes import Answer, Maskable
from webapp.api.shown import mark
from webapp.guard import Shown, audited
from webapp.problems import NOT_FOUND, Refused
from webapp.reading import Reading
from webapp.services import services
from webapp.viewing import curtain

records = APIBlueprint("records", __name__)


class RecordCell(Maskable):
    """`column` is what evidence refers to, `header` what the file called it."""

    column: str
    header: str
    value: str


class RecordAnswer(Answer):
    """`document`: the id of its text, if the record is a document."""

    id: str
    source: str
    file: str
    line: int
    cells: list[RecordCell]
    document: str | None = None


@records.get("/records/<record_id>")
@records.output(RecordAnswer)
@audited("record.read")
def read_record(viewer: Viewer, record_id: str) -> Shown[RecordAnswer]:
    """一条原始记录。"""
    home = services()
    info = home.store().build_info()
    found = Reading(home, viewer, info).record(RecordId(record_id))
    if found is None:
        raise Refused(NOT_FOUND)
    drawn = curtain(viewer)
    answer = RecordAnswer(
        build=info.build,
        world_date=info.world_date,
        id=found.id,
        source=found.source,
        file=found.file_name,
        line=found.line,
        cells=[_cell(cell, drawn) for cell in found.cells],
        document=found.id if found.is_document else None,
    )
    return Shown(answer, (found.id,), 1)


def _cell(cell: Cell, drawn: Curtain) -> RecordCell:
    sight = drawn.cell(cell.header or cell.column, cell.value)
    return RecordCell(column=cell.column, header=cell.header, value=sight.text, **mark(sight))
