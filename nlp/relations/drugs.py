"""Relations of drug cases in one stretch of text: the patterns of nlp.ties, what follows of them, what the model adds.

Both look at passages. A pair of names stands in one relation; where patterns and model differ the pattern counts,
for it shows the very words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from nlp.model import Fact
from nlp.relations.model import RelationModel, Stated
from nlp.relations.one_defendant import contradicted, of_one_defendant
from nlp.relations.passages import LONGEST, Name, Passage, Place, passage, stretches
from nlp.ties import Match

KINDS = {"person": "P", "drug": "D"}
TYPES = ("sell_drugs_to", "traffic_in", "provide_shelter_for", "possess")
"""In the order in which a pair that could stand in several is said to stand in one."""
THRESHOLD = 0.4
"""Probability from which the model taught by patterns says a relation; it adds what they leave."""
_DEALING = re.compile("贩|出售|卖给")


def read_passages(
    shadow: str, facts: Sequence[Fact], start: int, end: int
) -> Iterator[tuple[int, Passage, dict[Place, int]]]:
    """Passages that name two things and speak of drugs: start, the passage, and which fact stands where."""
    first = bisect_left(facts, start, key=lambda f: f.found.start)
    last = bisect_left(facts, end, key=lambda f: f.found.start)
    named = [(i, facts[i]) for i in range(first, last) if facts[i].type in KINDS]
    at = 0
    for begins, ends in stretches(shadow, start, end):
        while at < len(named) and named[at][1].found.start < begins:
            at += 1
        own = []
        while at < len(named) and named[at][1].found.end <= ends:
            own.append(named[at])
            at += 1
        if len(own) > 1 and (any(f.type == "drug" for _, f in own) or "毒" in shadow[begins:ends]):
            places = {(f.found.start - begins, f.found.end - begins): i for i, f in own}
            kinds = [(a, b, KINDS[facts[i].type]) for (a, b), i in places.items()]
            yield begins, passage(shadow[begins:ends], kinds), places


def modelled(
    model: RelationModel, shadow: str, facts: Sequence[Fact], start: int, end: int
) -> Iterator[tuple[Stated, int, int, Place]]:
    """What the model says: the relation, places of subject and object in `facts`, and the sentence that says it."""
    for begins, read, places in read_passages(shadow, facts, start, end):
        for stated in model.stated(read, THRESHOLD):
            first, last = min(stated.subject, stated.object), max(stated.subject, stated.object)
            sentence = begins + read.sentence_place(first[0])[0], begins + read.sentence_place(last[1] - 1)[1]
            yield stated, places[stated.subject], places[stated.object], sentence


def weighed(
    matches: Iterable[Match], shadow: str, facts: Sequence[Fact], start: int, end: int
) -> tuple[list[Match], list[Match]]:
    """Of the patterns' matches those that no passage about one defendant speaks against, and what follows there."""
    found = list(settled(matches, shadow, facts))
    against: set[Match] = set()
    follows: list[Match] = []
    for begins, read, places in read_passages(shadow, facts, start, end):
        first = bisect_left(found, begins, key=lambda m: m[3])
        last = bisect_left(found, begins + len(read.text), key=lambda m: m[3])
        named = {m: _said(m, facts) for m in found[first:last]}
        doubted = contradicted(read, one_each(named.values()))
        against |= {m for m, (name, one, other) in named.items() if doubted.get((one, other)) == name}
        said = one_each(stated for m, stated in named.items() if m not in against)
        for name, one, other in of_one_defendant(read, said):
            follows.append(_shown(name, read, begins, places, (one, other)))
    return [m for m in found if m not in against], follows


def _said(match: Match, facts: Sequence[Fact]) -> tuple[str, str, str]:
    return match[0], facts[match[1]].found.value, facts[match[2]].found.value


def _shown(name: str, read: Passage, begins: int, places: dict[Place, int], pair: tuple[Name, Name]) -> Match:
    """The match that shows from the last mention of the subject before the first of the object to that."""
    object_ = read.places[pair[1]][0]
    subject = max((p for p in read.places[pair[0]] if p < object_), default=read.places[pair[0]][0])
    first, last = min(subject, object_), max(subject, object_)
    sentences = begins + read.sentence_place(first[0])[0], begins + read.sentence_place(last[1] - 1)[1]
    return name, places[subject], places[object_], *sentences, (begins + first[0], begins + last[1])


def settled(matches: Iterable[Match], shadow: str, facts: Sequence[Fact]) -> Iterator[Match]:
    """What is found on a dealer counts as dealt in; on others it is possession, unless the passage is of dealing.

    全国法院毒品犯罪审判工作座谈会纪要 (武汉会议纪要, 法〔2015〕129号): drugs found on a trafficker are as a
    rule of the trafficking. Where somebody deals and nobody says who holds for whom, nothing is said.
    """
    kept = list(matches)
    dealing = [(m[1], m[3]) for m in kept if m[0] in ("sell_drugs_to", "traffic_in")]
    dealers = {(facts[i].found.value, start // LONGEST) for i, start in dealing}
    for match in kept:
        name, where = facts[match[1]].found.value, match[3] // LONGEST
        if match[0] != "possess":
            yield match
        elif {(name, where), (name, where - 1), (name, where + 1)} & dealers:
            yield ("traffic_in", *match[1:])
        elif not _DEALING.search(shadow, max(0, match[3] - LONGEST // 2), match[4] + LONGEST // 2):
            yield match


def one_each(said: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """The type of each pair of names; of several the first in TYPES."""
    found: dict[tuple[str, str], str] = {}
    for name, subject, object_ in said:
        pair = (subject, object_)
        if name in TYPES and (pair not in found or TYPES.index(name) < TYPES.index(found[pair])):
            found[pair] = name
    return found
