"""A small fictional city: who stands in it, and how its shares are written down."""

from collections.abc import Iterable

from graph.model import (
    EntityShare,
    EvidenceRow,
    GraphDelta,
    RelationShare,
    Value,
)
from graph.store.interface import GraphStore
from ontology.ids import (
    EntityId,
    MentionId,
    RecordId,
    StatementId,
    digest,
    entity_id,
    state_relation_id,
)
from ontology.standing import AssertedBy, Effect, Polarity, Standing
from ontology.viewer import OPEN, Viewer

CASE, OTHER_CASE = 41, 42
EVERYONE = Viewer(frozenset({OPEN}), "u1")
CLERK = Viewer(frozenset({OPEN, CASE}), "u2")
STRANGER = Viewer(frozenset({OTHER_CASE}), "u3")


def somebody(name: str) -> EntityId:
    return entity_id(MentionId(digest(name)))


FACTORY, SHOP, ZHANG, WANG, COURT = map(somebody, ("厂", "店", "张伟", "王五", "法院"))


def share(
    entity: EntityId, type_name: str, *names: str, compartment: int = OPEN, **properties: str
) -> EntityShare:
    values = {"name": tuple(value(name) for name in names)}
    return EntityShare(
        entity, compartment, type_name, values | {k: (value(v),) for k, v in properties.items()}
    )


def value(text: str, *, count: int = 1, effect: Effect = Effect.UNKNOWN, source_date: str = "") -> Value:
    return Value(text, count, Standing.RECORDED, effect, source_date)


def represents(
    person: EntityId,
    company: EntityId,
    *,
    compartment: int = OPEN,
    positive: int = 1,
    counter: int = 0,
    standing: Standing = Standing.RECORDED,
    effect: Effect = Effect.UNKNOWN,
    taken_down: bool = False,
    since: str = "",
    until: str = "",
) -> RelationShare:
    name = "legal_representative_of"
    return RelationShare(
        relation=state_relation_id(person, name, company, ""),
        compartment=compartment,
        type=name,
        subject=person,
        object=company,
        qualifiers=("",),
        properties={},
        positive=positive,
        counter=counter,
        standing=standing,
        effect=effect,
        taken_down=taken_down,
        since=since,
        until=until,
    )


def statement(
    owner: EntityId, text: str, *, compartment: int = OPEN, standing: Standing, source_date: str
) -> EvidenceRow:
    mention = MentionId(digest(text))
    return EvidenceRow(
        owner=owner,
        compartment=compartment,
        statement=StatementId(f"{mention}.{digest(text)[:16]}"),
        mention=mention,
        property="name",
        value=text,
        record=RecordId(digest("record", text)),
        start=10,
        end=12,
        column=None,
        extractor="invented@1",
        confidence=0.5,
        asserted_by=AssertedBy.COURT,
        standing=standing,
        effect=Effect.UNKNOWN,
        polarity=Polarity.POSITIVE,
        source="invented",
        source_date=source_date,
    )


def city() -> GraphDelta:
    """Open: Zhang represents the factory. In one case: Wang represents the shop, and Zhang has another name."""
    return GraphDelta(
        "b1",
        "2024-05-06",
        (
            share(FACTORY, "company", "甲乙机械制造有限公司", credit_code="91110000MA00000001"),
            share(SHOP, "company", "甲乙商店"),
            share(ZHANG, "person", "张伟"),
            share(ZHANG, "person", "张伟", "张大伟", compartment=CASE),
            share(WANG, "person", "王五", compartment=CASE),
        ),
        (represents(ZHANG, FACTORY), represents(WANG, SHOP, compartment=CASE)),
    )


class Stories:
    """What every group of stories needs: a store filled with deltas, the first as a build, the others as increments."""

    def opened(self, deltas: Iterable[GraphDelta]) -> GraphStore:
        raise NotImplementedError
