"""What becomes one entity or one edge, and what makes none."""

import pytest

from graph.projection import Dropped, build, project
from graph.projection import vocabulary as projection_vocabulary
from graph.store.sqlite import SqliteStore
from ontology.ids import MentionId, entity_id, event_relation_id, state_relation_id
from ontology.standing import Effect
from ontology.statement import statement_id
from ontology.viewer import OPEN
from ontology.vocabulary import Kind, Vocabulary, vocabulary
from ontology.vocabulary import Relation as RelationType
from tests.graph.desk import CASE, CLERK, EVERYONE, FIRST, SECOND, Desk, edges
from tests.graph.invented import REGISTER, Record, judgment, views


def test_one_company_in_a_judgment_and_a_register_is_one_entity_with_evidence_of_both(desk: Desk) -> None:
    row = Record("91", REGISTER, source_date="2023-01-01")
    here = row.entity("company", "甲乙有限公司", credit_code="91110000MA00000001")
    text, proceeding = judgment("甲案", FIRST)
    there = text.entity("company", "甲乙有限公司")
    text.relation("party_to", there, proceeding, properties={"role": "被告"})
    store = desk.build([row, text], [(here, there)])
    (hit,) = store.search(EVERYONE, "甲乙").hits
    assert hit.entity.id == entity_id(here)
    (name,) = hit.entity.properties["name"]
    assert (name.count, name.effect, name.source_date) == (2, Effect.IN_EFFECT, "2024-05-06")
    assert {row.source for row in store.evidence(EVERYONE, hit.entity.id)} == {REGISTER, "invented judgments"}
    (edge,) = edges(store)
    assert edge.subject == entity_id(here)
    assert edge.qualifiers == ("被告",)


def test_qualifiers_tell_two_relations_between_the_same_ends_apart(desk: Desk) -> None:
    text, proceeding = judgment("甲案", FIRST)
    wu = text.entity("person", "吴某甲")
    for offence in ("诈骗罪", "掩饰、隐瞒犯罪所得罪"):
        text.relation("offence", wu, proceeding, properties={"offence": offence})
    found = edges(desk.build([text]))
    assert {edge.qualifiers for edge in found} == {("诈骗罪",), ("掩饰、隐瞒犯罪所得罪",)}
    for edge in found:
        assert edge.id == state_relation_id(edge.subject, edge.type, edge.object, *edge.qualifiers)


def test_the_type_is_the_most_specific_stated_then_the_most_stated(desk: Desk) -> None:
    records = [Record(str(n)) for n in range(5)]
    types = ("company", "branch", "public_body", "public_body", "court")
    mentions = [record.entity(kind, "甲") for record, kind in zip(records, types, strict=True)]
    store = desk.build(records, [mentions])
    assert store.counts(EVERYONE).entities == {"branch": 1}, (
        "branch and court are equally specific and stated"
    )
    more = Record("more")
    mentions.append(more.entity("court", "甲"))
    assert desk.build([*records, more], [mentions]).counts(EVERYONE).entities == {"court": 1}


def test_a_mention_without_a_cluster_stands_for_itself(desk: Desk) -> None:
    row = Record("91", REGISTER)
    me = row.entity("company", "甲乙公司")
    assert desk.build([row]).entities(EVERYONE, [entity_id(me)]).keys() == {entity_id(me)}


def test_events_keep_an_edge_a_mention(monkeypatch: pytest.MonkeyPatch) -> None:
    known = vocabulary()
    as_event = {
        name: RelationType(
            **{**{f: getattr(r, f) for f in RelationType.__dataclass_fields__}, "kind": Kind.EVENT}
        )
        for name, r in known.relations.items()
    }
    monkeypatch.setattr(projection_vocabulary, "vocabulary", lambda: Vocabulary(known.entities, as_event))
    row = Record("91", REGISTER)
    li, company = row.entity("person", "李四"), row.entity("company", "甲乙公司")
    mentions = {row.relation("legal_representative_of", li, company, ordinal=n) for n in range(3)}
    ids = {s.relation for d in project(views([row]), build="b", world_date="") for s in d.relations}
    assert ids == {event_relation_id(mention) for mention in mentions}


