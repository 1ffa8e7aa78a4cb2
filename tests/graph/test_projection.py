"""From invented statements to a graph: what merges, what ranks, what is taken down, what is left out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from graph.errors import ProjectionError
from graph.model import EntityShare, EvidenceRow, Relation, RelationShare
from graph.projection import BuildReport, Dropped, build, project
from graph.projection import vocabulary as projection_vocabulary
from graph.store.sqlite import SqliteStore
from ontology.ids import EntityId, MentionId, entity_id, event_relation_id, state_relation_id
from ontology.standing import AssertedBy, Effect, Polarity, Standing
from ontology.statement import statement_id
from ontology.times import Bound, Interval, Precision
from ontology.viewer import OPEN, Viewer
from ontology.vocabulary import Kind, Vocabulary, vocabulary
from ontology.vocabulary import Relation as RelationType
from tests.graph.invented import REGISTER, Record, judgment, views

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


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    for store in desk.stores:
        store.close()


def edges(store: SqliteStore, viewer: Viewer = EVERYONE, *, as_of: date | None = None) -> list[Relation]:
    """Every standing edge but those that tie a document to its proceeding."""
    people = {share.entity for delta in store.shares(viewer) for share in delta.entities}
    found = store.neighbours(viewer, people, as_of=as_of).relations
    return [edge for edge in found if edge.type != "document_of"]


def between(*days: str | None) -> Interval:
    start, end = days
    return Interval(Bound() if start is None else Bound.of(start), Bound() if end is None else Bound.of(end))


# What is said of one thing in one case: charged, found, appealed.


def test_a_charge_and_a_finding_of_one_offence_are_one_edge_with_both_in_its_evidence(desk: Desk) -> None:
    text, proceeding = judgment("甲案", SECOND)
    wu = text.entity("person", "吴某甲")
    how = {"properties": {"offence": "诈骗罪"}}
    text.relation(
        "offence", wu, proceeding, **how, asserted_by=AssertedBy.PROSECUTOR, standing=Standing.ALLEGED
    )
    text.relation("offence", wu, proceeding, **how, ordinal=1)
    store = desk.build([text])
    (edge,) = edges(store)
    assert (edge.standing, edge.effect) == (Standing.FOUND, Effect.IN_EFFECT)
    assert (edge.positive, edge.counter) == (2, 0)
    rows = [row for row in store.evidence(EVERYONE, edge.id) if row.property == "subject"]
    assert [(row.asserted_by, row.standing, row.effect) for row in rows] == [
        (AssertedBy.COURT, Standing.FOUND, Effect.IN_EFFECT),
        (AssertedBy.PROSECUTOR, Standing.ALLEGED, Effect.UNKNOWN),
    ]


def test_a_charge_alone_stays_an_allegation_whatever_the_court(desk: Desk) -> None:
    text, proceeding = judgment("甲案", SECOND)
    wu = text.entity("person", "吴某甲")
    text.relation("offence", wu, proceeding, asserted_by=AssertedBy.PROSECUTOR, standing=Standing.ALLEGED)
    (edge,) = edges(desk.build([text]))
    assert (edge.standing, edge.effect) == (Standing.ALLEGED, Effect.UNKNOWN)


@pytest.mark.parametrize(
    ("case_number", "effect"),
    [
        (SECOND, Effect.IN_EFFECT),
        (FIRST, Effect.UNKNOWN),
        (SUPREME, Effect.IN_EFFECT),
        ("（2019）京民再7号", Effect.UNKNOWN),
        ("（2015）京刑一终字第21号", Effect.IN_EFFECT),
        ("（2019）京0101执7号", Effect.UNKNOWN),
        ("案号不详", Effect.UNKNOWN),
    ],
)
def test_what_a_court_finds_is_in_effect_where_no_appeal_is_left(
    desk: Desk, case_number: str, effect: Effect
) -> None:
    text, proceeding = judgment("甲案", case_number)
    text.relation("party_to", text.entity("person", "吴某甲"), proceeding)
    assert [edge.effect for edge in edges(desk.build([text]))] == [effect]


def test_the_number_of_a_case_that_is_only_referred_to_decides_nothing(desk: Desk) -> None:
    text, proceeding = judgment("甲案", FIRST)
    earlier = text.entity("proceeding", SECOND)
    text.relation("related_proceeding", proceeding, earlier)
    assert [edge.effect for edge in edges(desk.build([text]))] == [Effect.UNKNOWN]


def test_a_text_with_two_numbers_that_disagree_is_unknown(desk: Desk) -> None:
    text, proceeding = judgment("甲案", SECOND)
    joined = text.entity("proceeding", FIRST)
    text.relation("document_of", text.entity("document", "并案"), joined, standing=Standing.RECORDED)
    text.relation("party_to", text.entity("person", "吴某甲"), proceeding)
    assert [edge.effect for edge in edges(desk.build([text]))] == [Effect.UNKNOWN]


def test_the_proceeding_is_looked_up_in_the_statements_own_compartment(desk: Desk) -> None:
    """A number that only a restricted file gives must not firm up what the open text says."""
    text = Record("甲案")
    proceeding = text.entity("proceeding", "某号案件")
    document = text.entity("document", "文书")
    text.relation("document_of", document, proceeding)
    text.relation("party_to", text.entity("person", "吴某甲"), proceeding)
    secret = Record("甲案", compartment=CASE)
    secret.say(proceeding, "proceeding", "case_number", SECOND)
    text.statements[0:1] = []
    text.say(proceeding, "proceeding", "name", "某案")
    assert [edge.effect for edge in edges(desk.build([text, secret]), EVERYONE)] == [Effect.UNKNOWN]


def test_a_register_row_is_in_effect_and_outranks_an_open_finding(desk: Desk) -> None:
    row = Record("91", REGISTER)
    row.relation("legal_representative_of", row.entity("person", "李四"), row.entity("company", "甲乙公司"))
    (edge,) = edges(desk.build([row]))
    assert (edge.standing, edge.effect) == (Standing.RECORDED, Effect.IN_EFFECT)


# Denials and findings against.


def against(record: Record, person: MentionId, company: MentionId, **how: object) -> None:
    record.relation("legal_representative_of", person, company, polarity=Polarity.NEGATIVE, ordinal=7, **how)


def test_a_negative_statement_makes_no_edge_but_counter_evidence(desk: Desk) -> None:
    text, _ = judgment("甲案", FIRST)
    li, company = text.entity("person", "李四"), text.entity("company", "甲乙公司")
    against(text, li, company, asserted_by=AssertedBy.PARTY, standing=Standing.ALLEGED)
    store = desk.build([text])
    edge = state_relation_id(entity_id(li), "legal_representative_of", entity_id(company), "")
    assert edges(store) == []
    told = store.relations(EVERYONE, [edge])[edge]
    assert (told.positive, told.counter) == (0, 1)
    assert {row.polarity for row in store.evidence(EVERYONE, edge)} == {Polarity.NEGATIVE}


@pytest.mark.parametrize(("case_number", "stands"), [(SECOND, False), (FIRST, True)])
def test_only_a_negative_finding_in_effect_takes_an_edge_down(
    desk: Desk, case_number: str, stands: bool
) -> None:
    row = Record("91", REGISTER)
    li, company = row.entity("person", "李四"), row.entity("company", "甲乙公司")
    row.relation("legal_representative_of", li, company)
    text, _ = judgment("甲案", case_number)
    li_here, company_here = text.entity("person", "李四"), text.entity("company", "甲乙公司")
    against(text, li_here, company_here)
    store = desk.build([row, text], [(li, li_here), (company, company_here)])
    assert bool(edges(store)) is stands
    edge = state_relation_id(entity_id(li), "legal_representative_of", entity_id(company), "")
    told = store.relations(EVERYONE, [edge])[edge]
    assert (told.positive, told.counter) == (1, 1)


def test_a_denial_by_a_party_takes_nothing_down_even_on_appeal(desk: Desk) -> None:
    text, _ = judgment("甲案", SECOND)
    li, company = text.entity("person", "李四"), text.entity("company", "甲乙公司")
    text.relation("legal_representative_of", li, company)
    against(text, li, company, asserted_by=AssertedBy.PARTY, standing=Standing.DENIED)
    (edge,) = edges(desk.build([text]))
    assert (edge.positive, edge.counter) == (1, 1)


def test_a_finding_against_counts_only_for_those_who_may_see_it(desk: Desk) -> None:
    row = Record("91", REGISTER)
    li, company = row.entity("person", "李四"), row.entity("company", "甲乙公司")
    row.relation("legal_representative_of", li, company)
    text, _ = judgment("甲案", SECOND, compartment=CASE)
    li_here, company_here = text.entity("person", "李四"), text.entity("company", "甲乙公司")
    against(text, li_here, company_here)
    store = desk.build([row, text], [(li, li_here), (company, company_here)])
    assert len(edges(store, EVERYONE)) == 1
    assert edges(store, CLERK) == []


# Time.


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


def periods(store: SqliteStore) -> list[tuple[str, str, int]]:
    found = [share for delta in store.shares(EVERYONE) for share in delta.relations]
    return sorted((share.since, share.until, share.positive) for share in found)


def test_overlapping_claims_are_one_period_and_a_gap_makes_two(desk: Desk) -> None:
    rows = holding(between("2010", "2012-06"), between("2012-06-30", "2013-05-05"), between("2015-03", None))
    store = desk.build(rows, same_two(rows))
    assert periods(store) == [("2010-01-01", "2013-05-05", 2), ("2015-03-01", "", 1)]
    (edge,) = edges(store)
    assert (edge.since, edge.until, edge.positive) == ("2010-01-01", "", 3)
    assert edges(store, as_of=date(2014, 1, 1)) == []
    assert edges(store, as_of=date(2011, 1, 1))[0].positive == 2


def test_a_claim_without_dates_rules_no_day_out(desk: Desk) -> None:
    rows = holding(between("2010", "2012"), between("2015", "2016"), Interval())
    store = desk.build(rows, same_two(rows))
    assert periods(store) == [("", "", 3)]


def test_before_and_after_rule_out_what_the_vocabulary_of_time_says(desk: Desk) -> None:
    before = Interval(Bound("2010-01-01", Precision.BEFORE), Bound("2012-01-01", Precision.BEFORE))
    after = Interval(Bound("2014-01-01", Precision.AFTER), Bound("2016-01-01", Precision.AFTER))
    rows = holding(before, after)
    store = desk.build(rows, same_two(rows))
    assert periods(store) == [("", "2012-01-01", 1), ("2014-01-01", "", 1)]
    for interval, (since, until, _) in zip((before, after), periods(store), strict=True):
        assert (interval.since.isoformat() if interval.since else "") == since
        assert (interval.until.isoformat() if interval.until else "") == until


def test_the_last_day_of_february_is_known(desk: Desk) -> None:
    rows = holding(between("2019-02", "2020-02"))
    assert periods(desk.build(rows, same_two(rows))) == [("2019-02-01", "2020-02-29", 1)]


# Merging.


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


# Compartments.


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


# Ids that were once given out.


def projected(
    records: Iterable[Record],
    clusters: Iterable[Sequence[MentionId]],
    former: Iterable[Sequence[MentionId]],
    redirected: Iterable[tuple[EntityId, EntityId]] = (),
) -> dict[EntityId, EntityId]:
    connection = views(records, clusters)
    connection.execute("create table before (mention blob, anchor blob)")
    pairs = [(bytes.fromhex(m), bytes.fromhex(group[0])) for group in former for m in group]
    connection.executemany("insert into before values (?, ?)", pairs)
    found: dict[EntityId, EntityId] = {}
    for delta in project(
        connection, build="b2", world_date="", previous_clusters="before", redirected=redirected
    ):
        found |= delta.redirects
    return found


def four() -> tuple[list[Record], list[MentionId]]:
    records = [Record(str(n), REGISTER) for n in range(4)]
    return records, [record.entity("company", f"公司{n}") for n, record in enumerate(records)]


def test_a_merged_id_leads_to_where_its_anchor_lives(desk: Desk) -> None:
    records, (a, b, c, d) = four()
    assert projected(records, [(a, b, c), (d,)], [(a,), (b, c), (d,)]) == {entity_id(b): entity_id(a)}


def test_a_split_leaves_the_id_with_its_anchor(desk: Desk) -> None:
    records, (a, b, c, d) = four()
    assert projected(records, [(a,), (b,), (c,), (d,)], [(a, b, c, d)]) == {}


def test_an_anchor_that_left_the_lake_leads_to_what_is_left_of_its_cluster(desk: Desk) -> None:
    records, (a, b, c, d) = four()
    assert projected(records[1:], [(b, c), (d,)], [(a, c), (b,), (d,)]) == {entity_id(a): entity_id(b)}


def test_an_id_redirected_builds_ago_is_still_remembered(desk: Desk) -> None:
    records, (a, b, c, d) = four()
    long_ago = EntityId("e" + "7" * 32)
    remembered = projected(records, [(a, b), (c,), (d,)], [(b,)], [(long_ago, entity_id(b))])
    assert remembered == {long_ago: entity_id(a), entity_id(b): entity_id(a)}


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
