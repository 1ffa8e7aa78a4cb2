"""Where invented statements become a graph, for the tests of the projection."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from graph.model import Relation
from graph.projection import BuildReport, build
from graph.store.sqlite import SqliteStore
from ontology.ids import MentionId
from ontology.times import Bound, Interval
from ontology.viewer import OPEN, Viewer
from tests.graph.invented import REGISTER, Record, views

EVERYONE = Viewer(frozenset({OPEN}), "u1")
CASE, OTHER_CASE = 41, 42
CLERK = Viewer(frozenset({OPEN, CASE}), "u2")
SECOND, FIRST, SUPREME = "（2021）京01刑终12号", "（2020）京0101刑初3号", "（2019）最高法民再7号"


class Desk:
    """Builds what it is given and keeps the stores to close."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stores: list[SqliteStore] = []
        self.report: BuildReport

    def build(
        self,
        records: Iterable[Record],
        clusters: Iterable[Sequence[MentionId]] = (),
        *,
        restricted: Iterable[int] = (CASE, OTHER_CASE),
    ) -> SqliteStore:
        path = self.folder / f"{len(self.stores)}.sqlite"
        connection = views(records, clusters, restricted=restricted)
        self.report = build(connection, path, build="b1", world_date="2024-05-06")
        self.stores.append(SqliteStore(path))
        return self.stores[-1]


def edges(store: SqliteStore, viewer: Viewer = EVERYONE, *, as_of: date | None = None) -> list[Relation]:
    """Every standing edge but those that tie a document to its proceeding."""
    people = {share.entity for delta in store.shares(viewer) for share in delta.entities}
    found = store.neighbours(viewer, people, as_of=as_of).relations
    return [edge for edge in found if edge.type != "document_of"]


def between(*days: str | None) -> Interval:
    start, end = days
    return Interval(Bound() if start is None else Bound.of(start), Bound() if end is None else Bound.of(end))


def holding(*intervals: Interval) -> list[Record]:
    """One register row a time, all of the same two."""
    records = []
    for number, valid in enumerate(intervals):
        row = Record(f"row {number}", REGISTER)
        li, company = row.entity("person", "李四"), row.entity("company", "甲乙公司")
        row.relation("legal_representative_of", li, company, valid=valid)
        records.append(row)
    return records


def same_two(records: Sequence[Record]) -> list[list[MentionId]]:
    return [
        list(dict.fromkeys(s.mention for r in records for s in r.statements if s.type == kind))
        for kind in ("person", "company")
    ]
