"""The projection on drawn lakes: neither the order of arrival nor anything hidden changes what comes out."""

import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.canonical import canonical_hash
from graph.model import EntityShare, GraphDelta, RelationShare
from graph.projection import build, project
from graph.store.sqlite import SqliteStore
from ontology.ids import MentionId
from ontology.standing import AssertedBy, Polarity, Standing
from ontology.times import UNKNOWN_INTERVAL, Bound, Interval
from ontology.viewer import OPEN, Viewer
from tests.graph.conformance import answers
from tests.graph.invented import COURT, REGISTER, Record, views
from tests.graph.oracle import OracleStore

RESTRICTED = (41, 42)
INTERVALS = (
    UNKNOWN_INTERVAL,
    Interval(Bound.of("2010"), Bound.of("2012-06")),
    Interval(Bound.of("2012-05"), Bound()),
    Interval(Bound.of("2015"), Bound.of("2016")),
)


@dataclass(frozen=True)
class Said:
    """What one drawn record says: somebody, a company and a case, and how they are tied."""

    person: str
    company: str
    case_number: str
    source: str
    compartment: int
    source_date: str
    asserted_by: AssertedBy
    standing: Standing
    polarity: Polarity
    valid: Interval
    role: str

    def record(self, number: int) -> Record:
        record = Record(f"记录{number}", self.source, self.compartment, self.source_date)
        how = {"asserted_by": self.asserted_by, "standing": self.standing, "polarity": self.polarity}
        person = record.entity("person", self.person)
        company = record.entity("branch" if self.company.endswith("分公司") else "company", self.company)
        proceeding = record.entity("proceeding", self.case_number)
        record.relation("document_of", record.entity("document", "文书"), proceeding)
        record.relation("legal_representative_of", person, company, valid=self.valid, **how)
        record.relation("party_to", company, proceeding, properties={"role": self.role}, **how)
        return record


said = st.builds(
    Said,
    st.sampled_from(["张伟", "李四"]),
    st.sampled_from(["甲乙公司", "甲乙分公司", "丙丁公司"]),
    st.sampled_from(["（2021）京01刑终12号", "（2020）京0101刑初3号"]),
    st.sampled_from([COURT, REGISTER]),
    st.sampled_from([1, 2, *RESTRICTED]),
    st.sampled_from(["2020-01-01", "2024-05-06", ""]),
    st.sampled_from([AssertedBy.COURT, AssertedBy.PARTY, AssertedBy.REGISTER]),
    st.sampled_from([Standing.FOUND, Standing.ALLEGED, Standing.RECORDED]),
    st.sampled_from(Polarity),
    st.sampled_from(INTERVALS),
    st.sampled_from(["原告", "被告"]),
)


@dataclass(frozen=True)
class Drawn:
    """A lake and how its mentions were put together."""

    records: Sequence[Record]
    clusters: Sequence[Sequence[MentionId]]

    def seen_by(self, viewer: Viewer) -> list[Record]:
        return [r for r in self.records if viewer.sees(OPEN if r.compartment in (1, 2) else r.compartment)]


@st.composite
def lakes(draw: st.DrawFn) -> Drawn:
    """Mentions of one type are put into at most three clusters, whatever their names. A record may have come twice,
    into two compartments, and then its mentions and statements bear the same ids in both."""
    numbered = draw(
        st.lists(
            st.tuples(st.integers(0, 3), said),
            min_size=1,
            max_size=6,
            unique_by=lambda each: (each[0], each[1].source, each[1].compartment),
        )
    )
    records = [each.record(number) for number, each in numbered]
    mentions = {s.mention: s.type for r in records for s in r.statements if s.property != "subject"}
    groups: dict[tuple[str, int], list[MentionId]] = {}
    for mention, kind in sorted(mentions.items()):
        kind = "company" if kind == "branch" else kind
        groups.setdefault((kind, draw(st.integers(0, 2))), []).append(mention)
    return Drawn(records, [draw(st.permutations(group)) for group in groups.values()])


viewers = st.sets(st.sampled_from([OPEN, *RESTRICTED])).map(lambda seen: Viewer(frozenset(seen), "u1"))
EVERYTHING = Viewer(frozenset({OPEN, *RESTRICTED}), "u1")


@contextmanager
def built(
    records: Iterable[Record], clusters: Iterable[Sequence[MentionId]], shuffle: int | None = None
) -> Iterator[SqliteStore]:
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config={"threads": 1}) as connection:
        views(records, clusters, restricted=RESTRICTED, connection=connection)
        if shuffle is not None:
            connection.execute(f"select setseed({shuffle / 100})").fetchall()
            for table in ("statements", "records", "clusters", "compartments"):
                connection.execute(
                    f"create or replace table {table} as select * from {table} order by random()"
                )
        build(connection, Path(folder) / "graph.sqlite", build="b1", world_date="2024-01-01")
        store = SqliteStore(Path(folder) / "graph.sqlite")
        try:
            yield store
        finally:
            store.close()


