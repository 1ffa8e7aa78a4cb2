"""Every id ever issued resolves: to the cluster in which its anchor mention lives now.

An anchor whose record is gone from the lake has no cluster; its id then follows what is left of the cluster it
stood for: the least member that still lives. The previous build's clusters name the ids it issued, its redirects
those of the builds before.
"""

from collections.abc import Iterable
from typing import Final

import duckdb

from graph.projection.vocabulary import save
from ontology.ids import EntityId

FORMER: Final = """
create or replace temp table graph_former as select mention, anchor from {clusters}
union select unhex(substr(mention, 2)), unhex(substr(anchor, 2)) from graph_redirected
"""

REDIRECTS: Final = """
with home as (
    select mention, any_value(entity) as entity from graph_member group by mention
), heir as (
    select f.anchor, arg_min(h.entity, h.mention) as entity
    from graph_former f join home h on h.mention = f.mention group by f.anchor
), issued as (
    select distinct anchor as id from graph_former
)
select i.id, coalesce(h.entity, r.entity) as entity
from issued i left join home h on h.mention = i.id left join heir r on r.anchor = i.id
where coalesce(h.entity, r.entity) <> i.id order by i.id
"""


def load_former(
    connection: duckdb.DuckDBPyConnection,
    previous_clusters: str | None,
    redirected: Iterable[tuple[EntityId, EntityId]],
) -> None:
    """`graph_former` (mention, anchor): whom each id ever issued stood for."""
    save(connection, "graph_redirected", ("anchor", "mention"), redirected)
    name = "clusters where false" if previous_clusters is None else _quoted(previous_clusters)
    connection.execute(FORMER.format(clusters=name))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
