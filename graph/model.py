"""What the graph holds and hands out: shares going in, what a viewer sees coming out.

The stored unit is a *share*: one row per (entity or relation, compartment) with its own properties and evidence.
Readers union the shares a viewer may see and merge them by the rules in `graph.merge`, so an answer equals that
of a graph built from the viewer's compartments alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.ids import EntityId, MentionId, RecordId, RelationId, StatementId
from ontology.standing import AssertedBy, Effect, Polarity, Standing

BuildId = str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property: how many statements say so, the firmest of them, and the newest source date
    (ISO, empty if unknown). Negative statements make no value."""

    value: str
    count: int
    standing: Standing
    effect: Effect
    source_date: str = ""


Properties = Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class EntityShare:
    """What one compartment says of an entity. `mentions` counts the mentions behind it: where shares disagree
    on the type and neither is a kind of the other, the one more mentions speak for wins."""

    entity: EntityId
    compartment: int
    type: str
    properties: Properties
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class RelationShare:
    """What one compartment says of a relation during one period. Claims whose validity overlaps form one period;
    a post held twice has two, and then the same (relation, compartment) comes as several shares of one delta.
    Type, ends and qualifiers are the relation's identity and equal in all its shares.

    `since`/`until` are ISO days, empty where no day is ruled out; `qualifiers` are the identity-bearing property
    values in schema order, empty where not stated. `positive` and `counter` count the claims for and against.
    A share whose claims are all against makes no edge, and one that is `taken_down` (a negative finding in
    effect) takes down every share of the relation whose period it overlaps; the evidence stays."""

    relation: RelationId
    compartment: int
    type: str
    subject: EntityId
    object: EntityId
    qualifiers: tuple[str, ...]
    properties: Properties
    positive: int
    counter: int
    standing: Standing
    effect: Effect
    taken_down: bool = False
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One statement behind an entity or a relation: a reference into the lake, never the text itself."""

    owner: EntityId | RelationId
    compartment: int
    statement: StatementId
    mention: MentionId
    property: str
    value: str
    record: RecordId
    start: int | None
    end: int | None
    column: str | None
    extractor: str
    confidence: float
    asserted_by: AssertedBy
    standing: Standing
    effect: Effect
    polarity: Polarity
    source: str
    source_date: str


@dataclass(frozen=True, slots=True)
class GraphDelta:
    """One atomic change. The shares or an owner's evidence named here replace what stood under the same
    (id, compartment); `gone` ones disappear first, with their evidence. `redirects` maps former entity ids to
    where their anchor mention lives now; an id with a share here is no longer redirected. An owner's evidence
    names each statement once a compartment. All of it becomes visible at once, under `build`."""

    build: BuildId
    world_date: str
    entities: tuple[EntityShare, ...] = ()
    relations: tuple[RelationShare, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    gone_entities: tuple[tuple[EntityId, int], ...] = ()
    gone_relations: tuple[tuple[RelationId, int], ...] = ()
    redirects: Mapping[EntityId, EntityId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as one viewer sees it."""

    id: EntityId
    type: str
    caption: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as one viewer sees it; `positive` and `counter` count the visible claims for and against,
    `since`/`until` span the periods in which it stands."""

    id: RelationId
    type: str
    subject: EntityId
    object: EntityId
    qualifiers: tuple[str, ...]
    properties: Properties
    standing: Standing
    effect: Effect
    positive: int
    counter: int
    since: str
    until: str


class Direction(StrEnum):
    """Which end of the relation the start entity is: `out` subject, `in` object."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Exactness(StrEnum):
    """How a search text met a value; ranks before type and name, never corpus statistics (they leak)."""

    EXACT = "exact"
    PREFIX = "prefix"
    CONTAINS = "contains"


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result: the entity and the visible value that matched."""

    entity: Entity
    property: str
    value: str
    exactness: Exactness


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits in rank order; `truncated` when more visible ones matched than the limit."""

    hits: tuple[Hit, ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Relations around the asked entities and the entities at both their ends; `truncated` names the asked
    entities whose visible relations were cut by the degree cap."""

    relations: tuple[Relation, ...]
    entities: Mapping[EntityId, Entity]
    truncated: frozenset[EntityId]


@dataclass(frozen=True, slots=True)
class Step:
    """One relation away from an entity, and the entity there."""

    relation: RelationId
    to: EntityId


@dataclass(frozen=True, slots=True)
class Steps:
    """Ways out of the asked entities, ids only, in the order of `neighbours`; `truncated` as there."""

    steps: Mapping[EntityId, tuple[Step, ...]]
    truncated: frozenset[EntityId]


@dataclass(frozen=True, slots=True)
class NeighbourCount:
    """How many visible relations of a type, in a direction, lead to neighbours of a type."""

    relation: str
    direction: Direction
    neighbour_type: str
    count: int


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """Which build answers, and the world date it was built for."""

    build: BuildId
    world_date: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Visible entities and relations by type."""

    entities: Mapping[str, int]
    relations: Mapping[str, int]
