"""Graphs drawn by hypothesis: few ids and few values, so that shares, redirects and periods collide often."""

from hypothesis import strategies as st

from graph.model import EntityShare, EvidenceRow, GraphDelta, RelationShare, Value
from ontology.ids import EntityId, MentionId, RecordId, RelationId, StatementId, digest
from ontology.standing import AssertedBy, Effect, Polarity, Standing
from ontology.viewer import OPEN, Viewer

RESTRICTED = (5, 2**62 + 11)
COMPARTMENTS = (OPEN, *RESTRICTED)
DAYS = ("", "2010-01-01", "2012-06-30", "2015-12-31")
TYPES = ("person", "company", "branch", "court", "legal_entity", "proceeding")
EDGES = 6
RELATIONS = ("legal_representative_of", "party_to", "branch_of", "offence")


def entity(number: int) -> EntityId:
    return EntityId("e" + digest("entity", str(number)))


def relation(number: int) -> RelationId:
    return RelationId("r" + digest("relation", str(number)))


ENTITIES = tuple(entity(n) for n in range(8))
FORMER = tuple(entity(n) for n in range(100, 104))
names = st.sampled_from(
    [
        "张伟",
        "张 伟",
        "张大伟",
        "王五",
        "甲乙公司",
        "甲乙公司分公司",
        "ＡＢ贸易",
        "ab贸易",
        "（2021）京01刑终12号",
        "9111",
        "A\"B' |-",
    ]
)
standings, effects = st.sampled_from(Standing), st.sampled_from(Effect)
compartments = st.sampled_from(COMPARTMENTS)
values = st.builds(
    Value, names, st.integers(1, 3), standings, effects, st.sampled_from(["", "2020-01-01", "2021-05"])
)
properties = st.dictionaries(
    st.sampled_from(["name", "case_number", "masked_name", "credit_code", "address"]),
    st.lists(values, max_size=3, unique_by=lambda v: v.value).map(tuple),
    max_size=3,
)
entity_shares = st.builds(
    EntityShare,
    st.sampled_from(ENTITIES),
    compartments,
    st.sampled_from(TYPES),
    properties,
    st.integers(1, 3),
)


@st.composite
def relation_shares(draw: st.DrawFn) -> RelationShare:
    """What identifies a relation follows from its number, as its id does."""
    number = draw(st.integers(0, EDGES - 1))
    since, until = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
    if until:
        since, until = sorted([since, until])
    against = draw(st.integers(0, 2))
    return RelationShare(
        relation=relation(number),
        compartment=draw(compartments),
        type=RELATIONS[number % 4],
        subject=ENTITIES[number % 5],
        object=ENTITIES[(number * 3 + 1) % 8],
        qualifiers=("", "被告")[: number % 3],
        properties=draw(properties),
        positive=draw(st.integers(0 if against else 1, 2)),
        counter=against,
        standing=draw(standings),
        effect=draw(effects),
        taken_down=bool(against) and draw(st.booleans()),
        since=since,
        until=until,
    )


@st.composite
def evidence_rows(draw: st.DrawFn) -> EvidenceRow:
    mention = MentionId(digest("mention", str(draw(st.integers(0, 3)))))
    property_ = draw(st.sampled_from(["name", "subject"]))
    start = draw(st.sampled_from([None, 3]))
    return EvidenceRow(
        owner=draw(st.sampled_from([*ENTITIES[:3], *(relation(n) for n in range(3))])),
        compartment=draw(compartments),
        statement=StatementId(f"{mention}.{draw(st.integers(0, 3)):016x}"),
        mention=mention,
        property=property_,
        value=mention if property_ == "subject" else draw(names),
        record=RecordId(digest("record")),
        start=start,
        end=None if start is None else 5,
        column=None if start is not None else "名称",
        extractor=draw(st.sampled_from(["a@1", "b@2"])),
        confidence=draw(st.sampled_from([0.5, 1.0])),
        asserted_by=draw(st.sampled_from(AssertedBy)),
        standing=draw(standings),
        effect=draw(effects),
        polarity=draw(st.sampled_from(Polarity)),
        source="来源",
        source_date=draw(st.sampled_from(DAYS)),
    )


@st.composite
def deltas(draw: st.DrawFn, build: str = "b1", *, forget: bool = False) -> GraphDelta:
    """One delta: a share each (id, compartment), several periods of a relation, moves from ids nobody has."""
    moved = draw(st.lists(st.sampled_from(FORMER), unique=True, max_size=2))
    most = 2 if forget else 0
    gone = st.lists(st.tuples(st.sampled_from(ENTITIES), compartments), max_size=most).map(tuple)
    numbers = st.integers(0, EDGES - 1).map(relation)
    gone_relations = st.lists(st.tuples(numbers, compartments), max_size=most).map(tuple)
    return GraphDelta(
        build,
        "2024-01-01",
        tuple(
            draw(
                st.lists(
                    entity_shares, min_size=4, max_size=14, unique_by=lambda s: (s.entity, s.compartment)
                )
            )
        ),
        tuple(draw(st.lists(relation_shares(), max_size=14))),
        tuple(
            draw(
                st.lists(
                    evidence_rows(), max_size=6, unique_by=lambda r: (r.owner, r.compartment, r.statement)
                )
            )
        ),
        draw(gone),
        draw(gone_relations),
        {old: draw(st.sampled_from(ENTITIES)) for old in moved},
    )


viewers = st.sets(compartments).map(lambda seen: Viewer(frozenset(seen), "u1"))
