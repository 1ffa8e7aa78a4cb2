"""The lake's statements as the projection reads them: which bucket, how firm, when held.

A bucket is what a share is made of: 0 for all open compartments together, else the compartment itself. Nothing
that is computed for one bucket looks into another, so no viewer learns of what they may not see.
"""

from typing import Final

import duckdb

from graph.projection.effect import effect_of_case_number
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

EFFECTS: Final = """
create or replace temp table graph_record_effect as
select record, bucket, case when count(distinct effect) = 1 then min(effect) else 'unknown' end as effect
from graph_own_proceeding join graph_proceeding_effect using (case_number) group by all;

create or replace temp view graph_statement as
select s.*, f.effect, f.firm
from (
    select s.*, case c.effect when 'as_proceeding' then coalesce(e.effect, 'unknown') else c.effect end as became
    from graph_plain s
    join graph_claim_rule c on c.asserted_by = s.asserted_by and c.standing = s.standing and c.place = s.place
    left join graph_record_effect e on e.record = s.record and e.bucket = s.bucket
) s join graph_firm f on f.standing = s.standing and f.effect = s.became;
"""


def load_statements(connection: duckdb.DuckDBPyConnection) -> None:
    """Define `graph_statement` over the lake's views."""
    connection.execute(BUCKETS)
    connection.execute(STATEMENTS)
    connection.execute(CASE_NUMBERS)
    numbers = connection.execute(
        "select distinct case_number from graph_own_proceeding order by 1"
    ).fetchall()
    effects = ((number, str(effect_of_case_number(number))) for (number,) in numbers)
    save(connection, "graph_proceeding_effect", ("case_number", "effect"), effects)
    connection.execute(EFFECTS)
