"""What a passage says of two names, as features: how they stand to each other, which words stand around them.

Those of every pair of places count for the pair of names, so it does not matter which of several mentions an annotator
would have linked.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nlp.lexicon import table
from nlp.relations.passages import Name, Passage
from nlp.relations.surroundings import Surroundings, Together, Traits, bucket

_TOPICS: list[str] = table("drug_relations")["topics"]
FAR = "far"
"""The only feature of places with too much between them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names: the features that hold anywhere, and what their places say, by which of the two stands before."""

    subject: Name
    object: Name
    common: frozenset[str]
    forward: Together
    backward: Together

    @property
    def kind(self) -> str:
        """PP for two persons, PD for a person and a drug: each kind has its own features."""
        return self.subject[1] + self.object[1]

    def features(self) -> set[str]:
        """All of them."""
        said = {*self.common, *self.forward.written("F"), *self.backward.written("B")}
        return {f"{self.kind}:{feature}" for feature in said}


def pairs(passage: Passage, traits: Traits | None = None) -> Iterator[Pair]:
    """Every pair of names with its features; of two persons each direction, which share what stands around them.

    `traits` numbers what places say; those of a model leave out what it does not know.
    """
    topics = [f"doc:{word}" for word in _TOPICS if word in passage.text]
    defendants = sum("D" in roles for roles in passage.roles.values())
    about = [
        f"ndef{min(defendants, 3)}",
        f"nP{min(len(passage.persons), 5)}",
        f"nD{min(len(passage.drugs), 4)}",
    ]
    rank = {name: min(i, 4) for i, name in enumerate(passage.persons)}
    around = Surroundings(passage, Traits() if traits is None else traits)
    seen: dict[tuple[Name, Name], Together] = {}
    for one, other in passage.pairs():
        if (one, other) not in seen:
            seen[one, other], seen[other, one] = around.of(one, other)
        forward, backward = seen[one, other], seen[other, one]
        far = [FAR] if forward.far or backward.far else []
        common = {*about, *topics, *far, *_standing(passage, rank, one, other, topics)}
        yield Pair(one, other, frozenset(common), forward, backward)


def _standing(
    passage: Passage, rank: dict[Name, int], one: Name, other: Name, topics: list[str]
) -> Iterator[str]:
    roles = f"{passage.roles[one]}|{passage.roles.get(other, '')}"
    yield from (f"rank{rank[one]}", f"ra{passage.roles[one]}", f"rab{roles}")
    yield f"n{bucket(len(passage.places[one]))}"
    if other in rank:
        yield from (f"rankb{rank[other]}", f"rr{rank[one]}{rank[other]}", f"rb{passage.roles[other]}")
    yield from (f"{roles}&{topic}" for topic in topics)
