"""The stored text of a court document, exactly as statements count it: covered particulars keep their length."""

from apiflask import APIBlueprint

from ontology.viewer import Viewer
from webapp.api.shapes import Answer, Maskable
from webapp.api.shown import mark
from webapp.guard import Shown, audited
from webapp.problems import NOT_FOUND, Refused
from webapp.reading import Reading
from webapp.services import services
from webapp.text_offsets import Utf16Offsets
from webapp.viewing import curtain

documents = APIBlueprint("documents", __name__)


class DocumentAnswer(Answer, Maskable):
    """`sha256` is of the original; `length_utf16` is what `text.length` says in a browser."""

    id: str
    title: str
    text: str
    length_utf16: int
    source: str
    sha256: str


@documents.get("/documents/<document_id>")
@documents.output(DocumentAnswer)
@audited("document.read")
def read_document(viewer: Viewer, document_id: str) -> Shown[DocumentAnswer]:
    """一份文书的全文。"""
    home = services()
    info = home.store().build_info()
    found = Reading(home, viewer, info).document(document_id)
    if found is None:
        raise Refused(NOT_FOUND)
    drawn = curtain(viewer)
    text = drawn.prose(found.text)
    answer = DocumentAnswer(
        build=info.build,
        world_date=info.world_date,
        id=found.id,
        title=drawn.prose(found.title).text,
        text=text.text,
        length_utf16=Utf16Offsets(found.text).length,
        source=found.source,
        sha256=found.sha256,
        **mark(text),
    )
    return Shown(answer, (found.id,), 1)
