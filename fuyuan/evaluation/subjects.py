"""From a thing as a source names it to the entities that the graph made of it.

Found by name, then kept only if some statement behind the entity stands in the very file and row the truth names: two
entities of one name are told apart by where they were read, never by what the truth would like."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fuyuan.home import Home
from graph.model import Entity
from graph.store.interface import GraphStore
from ontology.identifiers import half_width
from ontology.ids import EntityId
from ontology.viewer import Viewer
from ontology.vocabulary import vocabulary

Entities = Mapping[EntityId, Entity]

_CANDIDATES = 200
_EVIDENCE = 5_000


@dataclass(frozen=True, slots=True)
class Found:
    """The entities that may be meant; none, and then why."""

    entities: Entities
    why: str = ""


class Subjects:
    """Looks subjects up in one home's graph. `files` are the truth's hashes by path, `later` those of sources that
    the demo does not load."""

    def __init__(
        self, home: Home, viewer: Viewer, files: Mapping[str, str], later: Mapping[str, str]
    ) -> None:
        self._store: GraphStore = home.store()
        self._viewer = viewer
        self._hashes = {**later, **files}
        self._records = _records(home)
        self._loaded = {file for file, _ in self._records.values()}

    def loaded(self, folder: str, claim: Mapping[str, Any]) -> bool:
        """Whether the lake holds the files of a folder in which the claim's subjects stand; where it names none,
        all of the folder's."""
        named = {(subject["source"] or "").partition("#")[0] for subject in claim["subjects"]}
        inside = {path for path in self._hashes if path.startswith(f"{folder}/")}
        return all(self._hashes[path] in self._loaded for path in (named & inside or inside))

    def find(self, subject: Mapping[str, Any]) -> Found:
        """Entities of the subject's type that bear its name and were read where it says."""
        type_, name = subject["type"], subject["name"]
        if type_ not in vocabulary().entities:
            return Found({}, f"词汇中还没有类型「{type_}」")
        called = self._called(type_, subject["identifier"] or "") or self._called(type_, name)
        read = {id: it for id, it in called.items() if self._was_read(id, subject["source"])}
        if not called:
            return Found({}, f"图谱中没有「{name}」")
        return Found(read, "" if read else f"「{name}」不是从 {subject['source']} 读到的")

    def _called(self, type_: str, words: str) -> Entities:
        """Those that bear exactly this name or number; a number decides before a name."""
        if not words:
            return {}
        page = self._store.search(self._viewer, words, types=[type_], limit=_CANDIDATES)
        return {hit.entity.id: hit.entity for hit in page.hits if _same(hit.value, words)}

    def _was_read(self, entity: EntityId, source: str | None) -> bool:
        if source is None:
            return True
        path, _, key = source.partition("#")
        wanted = self._hashes.get(path)
        rows = self._store.evidence(self._viewer, entity, limit=_EVIDENCE)
        return any(self._is_in(row.record, wanted, key) for row in rows)

    def _is_in(self, record: str, file: str | None, key: str) -> bool:
        place = self._records.get(record)
        return place is not None and place[0] == file and (not key or place[1] == key)


def _records(home: Home) -> dict[str, tuple[str, str]]:
    """File and key of every record of the lake that the build was made from."""
    version = home.lake_version(home.store().build_info().build)
    with home.lake.connect(as_of=version) as connection:
        rows = connection.execute("select lower(hex(record)), file, key from records").fetchall()
    return {record: (file, key) for record, file, key in rows}


def _same(value: str, name: str) -> bool:
    return half_width(value).casefold() == half_width(name).casefold()
