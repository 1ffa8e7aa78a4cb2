"""Relations: a mention's two ends brought to their entities, and its claims merged by type, ends and qualifiers.

A state relation is one edge whatever the number of mentions; an event keeps an edge a mention. Claims for it whose
validity overlaps form one period, claims against it form periods of their own, and a finding against it that is
in effect takes down what it overlaps.
"""

from typing import Final

ENDS: Final = """
create or replace temp table graph_ends as
select s.mention, s.bucket, s.type, any_value(t.kind) as kind,
    max(s.value) filter (s.property = 'subject') as subject,
    max(s.value) filter (s.property = 'object') as object,
    max(s.value) filter (q.place = 0) as q0, max(s.value) filter (q.place = 1) as q1,
    max(s.value) filter (q.place = 2) as q2, max(s.value) filter (q.place = 3) as q3
from graph_plain s join graph_type t on t.type = s.type and t.kind in ('state', 'event')
left join graph_qualifier q on q.type = s.type and q.property = s.property
where s.property in ('subject', 'object') or q.place is not null
group by s.mention, s.bucket, s.type;
"""

# Where an end's mention is in no cluster it stands for itself, as in `graph_member`.
EDGES: Final = """
create or replace temp table graph_edge as
with packed as (
    select * exclude (subject, object),
        case when regexp_full_match(subject, '[0-9a-f]{32}') then unhex(subject) end as s,
        case when regexp_full_match(object, '[0-9a-f]{32}') then unhex(object) end as o
    from graph_ends
), placed as (
    select p.* exclude (s, o, q0, q1, q2, q3),
        coalesce(cs.anchor, p.s) as subject, coalesce(co.anchor, p.o) as object,
        list_slice([coalesce(replace(q, chr(31), ' '), '') for q in [q0, q1, q2, q3]], 1, t.qualifiers) as qualifiers
    from packed p join graph_type t using (type)
    left join clusters cs on cs.mention = p.s left join clusters co on co.mention = p.o
)
select *,
    case when subject is null or object is null then 'incomplete'
         when subject = object then 'self_loop'
         when subject not in (select entity from graph_entity) or object not in (select entity from graph_entity)
         then 'dangling' end as dropped,
    case kind when 'event' then mention else unhex(substr(sha256(concat_ws(chr(31),
        'e' || lower(hex(subject)), type, 'e' || lower(hex(object)),
        case when len(qualifiers) > 0 then array_to_string(qualifiers, chr(31)) end)), 1, 32)) end as relation
from placed;
"""

CLAIMS: Final = """
create or replace temp table graph_claim as
select e.relation, s.bucket, s.mention, s.polarity = 'negative' as against, s.asserted_by, s.standing,
    max(s.firm) as firm, max(s.since) as since, min(s.until) as until,
    bool_or(s.polarity = 'negative' and s.standing in ('found', 'ordered') and s.effect = 'in_effect') as down
from graph_statement s join graph_edge e on e.mention = s.mention and e.bucket = s.bucket and e.dropped is null
where s.property in ('subject', 'object')
group by e.relation, s.bucket, s.mention, against, s.asserted_by, s.standing;
"""

# Overlapping claims are one period: a new one begins where a claim starts after everything before it has ended.
# Most relations have no dates at all, and then need no window.
PERIODS: Final = """
create or replace temp table graph_period as
with dated as (
    select distinct relation, bucket, against from graph_claim where since is not null or until is not null
), reached as (
    select c.*, max(coalesce(until, '9999-12-31')) over (
        partition by relation, bucket, against order by coalesce(since, ''), coalesce(until, '9999-12-31')
        rows between unbounded preceding and 1 preceding) as reach
    from graph_claim c semi join dated using (relation, bucket, against)
)
select * exclude (reach), (sum(case when since > reach then 1 else 0 end) over (
    partition by relation, bucket, against order by coalesce(since, ''), coalesce(until, '9999-12-31')
    rows between unbounded preceding and current row))::integer as period
from reached
union all
select *, 0 as period from graph_claim anti join dated using (relation, bucket, against);
"""

VALUES: Final = """
create or replace temp table graph_relation_value as
with own as (
    select mention, bucket, any_value(relation) as relation, min(period) as period
    from graph_period where not against group by mention, bucket
), value as (
    select o.relation, o.bucket, o.period, s.property, s.value, count(*) as stated, max(s.firm) as firm,
        max(s.source_date) as source_date
    from graph_statement s join own o on o.mention = s.mention and o.bucket = s.bucket
    where s.property not in ('subject', 'object') and s.polarity = 'positive' group by all
)
select relation, bucket, period, list([property, value, stated::varchar, firm::varchar, source_date]) as said
from value group by all;
"""

SHARES: Final = """
with share as (
    select relation, bucket, against, period, count(*) as claims, max(firm) as firm, bool_or(down) as down,
        case when count(since) = count(*) then min(since) else '' end as since,
        case when count(until) = count(*) then max(until) else '' end as until
    from graph_period group by all
), edge as (
    select relation, any_value(type) as type, any_value(subject) as subject, any_value(object) as object,
        any_value(qualifiers) as qualifiers
    from graph_edge where dropped is null group by relation
)
select s.relation, s.bucket, e.type, e.subject, e.object, s.firm,
    case when s.against then 0 else s.claims end as positive, case when s.against then s.claims else 0 end as counter,
    s.down, s.since, s.until, e.qualifiers, v.said
from share s join edge e on e.relation = s.relation
left join graph_relation_value v
    on v.relation = s.relation and v.bucket = s.bucket and v.period = s.period and not s.against
"""
ORDER: Final = " order by s.relation, s.bucket, s.against, s.since, s.until"

DROPPED: Final = "select dropped, count(*) from graph_edge where dropped is not null group by dropped"
