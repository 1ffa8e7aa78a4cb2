"""How the rows of a file are judged against each other and against the lake, in SQL over the tables of a staging."""

# ruff: noqa: S608 -- SQL is put together from expressions of this module

from typing import Final

# Equal keys with different content in one file are different things: each takes its content into its key.
DECIDED: Final = """
    create table decided as
    with whole as (select row, coalesce(key, content_hash) as key, content_hash, source_date
                   from keyed where missing is null),
         shared as (select key from whole group by key having count(distinct content_hash) > 1),
         named as (select row, content_hash, source_date,
                          case when s.key is null then w.key else w.key || '#' || content_hash end as key
                   from whole w left join shared s using (key))
    select row, key, unhex(content_hash) as content_hash, source_date,
           unhex(left(sha256($source || chr(31) || key), 32)) as record,
           row_number() over (partition by key order by row) as nth
    from named"""

KNOWN: Final = """
    create table known as
    select r.record, r.content_hash, max(r.source_date || chr(31) || n.obtained) as newest,
           bool_or(r.said and n.mapping = $mapping and n.extractor = $extractor) as said_alike
    from raw_records r join runs n using (run)
    where n.source = $source and n.compartment = $compartment and r.record in (select record from decided)
    group by all"""

JUDGED: Final = """
    create table judged as
    select d.row, d.key, d.record, d.content_hash, d.source_date,
           d.record in (select record from known) as known,
           case when nth > 1 then 'repeat'
                when not coalesce(k.said_alike, false) then 'accepted'
                when k.newest < d.source_date || chr(31) || $obtained then 'sighting'
                else 'unchanged' end as verdict
    from decided d left join known k using (record, content_hash)"""


def _precision(date: str) -> str:
    """How precise a partial ISO date is; none at all is unknown, because a register's silence ends nothing."""
    return f"case length({date}) when 4 then 'year' when 7 then 'month' when 10 then 'day' else 'unknown' end"


STATEMENTS: Final = f"""
    select unhex(s.mention) as mention, s.type, s.property, s.value, s.value_kind, j.record,
           null::integer as start, null::integer as "end", s."column", $extractor as extractor,
           1.0::double as confidence, $asserted_by as asserted_by, $standing as standing, 'positive' as polarity,
           coalesce(s.valid_from, '') as valid_from, {_precision("s.valid_from")} as valid_from_precision,
           coalesce(s.valid_to, '') as valid_to, {_precision("s.valid_to")} as valid_to_precision, $run as run
    from said s join judged j using (row)"""

RECORDS: Final = """
    select j.record, $run as run, j.key, j.content_hash, r.line, j.source_date, j.verdict = 'accepted' as said,
           case when j.verdict = 'accepted' then CELLS end as cells
    from judged j join rows_in r using (row) where j.verdict in ('accepted', 'sighting')"""
