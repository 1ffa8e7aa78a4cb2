"""The lake's statements as the projection reads them: which bucket, how firm, when held.

A bucket is what a share is made of: 0 for all open compartments together, else the compartment itself. Nothing
that is computed for one bucket looks into another, so no viewer learns of what they may not see.
"""

from collections.abc import Iterator
from typing import Final

import duckdb

from graph.projection.chain import ITEM_PROPERTIES, Chain
from graph.projection.vocabulary import save

BUCKETS: Final = """
create or replace temp table graph_bucket as
select id as compartment, case when bool_and(is_open) then 0 else id end as bucket from compartments group by id;

create or replace temp table graph_record as
select record, compartment, min(source) as source, coalesce(max(source_date::varchar), '') as source_date
from records group by all;
"""

# A compartment that nobody registered is not open. A bound is a day only where it rules days out
# (ontology.times.Interval): `before` as a start and `after` as an end rule out none.
STATEMENTS: Final = """
create or replace temp view graph_plain as
select s.*, coalesce(b.bucket, s.compartment) as bucket,
    coalesce(r.source, '') as source, coalesce(r.source_date, '') as source_date,
    case when s.start is null then 'row' else 'text' end as place,
    case when s.valid_from_precision in ('day', 'month', 'year', 'after')
        then rpad(s.valid_from, 10, case length(s.valid_from) when 4 then '-01-01' else '-01' end) end as since,
    case when s.valid_to_precision in ('day', 'month', 'year', 'before')
        then case length(s.valid_to) when 4 then s.valid_to || '-12-31'
             when 7 then last_day((s.valid_to || '-01')::date)::varchar else s.valid_to end end as until
from statements s
left join graph_bucket b using (compartment)
left join graph_record r using (record, compartment);
"""

# The document's own number: what its `document_of` leads to. Several that disagree leave it unknown.
CASE_NUMBERS: Final = """
create or replace temp table graph_own_proceeding as
select distinct d.record, d.bucket, p.value as case_number
from graph_plain d join graph_plain p
    on p.mention = case when regexp_full_match(d.value, '[0-9a-f]{32}') then unhex(d.value) end
    and p.bucket = d.bucket and p.property = 'case_number' and p.polarity = 'positive'
where d.type = 'document_of' and d.property = 'object' and d.polarity = 'positive';
"""

# What each bucket knows of reviews: its own and the open ones, which all who see it see too. Never the other way round.
REVIEWS: Final = """
create or replace temp view graph_number as
select distinct mention, bucket, value as case_number from graph_plain
where type = 'proceeding' and property = 'case_number' and polarity = 'positive';

create or replace temp table graph_review as
select distinct f.bucket, later.case_number as later, earlier.case_number as earlier, f.property, f.value
from graph_plain f
join graph_plain a on a.mention = f.mention and a.bucket = f.bucket and a.property = 'subject'
join graph_plain b on b.mention = f.mention and b.bucket = f.bucket and b.property = 'object'
join graph_number later on later.bucket = f.bucket
    and later.mention = case when regexp_full_match(a.value, '[0-9a-f]{32}') then unhex(a.value) end
join graph_number earlier on earlier.bucket = f.bucket
    and earlier.mention = case when regexp_full_match(b.value, '[0-9a-f]{32}') then unhex(b.value) end
where f.type = 'related_proceeding' and f.property in ('fate', 'undone_items', 'kept_items', 'touched_items')
    and f.polarity = 'positive' and f.asserted_by = 'court' and f.standing in ('found', 'ordered');
"""

# An order stands by its item: its own mention, and the relations that lead from it.
ITEMS: Final = """
create or replace temp table graph_order_item as
select distinct s.record, s.bucket, s.mention, try_cast(s.value as integer) as item
from graph_plain s where s.type = 'court_order' and s.property = 'item' and s.polarity = 'positive';

create or replace temp table graph_item as
select * from graph_order_item
union
select r.record, r.bucket, r.mention, i.item
from graph_plain r join graph_order_item i on i.record = r.record and i.bucket = r.bucket
    and i.mention = case when regexp_full_match(r.value, '[0-9a-f]{32}') then unhex(r.value) end
where r.type in ('order_in', 'order_on', 'order_for') and r.property = 'subject';

-- What a document quotes of another court has the effect of that court's judgment, not of the document's own.
create or replace temp table graph_quoted as
select record, bucket, mention, min(value) as case_number from graph_plain
where property = 'found_in' and polarity = 'positive' group by all having count(distinct value) = 1;

create or replace temp view graph_numbered_item as
select i.*, p.case_number from graph_item i join (
    select record, bucket, min(case_number) as case_number from graph_own_proceeding
    group by all having count(distinct case_number) = 1
) p using (record, bucket) where i.item is not null;
"""