def test_what_makes_no_edge_is_counted(desk: Desk) -> None:
    row = Record("91", REGISTER)
    one, other = row.entity("company", "甲公司"), row.entity("company", "乙公司")
    li = row.entity("person", "李四")
    row.relation("branch_of", one, other)
    row.relation("legal_representative_of", li, MentionId("0" * 32))
    half = row.relation("legal_representative_of", li, one)
    row.statements = [s for s in row.statements if not (s.mention == half and s.property == "object")]
    row.statements.append(
        type(row.statements[0])(
            **{f: getattr(row.statements[0], f) for f in row.statements[0].__slots__} | {"type": "starship"}
        )
    )
    store = desk.build([row], [(one, other)])
    assert desk.report.dropped == Dropped(incomplete=1, self_loop=1, dangling=1, unknown_type=1)
    assert edges(store) == []
    assert desk.report.relations == 0
    assert desk.report.entities == 2


def test_what_two_runs_found_alike_is_one_piece_of_evidence(desk: Desk) -> None:
    row = Record("91", REGISTER)
    me = row.entity("company", "甲乙公司")
    (said,) = row.statements
    fields = {name: getattr(said, name) for name in said.__slots__}
    row.statements.append(type(said)(**fields | {"extractor": "newer@2", "confidence": 0.5}))
    (kept,) = desk.build([row]).evidence(EVERYONE, entity_id(me))
    assert (kept.extractor, kept.confidence) == ("invented@1", 1.0)


def test_evidence_names_every_statement_by_its_public_id(desk: Desk) -> None:
    text, proceeding = judgment("甲案", SECOND)
    text.relation("party_to", text.entity("person", "吴某甲"), proceeding, properties={"role": "被告人"})
    row = Record("91", REGISTER)
    row.relation(
        "legal_representative_of", row.entity("person", "李四"), row.entity("company", "甲\"乙'公司")
    )
    store = desk.build([text, row])
    rows = [r for delta in store.shares(EVERYONE) for r in delta.evidence]
    by_id = {statement_id(s): s for record in (text, row) for s in record.statements}
    assert {r.statement for r in rows} == by_id.keys()
    for r in rows:
        said = by_id[r.statement]
        assert (r.property, r.value, r.record) == (said.property, said.value, said.evidence.record)
        assert (r.start, r.end, r.column) == (said.evidence.start, said.evidence.end, said.evidence.column)


def test_a_relations_evidence_holds_both_its_ends(desk: Desk) -> None:
    row = Record("91", REGISTER)
    li, company = row.entity("person", "李四"), row.entity("company", "甲乙公司")
    row.relation("legal_representative_of", li, company)
    store = desk.build([row])
    (edge,) = edges(store)
    assert {(r.property, r.value) for r in store.evidence(EVERYONE, edge.id)} == {
        ("subject", li),
        ("object", company),
    }


def test_open_compartments_make_one_share_and_restricted_ones_their_own(desk: Desk) -> None:
    records = [Record(str(n), REGISTER, compartment=c) for n, c in enumerate((1, 2, CASE))]
    mentions = [record.entity("company", "甲乙公司") for record in records]
    store = desk.build(records, [mentions])
    shares = [share for delta in store.shares(CLERK) for share in delta.entities]
    assert [(s.compartment, s.mentions, s.properties["name"][0].count) for s in shares] == [
        (OPEN, 2, 2),
        (CASE, 1, 1),
    ]


def test_a_compartment_nobody_registered_is_not_open(desk: Desk) -> None:
    record = Record("91", REGISTER, compartment=CASE)
    record.entity("company", "甲乙公司")
    connection = views([record])
    connection.execute("delete from compartments")
    path = desk.folder / "graph.sqlite"
    build(connection, path, build="b1", world_date="")
    store = SqliteStore(path)
    desk.stores.append(store)
    assert store.counts(EVERYONE).entities == {}
    assert store.counts(CLERK).entities == {"company": 1}
