"""How the visible shares of one thing become the one thing a viewer sees.

Pure rules, stated once for both stores. Each is a union, a sum or a maximum under a total order, so neither the
order of shares nor anything hidden can change a result. The test oracle has its own slow version of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from graph.model import Entity, EntityShare, Properties, Relation, RelationShare, Value
from ontology.ids import EntityId
from ontology.standing import Effect, Standing, firmness
from ontology.vocabulary import vocabulary


def merge_entity(id: EntityId, shares: Sequence[EntityShare]) -> Entity:
    """The entity that these shares, at least one, make together."""
    type_name = merged_type((share.type, share.mentions) for share in shares)
    properties = merge_properties(type_name, [share.properties for share in shares])
    return Entity(id, type_name, caption(type_name, properties), properties)


def merged_type(votes: Iterable[tuple[str, int]]) -> str:
    """The most specific type stated; between unrelated ones the most stated, then the first of the vocabulary."""
    counted: dict[str, int] = {}
    for name, mentions in votes:
        counted[name] = counted.get(name, 0) + mentions
    if len(counted) == 1:
        return next(iter(counted))
    kinds = vocabulary().entities
    leaves = [t for t in counted if not any(o != t and kinds[o].is_a(t) for o in counted)]
    order = {name: place for place, name in enumerate(kinds)}
    return min(leaves, key=lambda name: (-counted[name], order[name]))


def merge_properties(type_name: str, groups: Sequence[Properties]) -> Properties:
    """Union of the values, in schema order of their properties, then by name."""
    known = _places(type_name)
    names = {name for group in groups for name, values in group.items() if values}
    ordered = sorted(names, key=lambda name: (known.get(name, len(known)), name))
    return {name: merge_values([v for g in groups for v in g.get(name, ())]) for name in ordered}


@cache
def _places(type_name: str) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(vocabulary()[type_name].properties)}


def merge_values(values: Sequence[Value]) -> tuple[Value, ...]:
    """Equal values as one: counts summed, the firmest claim, the newest date; in `value_order`."""
    if len(values) < 2:
        return tuple(values)
    merged: dict[str, Value] = {}
    for value in values:
        known = merged.get(value.value)
        merged[value.value] = value if known is None else _joined(known, value)
    return value_order(merged.values())


def _joined(one: Value, other: Value) -> Value:
    firm = max(one, other, key=lambda v: firmness(v.effect, v.standing))
    newest = max(one.source_date, other.source_date)
    return Value(one.value, one.count + other.count, firm.standing, firm.effect, newest)


def value_order(values: Iterable[Value]) -> tuple[Value, ...]:
    """Firmest first, then newest source date, then most stated, then by code point: a total order, so the first
    value is the one to show and does not depend on arrival."""
    by_text = sorted(values, key=lambda v: v.value)
    by_text.sort(key=lambda v: (firmness(v.effect, v.standing), v.source_date, v.count), reverse=True)
    return tuple(by_text)


def caption(type_name: str, properties: Properties) -> str:
    """First value of the first caption property that has one; else what kind of thing it is."""
    kind = vocabulary()[type_name]
    for name in kind.caption:
        if properties.get(name):
            return properties[name][0].value
    return kind.label.zh


def overlaps(one: RelationShare, other: RelationShare) -> bool:
    """Whether the two periods may share a day."""
    return _not_after(one.since, other.until) and _not_after(other.since, one.until)


def _not_after(since: str, until: str) -> bool:
    return not since or not until or since <= until


def on_day(shares: Iterable[RelationShare], as_of: date | None) -> list[RelationShare]:
    """The shares whose period does not rule the day out; all of them where no day is asked."""
    if as_of is None:
        return list(shares)
    day = as_of.isoformat()
    return [s for s in shares if _not_after(s.since, day) and _not_after(day, s.until)]


def standing_shares(shares: Sequence[RelationShare]) -> list[RelationShare]:
    """Those that make an edge: claimed, and not taken down in an overlapping period."""
    down = [share for share in shares if share.taken_down]
    return [s for s in shares if s.positive > 0 and not any(overlaps(s, d) for d in down)]


def merge_relation(shares: Sequence[RelationShare]) -> Relation:
    """The relation these shares, at least one, make together. Standing, effect and period are those of the shares
    that stand, or of all where none does."""
    first = shares[0]
    telling = standing_shares(shares) or shares
    standing, effect = firmest((share.standing, share.effect) for share in telling)
    return Relation(
        id=first.relation,
        type=first.type,
        subject=first.subject,
        object=first.object,
        qualifiers=first.qualifiers,
        properties=merge_properties(first.type, [share.properties for share in shares]),
        standing=standing,
        effect=effect,
        positive=sum(share.positive for share in shares),
        counter=sum(share.counter for share in shares),
        since=_hull(min, [share.since for share in telling]),
        until=_hull(max, [share.until for share in telling]),
    )


def firmest(claims: Iterable[tuple[Standing, Effect]]) -> tuple[Standing, Effect]:
    """Effect ranks first, then standing."""
    return max(claims, key=lambda claim: firmness(claim[1], claim[0]))


def _hull(outermost: Callable[[list[str]], str], days: list[str]) -> str:
    """Empty as soon as one share rules no day out."""
    return outermost(days) if all(days) else ""
