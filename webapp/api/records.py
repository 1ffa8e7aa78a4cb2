"""One row of a source, all its original cells: what a registry or an agency said, as it said it."""

from apiflask import APIBlueprint

from ontology.ids import RecordId
from ontology.viewer import Viewer
from webapp.api.shapes import Answer, Shape
from webapp.guard import Shown, audited
from webapp.problems import NOT_FOUND, Refused
from webapp.reading import Reading
from webapp.services import services

records = APIBlueprint("records", __name__)


class RecordCell(Shape):
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
    answer = RecordAnswer(
        build=info.build,
        world_date=info.world_date,
        id=found.id,
        source=found.source,
        file=found.file_name,
        line=found.line,
        cells=[RecordCell(column=c.column, header=c.header, value=c.value) for c in found.cells],
        document=found.id if found.is_document else None,
    )
    return Shown(answer, (found.id,), 1)
