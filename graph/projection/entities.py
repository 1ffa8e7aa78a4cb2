"""Entities: whose mentions they are, of what type, with which values; a share a bucket.

A mention that linkage has not seen yet stands for itself, and so keeps its id when linkage has.
"""

from typing import Final

MEMBERS: Final = """
create or replace temp table graph_member as
select s.mention, s.bucket, min(s.type) as type, coalesce(any_value(c.anchor), s.mention) as entity
from (select distinct mention, bucket, type from graph_plain) s
join graph_type t on t.type = s.type and t.kind = 'entity'
left join clusters c on c.mention = s.mention
group by s.mention, s.bucket;
"""

# The most specific types stated; among those the one most mentions speak for, then the vocabulary's order.
ENTITIES: Final = """
create or replace temp table graph_entity as
with vote as (select entity, bucket, type, count(*) as mentions from graph_member group by all),
general as (
    select v.entity, v.bucket, l.ancestor as type from vote v join graph_lineage l on l.type = v.type
)
select v.entity, v.bucket, arg_min(v.type, (case when g.type is null then 0 else 1 end, -v.mentions, t.place)) as type,
    sum(v.mentions)::bigint as mentions
from vote v join graph_type t on t.type = v.type
left join (select distinct * from general) g on g.entity = v.entity and g.bucket = v.bucket and g.type = v.type
group by v.entity, v.bucket;
"""

VALUES: Final = """
create or replace temp table graph_entity_value as
select m.entity, s.bucket, s.property, s.value, count(*) as stated, max(s.firm) as firm,
    max(s.source_date) as source_date
from graph_statement s join graph_member m on m.mention = s.mention and m.bucket = s.bucket
where s.polarity = 'positive' group by all;
"""

SHARES: Final = """
select e.entity, e.bucket, e.type, e.mentions, v.property, v.value, v.stated, v.firm, v.source_date
from graph_entity e left join graph_entity_value v on v.entity = e.entity and v.bucket = e.bucket
order by e.entity, e.bucket
"""
