"""Mentions in, clusters and reasons out: the linkage run over the lake's views.

Reads `statements`, `compartments` and `first_seen` of a DuckDB connection; writes two Parquet files that the
projection and the explanation read. A compartment flagged secret links only within itself: its keys carry its id.
The anchor of a cluster is its first-seen member, so an entity keeps its id while the cluster grows.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from linkage.cluster import UNIQUE, Link, Refusal, chain, cluster, void_names
from linkage.keys import KeyRule, key_rules
from ontology.ids import MentionId
from ontology.vocabulary import Kind, vocabulary

CLUSTERS = "clusters.parquet"
"""mention BLOB, anchor BLOB, type VARCHAR: every current entity mention, singletons included."""
LINKS = "links.parquet"
"""left BLOB, right BLOB, rule, key, weight, refused (null, or why): the reasons."""


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What a run found; `refused` links are kept for people to look at."""

    mentions: int
    entities: int
    links: int
    refused: int


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mention, the secret compartment it is confined to (0 if none), one key of it, and where that is its own."""

    mention: MentionId
    realm: int
    rule: KeyRule
    key: str
    place: str | None = None


def link(connection: duckdb.DuckDBPyConnection, folder: Path) -> LinkReport:
    """Cluster all current mentions and write CLUSTERS and LINKS into `folder` (which exists)."""
    keyed = list(_keyed(connection))
    identities = _identities(keyed)
    links = list(_links(keyed, identities))
    merged, refused = cluster(links, identities)
    anchors = _anchors(connection, merged)
    mentions, entities = _write_clusters(connection, anchors, folder / CLUSTERS)
    _write_links(links, refused, folder / LINKS)
    return LinkReport(mentions, entities, len(links), len(refused))


def _keyed(connection: duckdb.DuckDBPyConnection) -> Iterator[Keyed]:
    """Every key of every mention, rule by rule; a value is normalised once however many mentions hold it."""
    for rule in key_rules():
        rows = connection.execute(
            """
            select s.value, b.value, list(distinct (lower(hex(s.mention)), case when c.is_secret then c.id else 0 end))
            from statements s left join compartments c on c.id = s.compartment
            left join (select mention, min(value) as value from statements
                       where property = $beside and polarity = 'positive' group by mention) b on b.mention = s.mention
            where s.property = $property and s.type in (select unnest($types)) and s.polarity = 'positive'
            group by s.value, b.value
            """,
            {"property": rule.property, "types": sorted(rule.types), "beside": rule.beside or ""},
        ).fetchall()
        for value, beside, holders in rows:
            key, place = rule.key(value), rule.place(beside)
            if key is None or (place is None and rule.needs_place(key)):
                continue
            whole = f"{place}\x1f{key}" if rule.needs_place(key) else key
            for mention, realm in holders:
                yield Keyed(MentionId(mention), realm, rule, whole, None if rule.stands_alone(key) else place)


def _identities(keyed: list[Keyed]) -> Mapping[MentionId, dict[str, str]]:
    """Valid unique values by mention. Two valid ones on one mention: the lesser, so that order does not matter."""
    found: dict[MentionId, dict[str, str]] = defaultdict(dict)
    for each in keyed:
        name = each.rule.property
        if name in UNIQUE and each.key <= found[each.mention].get(name, each.key):
            found[each.mention][name] = each.key
    return found


def _links(keyed: list[Keyed], identities: Mapping[MentionId, dict[str, str]]) -> Iterator[Link]:
    holders: dict[tuple[KeyRule, int], dict[str, list[MentionId]]] = defaultdict(lambda: defaultdict(list))
    for each in _placed(keyed):
        holders[each.rule, each.realm][each.key].append(each.mention)
    for (rule, _), by_key in holders.items():
        void = void_names(by_key, identities, rule.void_if_two) if rule.void_if_two else set()
        for key, mentions in by_key.items():
            if key not in void and len(mentions) > 1:
                yield from chain(rule.name, key, rule.weight, mentions)


def _placed(keyed: list[Keyed]) -> Iterator[Keyed]:
    """A number that two banks have is two numbers; who does not say which bank's, is then neither."""
    places: dict[tuple[KeyRule, int, str], set[str]] = defaultdict(set)
    for each in keyed:
        if each.place is not None:
            places[each.rule, each.realm, each.key].add(each.place)
    shared = {key for key, found in places.items() if len(found) > 1}
    for each in keyed:
        if (each.rule, each.realm, each.key) not in shared or each.rule.stands_alone(each.key):
            yield each
        elif each.place is not None:
            yield replace(each, key=f"{each.place}\x1f{each.key}")


def _anchors(
    connection: duckdb.DuckDBPyConnection, merged: list[list[MentionId]]
) -> dict[MentionId, MentionId]:
    """First-seen member (ties by hash) of each cluster, for every member."""
    members = pa.table(
        {"mention": pa.array([bytes.fromhex(m) for group in merged for m in group], pa.binary())}
    )
    connection.register("clustered", members)
    rows = connection.execute(
        "select lower(hex(mention)), seen from first_seen semi join clustered using (mention)"
    )
    seen = dict(rows.fetchall())
    connection.unregister("clustered")
    anchors: dict[MentionId, MentionId] = {}
    for group in merged:
        anchor = min(group, key=lambda mention: (seen[mention], mention))
        anchors.update(dict.fromkeys(group, anchor))
    return anchors


def _write_clusters(
    connection: duckdb.DuckDBPyConnection, anchors: Mapping[MentionId, MentionId], path: Path
) -> tuple[int, int]:
    table = {
        "mention": pa.array([bytes.fromhex(m) for m in anchors], pa.binary()),
        "anchor": pa.array([bytes.fromhex(a) for a in anchors.values()], pa.binary()),
    }
    entity_types = [name for name, each in vocabulary().entities.items() if each.kind is Kind.ENTITY]
    connection.register("anchors", pa.table(table))
    rows = connection.sql(
        """
        select m.mention, coalesce(a.anchor, m.mention) as anchor, m.type
        from (select mention, min(type) as type from statements
              where type in (select unnest($types)) group by mention) m
        left join anchors a using (mention) order by 1
        """,
        params={"types": entity_types},
    )
    rows.write_parquet(str(path), compression="zstd")
    connection.unregister("anchors")
    mentions, entities = (
        connection.read_parquet(str(path)).aggregate("count(*), count(distinct anchor)").fetchall()[0]
    )
    return mentions, entities


def _write_links(links: list[Link], refused: list[Refusal], path: Path) -> None:
    why = {each.link: f"{each.property} {each.values[0]} ≠ {each.values[1]}" for each in refused}
    ordered = sorted(links, key=lambda each: (each.left, each.right, each.rule))
    table = pa.table(
        {
            "left": pa.array([bytes.fromhex(each.left) for each in ordered], pa.binary()),
            "right": pa.array([bytes.fromhex(each.right) for each in ordered], pa.binary()),
            "rule": pa.array([each.rule for each in ordered], pa.string()),
            "key": pa.array([each.key for each in ordered], pa.string()),
            "weight": pa.array([each.weight for each in ordered], pa.int32()),
            "refused": pa.array([why.get(each) for each in ordered], pa.string()),
        }
    )
    pq.write_table(table, path, compression="zstd")
