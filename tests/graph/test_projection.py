"""The projection as a whole: what it refuses, an empty lake, and the two ways out of it."""

import pytest

from graph.errors import ProjectionError
from graph.model import EntityShare, EvidenceRow, RelationShare
from graph.projection import project
from tests.graph.desk import CASE, CLERK, EVERYONE, SECOND, Desk, between, holding, same_two
from tests.graph.invented import REGISTER, Record, judgment, views


def test_views_that_are_not_the_lakes_are_refused_by_name() -> None:
    connection = views([Record("91", REGISTER)])
    connection.execute("alter table statements rename column polarity to sign")
    with pytest.raises(ProjectionError, match="polarity"):
        list(project(connection, build="b", world_date=""))


def test_an_empty_lake_is_an_empty_graph(desk: Desk) -> None:
    store = desk.build([])
    assert store.counts(EVERYONE).entities == {}
    assert store.build_info().build == "b1"
    assert desk.report.entities == desk.report.relations == desk.report.evidence == 0


def test_a_build_and_the_deltas_of_a_projection_hold_the_same(desk: Desk) -> None:
    text, proceeding = judgment("甲案", SECOND, compartment=CASE)
    wu = text.entity("person", "吴某甲")
    text.relation("party_to", wu, proceeding, properties={"role": "被告人", "side": "被告"})
    rows = holding(between("2010", "2012"), between("2015", None))
    records = [text, *rows]
    built = desk.build(records, same_two(rows))
    kept: list[EntityShare | RelationShare | EvidenceRow] = []
    connection = views(records, same_two(rows), restricted=[CASE])
    for delta in project(connection, build="b1", world_date=""):
        kept += (*delta.entities, *delta.relations, *delta.evidence)
    stored = [
        each for delta in built.shares(CLERK) for each in (*delta.entities, *delta.relations, *delta.evidence)
    ]
    assert sorted(map(repr, stored)) == sorted(map(repr, kept))
