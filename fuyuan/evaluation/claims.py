"""One check a kind of claim, over the store as any reader sees it. What the graph cannot show yet is answered no, with
what it lacks: a claim that something must *not* be said is no free point."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fuyuan.evaluation.subjects import Entities, Subjects
from fuyuan.evaluation.verdict import Verdict, missed
from fuyuan.home import Home
from graph.model import Entity, EvidenceRow
from graph.paths import shortest_paths
from ontology.ids import EntityId, RelationId
from ontology.standing import Effect
from ontology.viewer import Viewer

Claim = Mapping[str, Any]

_ANALYSES = {
    "related": "关联企业识别",
    "unrelated": "关联企业识别",
    "mingled": "实质合并审查",
    "separate": "实质合并审查",
}


class Claims:
    """Checks claims against one home's graph."""

    def __init__(self, home: Home, viewer: Viewer, subjects: Subjects) -> None:
        self._home, self._store, self._viewer, self._subjects = home, home.store(), viewer, subjects
        self._checks: dict[str, Callable[[Claim, list[Entities]], Verdict]] = {
            "joined": self._joined,
            "apart": self._apart,
            "offence": self._offence,
            "reversed": self._reversed,
            "path": self._path,
            "shared": self._shared,
        }
        # A relation that was taken down is nobody's neighbour any more; its evidence still has to be there.
        self._offences: defaultdict[EntityId, set[RelationId]] = defaultdict(set)
        for delta in self._store.shares(viewer):
            for share in delta.relations:
                if share.type == "offence":
                    self._offences[share.object].add(share.relation)

    def check(self, claim: Claim) -> Verdict:
        """Found or not; what a later source has to bring is said first."""
        absent = [folder for folder in claim["needs"] if not self._subjects.loaded(folder, claim)]
        if absent:
            return missed(f"来源尚未导入：{'、'.join(absent)}")
        if claim["expect"] not in self._checks:
            return missed(f"还没有这种分析：{_ANALYSES[claim['expect']]}")
        found = [self._subjects.find(subject) for subject in claim["subjects"]]
        unknown = [it.why for it in found if not it.entities]
        if unknown:
            return missed("；".join(dict.fromkeys(unknown)))
        return self._checks[claim["expect"]](claim, [it.entities for it in found])

    def _joined(self, _: Claim, found: list[Entities]) -> Verdict:
        common = set(found[0]).intersection(*found[1:])
        if common:
            return Verdict(True, (found[0][min(common)],))
        return missed("这些提及还是不同的实体", *_one_each(found))

    def _apart(self, _: Claim, found: list[Entities]) -> Verdict:
        ids = [id for each in found for id in each]
        if len(ids) == len(set(ids)):
            return Verdict(True, _one_each(found))
        return missed("不同的人被并为一个实体", *_one_each(found))

    def _path(self, _: Claim, found: list[Entities]) -> Verdict:
        """Each tied to the next by one relation; one entity stands for each subject."""
        chains: list[tuple[list[Entity], list[RelationId]]] = [([it], []) for it in found[0].values()]
        for place, following in enumerate(found[1:], start=1):
            longer = list(self._longer(chains, following))
            if not longer:
                ends = chains[0][0][-1].caption, next(iter(following.values())).caption
                return missed(f"第 {place} 步断开：{ends[0]} 与 {ends[1]} 之间没有关系", *chains[0][0])
            chains = longer
        entities, relations = chains[0]
        return Verdict(True, tuple(entities), tuple(relations))

    def _longer(
        self, chains: list[tuple[list[Entity], list[RelationId]]], following: Entities
    ) -> Iterator[tuple[list[Entity], list[RelationId]]]:
        for entities, relations in chains:
            for entity in following.values():
                relation = self._tie(entities[-1].id, entity.id)
                if relation is not None:
                    yield [*entities, entity], [*relations, relation]

    def _tie(self, one: EntityId, other: EntityId) -> RelationId | None:
        found = shortest_paths(self._store, self._viewer, one, other, hops=1, count=1).paths
        return found[0].relations[0][0] if found else None

    def _shared(self, _: Claim, found: list[Entities]) -> Verdict:
        """The first subject's entity that all others are tied to."""
        for hub in found[0].values():
            ties = [[self._tie(hub.id, id) for id in each] for each in found[1:]]
            relations = [next((it for it in each if it), None) for each in ties]
            if all(relations):
                return Verdict(True, (hub, *_one_each(found[1:])), tuple(it for it in relations if it))
        return missed("没有一个实体与其余各项都相连", *_one_each(found))

    def _offence(self, claim: Claim, found: list[Entities]) -> Verdict:
        defendants, proceedings = found
        said = [id for it in proceedings for id in sorted(self._offences[it])]
        relations = self._store.relations(self._viewer, said)
        for relation in relations.values():
            if relation.subject not in defendants or claim["offence"] not in relation.qualifiers:
                continue
            if any(self._says_so(row, claim) for row in self._store.evidence(self._viewer, relation.id)):
                ends = defendants[relation.subject], proceedings[relation.object]
                return Verdict(True, ends, (relation.id,))
        return missed(
            f"没有以这句话为依据的「{claim['offence']}」（{claim['standing']}，{claim['polarity']}）"
        )

    def _says_so(self, row: EvidenceRow, claim: Claim) -> bool:
        """This standing and polarity, resting on the very sentence."""
        if (row.standing, row.polarity) != (claim["standing"], claim["polarity"]) or row.start is None:
            return False
        version = self._home.lake_version(self._store.build_info().build)
        document = self._home.lake.document(row.record, as_of=version)
        begin = document.text.find(claim["sentence"]) if document else -1
        while document and begin >= 0:
            if begin <= row.start and (row.end or 0) <= begin + len(claim["sentence"]):
                return True
            begin = document.text.find(claim["sentence"], begin + 1)
        return False

    def _reversed(self, _: Claim, found: list[Entities]) -> Verdict:
        """The later proceeding is tied to the earlier one, and what that one held no longer has effect."""
        first, second = found
        tied = next(((a, b) for a, b in _pairs(first, second) if self._tie(a.id, b.id)), None)
        if tied is None:
            return missed("两审案件之间没有关系", *_one_each(found))
        ids = self._offences[tied[0].id]
        near = self._store.neighbours(self._viewer, [tied[0].id]).relations
        around = [*self._store.relations(self._viewer, ids).values(), *near]
        undone = [it.id for it in around if it.effect is Effect.REVERSED]
        if undone:
            return Verdict(True, tied, tuple(undone))
        return missed("两审案件相连，但一审所认定的尚未标为已被撤销", *tied)


def _one_each(found: list[Entities]) -> tuple[Entity, ...]:
    return tuple(next(iter(each.values())) for each in found)


def _pairs(first: Entities, second: Entities) -> Iterator[tuple[Entity, Entity]]:
    for a in first.values():
        for b in second.values():
            yield a, b
