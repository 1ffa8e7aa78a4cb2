"""How the rows of a batch of files are judged against each other and against the lake, in SQL over the tables of a
staging. Files of a batch are judged as if they had been read one after the other."""
# ruff: noqa: S608 -- SQL is put together from the names of our own columns; values are bound

from typing import Final

# Equal keys with different content in one file are different things: each takes its content into its key.
NAMED: Final = """
    create table named as
    with whole as (select k.file, k.row, coalesce(k.key, k.content_hash) as key, k.content_hash, k.source_date,
                          k.source_date || chr(31) || f.obtained as newness
                   from keyed k join files f using (file) where k.missing is null),
         shared as (select file, key from whole group by all having min(content_hash) <> max(content_hash)),
         told_apart as (
             select * replace (case when s.key is null then w.key else w.key || '#' || content_hash end as key)
             from whole w left join shared s using (file, key))
    select * replace (unhex(content_hash) as content_hash),
           unhex(left(sha256($source || chr(31) || key), 32)) as record from told_apart"""

# Most records occur once in a batch; only the others have an order. `before` is how new the same content already was,
# by earlier files of the batch.
DECIDED: Final = """
    create table decided as
    with several as (select record from named group by record having count(*) > 1)
    select n.*, 1 as nth, null::varchar as before, false as differs from named n anti join several using (record)
    union all
    select *, row_number() over (partition by file, record order by row), max(newness) over same,
           min(content_hash) over (partition by record) <> max(content_hash) over (partition by record)
    from named semi join several using (record)
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


WORDS: Final = ("positive", "year", "month", "day", "unknown")
"""Of a statement, besides what its mapping says."""


def _precision(date: str) -> str:
    """How precise a partial ISO date is; none at all is unknown, because a register's silence ends nothing."""
    return (
        f"(case length({date}) when 4 then 'year' when 7 then 'month' when 10 then 'day' else 'unknown' end)"
    )


def _statements() -> str:
    """Words that a mapping says again and again are numbers (`stated_…`) until they are written: that costs half."""
    bounds = ", ".join(
        f"""coalesce(s.{bound}, '') as {bound}, {_precision(f"coalesce(s.{bound}, '')")}::stated_alike
            as {bound}_precision"""
        for bound in ("valid_from", "valid_to")
    )
    return f"""
    select s.mention, s.type::stated_type as type, s.property::stated_property as property, s.value,
           s.value_kind::stated_kind as value_kind, s.record, null::integer as start, null::integer as "end",
           s."column"::stated_column as "column", $extractor::stated_alike as extractor, 1.0::double as confidence,
           $asserted_by::stated_alike as asserted_by, $standing::stated_alike as standing,
           'positive'::stated_alike as polarity, {bounds}, s.run::stated_run as run
    from said s"""


STATEMENTS: Final = _statements()

RECORDS: Final = """
    select j.record, f.run, j.key, j.content_hash, r.line, j.source_date, j.verdict = 'accepted' as said,
           case when said then CELLS end as cells
    from judged j join rows_in r using (row) join files f on f.file = j.file
    where j.verdict in ('accepted', 'sighting') and ONLY"""
