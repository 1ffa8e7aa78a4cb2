"""Clusters from links, refusing any merge that would put two different people under one roof.

Links are taken firmest first, ties by mention, so any order of arrival gives the same partition; a whole
component is recomputed each time, never extended. A cluster may hold at most one value of each property in
`UNIQUE`: a link that would break that is refused and kept with its reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ontology.ids import MentionId

UNIQUE: Final = ("credit_code", "id_number", "local_number")
"""Properties of which one thing has one valid value: two of them are two things."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions that share a key, `left` < `right`; `key` is the rule's normalised value."""

    left: MentionId
    right: MentionId
    rule: str
    key: str
    weight: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A link that was not followed, and the two values that forbid it."""

    link: Link
    property: str
    values: tuple[str, str]


Identity = Mapping[str, str]
"""Valid values of UNIQUE properties that a mention carries."""


@dataclass(slots=True)
class _Roof:
    """One growing cluster: its members and the unique values they brought."""

    members: list[MentionId]
    identity: dict[str, str]


def cluster(
    links: Iterable[Link], identities: Mapping[MentionId, Identity]
) -> tuple[list[list[MentionId]], list[Refusal]]:
    """Clusters of two or more mentions (members sorted, clusters by least member) and the refused links."""
    roofs: dict[MentionId, _Roof] = {}
    refused: list[Refusal] = []
    for link in sorted(links, key=lambda each: (-each.weight, each.left, each.right, each.rule)):
        left, right = (_roof(mention, roofs, identities) for mention in (link.left, link.right))
        if left is right:
            continue
        conflict = _conflict(left, right)
        if conflict is None:
            _join(left, right, roofs)
        else:
            refused.append(Refusal(link, *conflict))
    distinct = {id(roof): roof for roof in roofs.values()}
    merged = [sorted(roof.members) for roof in distinct.values() if len(roof.members) > 1]
    return sorted(merged), refused


def _roof(
    mention: MentionId, roofs: dict[MentionId, _Roof], identities: Mapping[MentionId, Identity]
) -> _Roof:
    if mention not in roofs:
        roofs[mention] = _Roof([mention], dict(identities.get(mention, {})))
    return roofs[mention]


def _conflict(left: _Roof, right: _Roof) -> tuple[str, tuple[str, str]] | None:
    for name in UNIQUE:
        one, other = left.identity.get(name), right.identity.get(name)
        if one is not None and other is not None and one != other:
            return name, (one, other)
    return None


def _join(left: _Roof, right: _Roof, roofs: dict[MentionId, _Roof]) -> None:
    """Smaller under larger, so that a hub of n mentions costs n log n."""
    large, small = (left, right) if len(left.members) >= len(right.members) else (right, left)
    large.members.extend(small.members)
    large.identity.update(small.identity)
    for mention in small.members:
        roofs[mention] = large


def chain(rule: str, key: str, weight: int, holders: Iterable[MentionId]) -> Iterable[Link]:
    """Links that tie all holders of a key together, each to the least one: n − 1, not n²."""
    ordered = sorted(set(holders))
    return [Link(ordered[0], other, rule, key, weight) for other in ordered[1:]]


def void_names(
    names: Mapping[str, Iterable[MentionId]], codes: Mapping[MentionId, Identity], code: str
) -> set[str]:
    """Names held by mentions with two different valid codes: such a name identifies nobody."""
    held: dict[str, set[str]] = defaultdict(set)
    for name, holders in names.items():
        held[name].update(codes[m][code] for m in holders if code in codes.get(m, {}))
    return {name for name, values in held.items() if len(values) > 1}