@pytest.mark.slow
@settings(max_examples=25)
@given(lakes(), st.integers(0, 99))
def test_any_order_of_arrival_gives_the_same_graph(drawn: Drawn, seed: int) -> None:
    records = list(drawn.records)
    random.Random(seed).shuffle(records)
    with built(drawn.records, drawn.clusters) as one, built(records, drawn.clusters, seed) as other:
        assert canonical_hash(one, EVERYTHING) == canonical_hash(other, EVERYTHING)
        assert list(one.shares(EVERYTHING)) == list(other.shares(EVERYTHING)), "ids and order too"


@pytest.mark.slow
@settings(max_examples=25)
@given(lakes(), viewers)
def test_a_viewers_graph_is_that_of_their_statements_alone(drawn: Drawn, viewer: Viewer) -> None:
    with built(drawn.records, drawn.clusters) as whole, built(drawn.seen_by(viewer), drawn.clusters) as own:
        assert canonical_hash(whole, viewer) == canonical_hash(own, viewer)
        people = [e for delta in own.shares(viewer) for e in {s.entity for s in delta.entities}]
        assert whole.neighbours(viewer, people) == own.neighbours(viewer, people)
        assert whole.entities(viewer, people) == own.entities(viewer, people)
        assert whole.counts(viewer) == own.counts(viewer)
        for text in ("张", "甲乙", "公司", "京01"):
            assert whole.search(viewer, text) == own.search(viewer, text)


@pytest.mark.slow
@settings(max_examples=25)
@given(lakes())
def test_which_mention_is_the_anchor_changes_ids_and_nothing_else(drawn: Drawn) -> None:
    turned = [list(reversed(group)) for group in drawn.clusters]
    with built(drawn.records, drawn.clusters) as one, built(drawn.records, turned) as other:
        assert canonical_hash(one, EVERYTHING) == canonical_hash(other, EVERYTHING)


@pytest.mark.slow
@settings(max_examples=20)
@given(lakes(), viewers)
def test_the_file_of_a_build_answers_as_the_oracle_with_its_deltas(drawn: Drawn, viewer: Viewer) -> None:
    connection = views(drawn.records, drawn.clusters, restricted=RESTRICTED)
    oracle = OracleStore(project(connection, build="b1", world_date="2024-01-01"))
    connection.close()
    with built(drawn.records, drawn.clusters) as store:
        assert answers(store, viewer) == answers(oracle, viewer)
        people = {s.entity for s in oracle.entity_shares}
        assert store.neighbours(viewer, people) == oracle.neighbours(viewer, people)


def shares_of(store: SqliteStore) -> GraphDelta:
    deltas = list(store.shares(EVERYTHING))
    return GraphDelta(
        "b1",
        "",
        tuple(s for d in deltas for s in d.entities),
        tuple(s for d in deltas for s in d.relations),
        tuple(s for d in deltas for s in d.evidence),
    )


def changed(share: EntityShare | RelationShare, **fields: object) -> EntityShare | RelationShare:
    return type(share)(**{name: getattr(share, name) for name in share.__slots__} | fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"standing": Standing.DENIED},
        {"positive": 9},
        {"counter": 1},
        {"taken_down": True},
        {"since": "2001-01-01"},
        {"qualifiers": ("x",)},
        {"compartment": 41},
        {"type": "party_to"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_canonical_hash_tells_graphs_apart(change: dict[str, object]) -> None:
    one = Said(
        "张伟", "甲乙公司", "（2021）京01刑终12号", COURT, 1, "", AssertedBy.COURT, Standing.FOUND, Polarity.POSITIVE,
        UNKNOWN_INTERVAL, "被告",
    )  # fmt: skip
    with built([one.record(0)], []) as store:
        delta = shares_of(store)
    first, *others = [s for s in delta.relations if s.type == "legal_representative_of"]
    rest = [s for s in delta.relations if s.type != "legal_representative_of"]
    turned = GraphDelta(
        "b2",
        "",
        delta.entities,
        (changed(first, **change), *others, *rest),
        delta.evidence,  # type: ignore[arg-type]
    )
    same = GraphDelta("b2", "2030-01-01", delta.entities[::-1], delta.relations[::-1], delta.evidence[::-1])
    assert canonical_hash(OracleStore([same]), EVERYTHING) == canonical_hash(OracleStore([delta]), EVERYTHING)
    assert canonical_hash(OracleStore([turned]), EVERYTHING) != canonical_hash(
        OracleStore([delta]), EVERYTHING
    )