EFFECTS: Final = """
create or replace temp table graph_record_effect as
select record, bucket, case when count(distinct effect) = 1 then min(effect) else 'unknown' end as effect
from graph_own_proceeding join graph_proceeding_effect using (case_number, bucket) group by all;

create or replace temp table graph_mention_effect as
select i.record, i.bucket, i.mention, e.effect
from graph_numbered_item i join graph_item_effect e using (case_number, bucket, item)
union
select q.record, q.bucket, q.mention, e.effect
from graph_quoted q join graph_quoted_effect e using (case_number, bucket);

create or replace temp view graph_statement as
select s.*, f.effect, f.firm
from (
    select s.*, case c.effect when 'as_proceeding' then coalesce(m.effect, e.effect, 'unknown')
        else c.effect end as became
    from graph_plain s
    join graph_claim_rule c on c.asserted_by = s.asserted_by and c.standing = s.standing and c.place = s.place
    left join graph_record_effect e on e.record = s.record and e.bucket = s.bucket
    left join graph_mention_effect m
        on m.record = s.record and m.bucket = s.bucket and m.mention = s.mention
) s join graph_firm f on f.standing = s.standing and f.effect = s.became;
"""


def load_statements(connection: duckdb.DuckDBPyConnection) -> None:
    """Define `graph_statement` over the lake's views."""
    connection.execute(BUCKETS)
    connection.execute(STATEMENTS)
    connection.execute(CASE_NUMBERS)
    connection.execute(REVIEWS)
    connection.execute(ITEMS)
    chains = _Chains(connection)
    own = _effects(connection, chains, OWN_NUMBERS)
    save(connection, "graph_proceeding_effect", ("case_number", "bucket", "effect"), own)
    items = _item_effects(connection, chains)
    save(connection, "graph_item_effect", ("case_number", "bucket", "item", "effect"), items)
    quoted = _effects(connection, chains, QUOTED_NUMBERS)
    save(connection, "graph_quoted_effect", ("case_number", "bucket", "effect"), quoted)
    connection.execute(EFFECTS)


class _Chains:
    """The chain of proceedings as each bucket may know it: its own reviews and the open ones."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        found = "select bucket, later, earlier, property, value from graph_review"
        self._reviews = connection.execute(found).fetchall()
        self._chains: dict[int, Chain] = {}

    def of(self, bucket: int) -> Chain:
        """The bucket's chain."""
        if bucket not in self._chains:
            known = [row[1:] for row in self._reviews if row[0] in (bucket, OPEN)]
            fates = [(later, earlier, value) for later, earlier, name, value in known if name == "fate"]
            items = [
                (later, earlier, name, int(value))
                for later, earlier, name, value in known
                if name in ITEM_PROPERTIES and value.isdecimal()
            ]
            self._chains[bucket] = Chain.of(fates, items)
        return self._chains[bucket]


OWN_NUMBERS: Final = (
    "select distinct case_number, bucket from graph_own_proceeding order by bucket, case_number"
)
QUOTED_NUMBERS: Final = "select distinct case_number, bucket from graph_quoted order by bucket, case_number"


def _effects(
    connection: duckdb.DuckDBPyConnection, chains: _Chains, numbers: str
) -> Iterator[tuple[str, int, str]]:
    """The effect of each proceeding that the query names, as each bucket may know it."""
    for number, bucket in connection.execute(numbers).fetchall():
        yield number, bucket, str(chains.of(bucket).effect(number))


def _item_effects(
    connection: duckdb.DuckDBPyConnection, chains: _Chains
) -> Iterator[tuple[str, int, int, str]]:
    """The effect of each numbered item of a proceeding's orders."""
    items = connection.execute(
        "select distinct case_number, bucket, item from graph_numbered_item order by all"
    ).fetchall()
    for number, bucket, item in items:
        yield number, bucket, item, str(chains.of(bucket).effect(number, item))


OPEN: Final = 0
"""The bucket of all open compartments."""
