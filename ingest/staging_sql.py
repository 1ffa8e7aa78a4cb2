"""How the rows of a batch of files are judged against each other and against the lake, in SQL over the tables of a
staging. Files of a batch are judged as if they had been read one after the other."""
# ruff: noqa: S608 -- SQL is put together from expressions of this module

from typing import Final

# Equal keys with different content in one file are different things: each takes its content into its key.
# `before` is how new the same content already was, by earlier files of the batch.
DECIDED: Final = """
    create table decided as
    with whole as (select r.file, k.row, coalesce(k.key, k.content_hash) as key, k.content_hash, k.source_date,
                          k.source_date || chr(31) || f.obtained as newness
                   from keyed k join rows_in r using (row) join files f using (file) where k.missing is null),
         shared as (select file, key from whole group by all having count(distinct content_hash) > 1),
         named as (select * replace (case when s.key is null then w.key else w.key || '#' || content_hash end as key)
                   from whole w left join shared s using (file, key)),
         known_as as (select * replace (unhex(content_hash) as content_hash),
                             unhex(left(sha256($source || chr(31) || key), 32)) as record from named)
    select *, row_number() over (partition by file, record order by row) as nth,
           max(newness) over same as before,
           min(content_hash) over (partition by record order by row) <> content_hash
               or max(content_hash) over (partition by record order by row) <> content_hash as differs
    from known_as
    window same as (partition by record, content_hash order by row rows between unbounded preceding and 1 preceding)
    """

KNOWN: Final = """
    create table known as
    select r.record, r.content_hash, max(r.source_date || chr(31) || n.obtained) as newest,
           bool_or(r.said and n.mapping = $mapping and n.extractor = $extractor) as said_alike
    from raw_records r join runs n using (run)
    where n.source = $source and n.compartment = $compartment and r.record in (select record from decided)
    group by all"""

JUDGED: Final = """
    create table judged as
    select d.file, d.row, d.key, d.record, d.content_hash, d.source_date,
           k.record is null and (d.differs or d.record in (select record from known)) as changed,
           case when nth > 1 then 'repeat'
                when before is null and not coalesce(k.said_alike, false) then 'accepted'
                when greatest(before, k.newest) < newness then 'sighting'
                else 'unchanged' end as verdict
    from decided d left join known k using (record, content_hash)"""


def _precision(date: str) -> str:
    """How precise a partial ISO date is; none at all is unknown, because a register's silence ends nothing."""
    return f"case length({date}) when 4 then 'year' when 7 then 'month' when 10 then 'day' else 'unknown' end"


STATEMENTS: Final = f"""
    select unhex(s.mention) as mention, s.type, s.property, s.value, s.value_kind, s.record,
           null::integer as start, null::integer as "end", s."column", $extractor as extractor,
           1.0::double as confidence, $asserted_by as asserted_by, $standing as standing, 'positive' as polarity,
           coalesce(s.valid_from, '') as valid_from, {_precision("s.valid_from")} as valid_from_precision,
           coalesce(s.valid_to, '') as valid_to, {_precision("s.valid_to")} as valid_to_precision, s.run
    from said s"""

RECORDS: Final = """
    select j.record, f.run, j.key, j.content_hash, r.line, j.source_date, j.verdict = 'accepted' as said,
           case when j.verdict = 'accepted' then CELLS end as cells
    from judged j join rows_in r using (row) join files f on f.file = j.file
    where j.verdict in ('accepted', 'sighting')"""
