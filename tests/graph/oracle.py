"""The graph store as lists and loops: slow, obvious, and sharing no rule with the real ones.

Whatever it answers is read off the definitions in the protocol, so where a store differs, one of the two is wrong.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from graph.model import (
    BuildInfo,
    Counts,
    Direction,
    Entity,
    EntityShare,
    EvidenceRow,
    Exactness,
    GraphDelta,
    Hit,
    NeighbourCount,
    Neighbourhood,
    Relation,
    RelationShare,
    SearchPage,
    Step,
    Steps,
    Value,
)
from ontology.ids import EntityId, RelationId
from ontology.standing import Effect, Standing
from ontology.viewer import Viewer
from ontology.vocabulary import PropertyType, vocabulary

FIRMEST_EFFECT = [Effect.IN_EFFECT, Effect.UNKNOWN, Effect.NOT_IN_EFFECT, Effect.REVERSED]
FIRMEST_STANDING = [
    Standing.ORDERED,
    Standing.FOUND,
    Standing.RECORDED,
    Standing.ADMITTED,
    Standing.ALLEGED,
    Standing.DENIED,
]


def weakness(claim: Value | RelationShare | Relation | EvidenceRow) -> tuple[int, int]:
    return FIRMEST_EFFECT.index(claim.effect), FIRMEST_STANDING.index(claim.standing)


class OracleStore:
    """A graph in memory."""

    def __init__(self, deltas: Iterable[GraphDelta] = ()) -> None:
        self.entity_shares: list[EntityShare] = []
        self.relation_shares: list[RelationShare] = []
        self.evidence_rows: list[EvidenceRow] = []
        self.moved: dict[EntityId, EntityId] = {}
        self.info = BuildInfo("", "")
        self.apply(deltas)

    def apply(self, deltas: Iterable[GraphDelta]) -> None:
        for delta in deltas:
            self.info = BuildInfo(delta.build, delta.world_date)
            self._forget(delta)
            self.moved.update(delta.redirects)
            for share in delta.entities:
                self.moved.pop(share.entity, None)
            self.entity_shares += delta.entities
            self.relation_shares += delta.relations
            self.evidence_rows += delta.evidence

    def _forget(self, delta: GraphDelta) -> None:
        gone: set[tuple[str, int]] = {*delta.gone_entities, *delta.gone_relations}
        entities = gone | {(s.entity, s.compartment) for s in delta.entities}
        relations = gone | {(s.relation, s.compartment) for s in delta.relations}
        evidence = gone | {(row.owner, row.compartment) for row in delta.evidence}
        self.entity_shares = [s for s in self.entity_shares if (s.entity, s.compartment) not in entities]
        self.relation_shares = [
            s for s in self.relation_shares if (s.relation, s.compartment) not in relations
        ]
        self.evidence_rows = [r for r in self.evidence_rows if (r.owner, r.compartment) not in evidence]

    def build_info(self) -> BuildInfo:
        return self.info

    def resolve(self, entity: EntityId) -> EntityId:
        while entity in self.moved:
            entity = self.moved[entity]
        return entity

    def entities(self, viewer: Viewer, ids: Collection[EntityId]) -> dict[EntityId, Entity]:
        found = {self.resolve(id): self._entity(viewer, self.resolve(id)) for id in ids}
        return {id: entity for id, entity in found.items() if entity is not None}

    def _entity(self, viewer: Viewer, id: EntityId) -> Entity | None:
        shares = [s for s in self.entity_shares if s.entity == id and viewer.sees(s.compartment)]
        if not shares:
            return None
        type_name = pick_type(shares)
        properties = union([dict(s.properties) for s in shares])
        return Entity(id, type_name, pick_caption(type_name, properties), properties)

    def _all_entities(self, viewer: Viewer) -> list[Entity]:
        found = [self._entity(viewer, id) for id in sorted({s.entity for s in self.entity_shares})]
        return [entity for entity in found if entity is not None]

    def relations(self, viewer: Viewer, ids: Collection[RelationId]) -> dict[RelationId, Relation]:
        found = {id: self._relation(viewer, id, None) for id in ids}
        return {id: relation for id, relation in found.items() if relation is not None}

    def _shares_of(self, viewer: Viewer, id: RelationId, as_of: date | None) -> list[RelationShare]:
        return [
            s
            for s in self.relation_shares
            if s.relation == id
            and viewer.sees(s.compartment)
            and self._entity(viewer, s.subject) is not None
            and self._entity(viewer, s.object) is not None
            and (as_of is None or days_meet((s.since, s.until), (as_of.isoformat(), as_of.isoformat())))
        ]

    def _relation(self, viewer: Viewer, id: RelationId, as_of: date | None) -> Relation | None:
        shares = self._shares_of(viewer, id, as_of)
        if not shares:
            return None
        telling = [s for s in shares if stands(s, shares)] or shares
        firm = sorted(telling, key=weakness)[0]
        return Relation(
            id=id,
            type=shares[0].type,
            subject=shares[0].subject,
            object=shares[0].object,
            qualifiers=shares[0].qualifiers,
            properties=union([dict(s.properties) for s in shares]),
            standing=firm.standing,
            effect=firm.effect,
            positive=sum(s.positive for s in shares),
            counter=sum(s.counter for s in shares),
            since="" if any(s.since == "" for s in telling) else min(s.since for s in telling),
            until="" if any(s.until == "" for s in telling) else max(s.until for s in telling),
        )

    def _edges(self, viewer: Viewer, as_of: date | None = None) -> list[Relation]:
        edges = []
        for id in sorted({s.relation for s in self.relation_shares}):
            shares = self._shares_of(viewer, id, as_of)
            if any(stands(s, shares) for s in shares):
                relation = self._relation(viewer, id, as_of)
                assert relation is not None
                edges.append(relation)
        return edges

    def search(
        self, viewer: Viewer, text: str, *, types: Collection[str] = (), limit: int = 20
    ) -> SearchPage:
        needle = folded(text)
        hits = (
            [hit for e in self._all_entities(viewer) if (hit := meet(e, needle)) is not None]
            if needle
            else []
        )
        hits = [hit for hit in hits if not types or any(vocabulary()[hit.entity.type].is_a(t) for t in types)]
        known = list(vocabulary().entities)
        sought = ["subject", "account", "case", "record", "paper"]
        classes = [Exactness.EXACT, Exactness.PREFIX, Exactness.CONTAINS]
        hits.sort(
            key=lambda h: (
                classes.index(h.exactness), sought.index(vocabulary()[h.entity.type].sought_as),
                known.index(h.entity.type), met(folded(h.entity.caption), needle) != h.exactness,
                h.entity.caption, h.entity.id
            )
        )  # fmt: skip
        return SearchPage(tuple(hits[:limit]), len(hits) > limit)

    def neighbours(
        self,
        viewer: Viewer,
        ids: Collection[EntityId],
        *,
        types: Collection[str] = (),
        direction: Direction = Direction.BOTH,
        as_of: date | None = None,
        degree_cap: int = 200,
    ) -> Neighbourhood:
        kept, cut = self._around(viewer, ids, types, direction, as_of, degree_cap)
        relations = {relation.id: relation for each in kept.values() for relation in each}
        ends = {end for r in relations.values() for end in (r.subject, r.object)}
        ordered = sorted(relations.values(), key=lambda r: (r.type, r.id))
        return Neighbourhood(tuple(ordered), self.entities(viewer, sorted(ends)), cut)

    def steps(
        self,
        viewer: Viewer,
        ids: Collection[EntityId],
        *,
        types: Collection[str] = (),
        direction: Direction = Direction.BOTH,
        as_of: date | None = None,
        degree_cap: int = 200,
    ) -> Steps:
        kept, cut = self._around(viewer, ids, types, direction, as_of, degree_cap)
        return Steps(
            {
                id: tuple(Step(r.id, r.object if r.subject == id else r.subject) for r in relations)
                for id, relations in kept.items()
            },
            cut,
        )

    def _around(
        self,
        viewer: Viewer,
        ids: Collection[EntityId],
        types: Collection[str],
        direction: Direction,
        as_of: date | None,
        cap: int,
    ) -> tuple[dict[EntityId, list[Relation]], frozenset[EntityId]]:
        edges = [
            edge
            for edge in self._edges(viewer, as_of)
            if not types or any(vocabulary()[edge.type].is_a(t) for t in types)
        ]
        edges.sort(key=lambda edge: (weakness(edge), edge.type, edge.id))
        found: dict[EntityId, list[Relation]] = {}
        for id in self.entities(viewer, ids):
            out = [e for e in edges if e.subject == id] if direction is not Direction.IN else []
            into = [e for e in edges if e.object == id] if direction is not Direction.OUT else []
            found[id] = [edge for edge in edges if edge in out or edge in into]
        cut = frozenset(id for id, relations in found.items() if len(relations) > cap)
        return {id: relations[:cap] for id, relations in found.items()}, cut

    def neighbour_counts(self, viewer: Viewer, entity: EntityId) -> tuple[NeighbourCount, ...]:
        me = self.resolve(entity)
        counted: dict[tuple[str, Direction, str], int] = {}
        for edge in self._edges(viewer):
            for here, there, direction in (
                (edge.subject, edge.object, Direction.OUT),
                (edge.object, edge.subject, Direction.IN),
            ):
                other = self._entity(viewer, there)
                if here == me and other is not None:
                    key = (edge.type, direction, other.type)
                    counted[key] = counted.get(key, 0) + 1
        return tuple(NeighbourCount(*key, counted[key]) for key in sorted(counted))

    def among(self, viewer: Viewer, ids: Collection[EntityId]) -> tuple[Relation, ...]:
        wanted = {self.resolve(id) for id in ids}
        inside = [e for e in self._edges(viewer) if e.subject in wanted and e.object in wanted]
        return tuple(sorted(inside, key=lambda edge: (edge.type, edge.id)))

    def evidence(
        self, viewer: Viewer, owner: EntityId | RelationId, *, limit: int = 500
    ) -> tuple[EvidenceRow, ...]:
        owner = self.resolve(EntityId(owner))
        rows = [r for r in self.evidence_rows if r.owner == owner and viewer.sees(r.compartment)]
        rows.sort(key=lambda row: (row.statement, row.compartment))
        rows.sort(key=lambda row: row.source_date, reverse=True)
        rows.sort(key=weakness)
        return tuple(rows[:limit])

    def counts(self, viewer: Viewer) -> Counts:
        entities = [entity.type for entity in self._all_entities(viewer)]
        relations = [relation.type for relation in self._edges(viewer)]
        return Counts(
            {t: entities.count(t) for t in sorted(set(entities))},
            {t: relations.count(t) for t in sorted(set(relations))},
        )

    def shares(self, viewer: Viewer) -> Iterator[GraphDelta]:
        relations = [
            share for share in self.relation_shares if share in self._shares_of(viewer, share.relation, None)
        ]
        yield GraphDelta(
            self.info.build,
            self.info.world_date,
            tuple(s for s in self.entity_shares if viewer.sees(s.compartment)),
            tuple(relations),
            tuple(r for r in self.evidence_rows if viewer.sees(r.compartment)),
        )

    def redirects(self) -> Iterator[tuple[EntityId, EntityId]]:
        return iter([(old, self.resolve(old)) for old in sorted(self.moved)])

    def close(self) -> None:
        pass


def stands(share: RelationShare, shares: list[RelationShare]) -> bool:
    """Claimed by somebody, and no finding against it holds in its period."""
    period = (share.since, share.until)
    return share.positive > 0 and not any(
        other.taken_down and days_meet(period, (other.since, other.until)) for other in shares
    )


def days_meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    first = max(one[0] or "0000-01-01", other[0] or "0000-01-01")
    last = min(one[1] or "9999-12-31", other[1] or "9999-12-31")
    return first <= last


def union(groups: list[dict[str, tuple[Value, ...]]]) -> dict[str, tuple[Value, ...]]:
    """All values of each property; those with the same text are one."""
    merged: dict[str, tuple[Value, ...]] = {}
    for name in {name for group in groups for name in group}:
        values = [value for group in groups for value in group.get(name, ())]
        if values:
            texts = {value.value for value in values}
            merged[name] = ordered([one([v for v in values if v.value == text]) for text in texts])
    return merged


def one(same: list[Value]) -> Value:
    firm = sorted(same, key=weakness)[0]
    newest = sorted(value.source_date for value in same)[-1]
    return Value(same[0].value, sum(v.count for v in same), firm.standing, firm.effect, newest)


def ordered(values: list[Value]) -> tuple[Value, ...]:
    values = sorted(values, key=lambda v: v.value)
    values = sorted(values, key=lambda v: v.count, reverse=True)
    values = sorted(values, key=lambda v: v.source_date, reverse=True)
    return tuple(sorted(values, key=weakness))


def pick_type(shares: list[EntityShare]) -> str:
    words = vocabulary().entities
    stated = {share.type for share in shares}
    specific = [t for t in stated if not [o for o in stated if o != t and t in words[o].ancestors]]
    weights = {t: sum(s.mentions for s in shares if s.type == t) for t in specific}
    heaviest = [t for t in specific if weights[t] == max(weights.values())]
    return next(t for t in words if t in heaviest)


def pick_caption(type_name: str, properties: dict[str, tuple[Value, ...]]) -> str:
    for name in vocabulary()[type_name].caption:
        for value in properties.get(name, ()):
            return value.value
    return vocabulary()[type_name].label.zh


def folded(text: str) -> str:
    """NFKC says half width for the letters, signs and spaces that these tests write; spaces mean nothing."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def meet(entity: Entity, needle: str) -> Hit | None:
    """The most exact value; of equals the first property of the schema, then the first value."""
    found: list[tuple[int, Hit]] = []
    words = vocabulary()[entity.type].properties
    for name in [*words, *sorted(set(entity.properties) - set(words))]:
        for value in entity.properties.get(name, ()):
            text = folded(value.value)
            if searchable(name) and needle in text:
                exactness = met(text, needle)
                assert exactness is not None
                place = [Exactness.EXACT, Exactness.PREFIX, Exactness.CONTAINS].index(exactness)
                found.append((place, Hit(entity, name, value.value, exactness)))
    return min(found, key=lambda each: each[0])[1] if found else None


def met(text: str, needle: str) -> Exactness | None:
    if text == needle:
        return Exactness.EXACT
    if text.startswith(needle):
        return Exactness.PREFIX
    return Exactness.CONTAINS if needle in text else None


def searchable(name: str) -> bool:
    kinds = (PropertyType.NAME, PropertyType.IDENTIFIER)
    return any(
        name in kind.properties and kind.properties[name].type in kinds
        for kind in vocabulary().entities.values()
    )
