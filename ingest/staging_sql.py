"""How the rows of a batch of files are judged against each other and against the lake, in SQL over the tables of a
staging. Files of a batch are judged as if they had been read one after the other."""
# ruff: noqa: S608 -- SQL is put together from the names of our own columns; values are bound

from typing import Final

# Most records occur once in a batch and never before it; only the others are looked at. Equal keys with different
# content in one file are different things: each takes its content into its key.
NAMED: Final = """
    create table named as
    with whole as (from rows_in where missing is null),
         several as (
             select file, row, key, record, content_hash, source_date
             from whole semi join (select record from whole group by record having count(*) > 1) using (record)),
         shared as (select file, record from several group by all having min(content_hash) <> max(content_hash)),
         told_apart as (
             select several.* replace (key || '#' || lower(hex(content_hash)) as key)
             from several semi join shared using (file, record))
    select * replace (unhex(left(sha256($source || chr(31) || key), 32)) as record) from told_apart
    union all
    from several anti join shared using (file, record)"""

KNOWN: Final = """
    create table known as
    select r.record, r.content_hash, max(r.source_date || chr(31) || n.obtained) as newest,
           bool_or(r.said and n.mapping = $mapping and n.extractor = $extractor) as said_alike
    from raw_records r join runs n using (run)
    where n.source = $source and n.compartment = $compartment
          and r.record in (select record from rows_in union all select record from named)
    group by all"""

# `before` is how new the same content already was, by earlier files of the batch.
DECIDED: Final = """
    create table decided as
    with met_again as (
        from named
        union all
        select r.file, r.row, r.key, r.record, r.content_hash, r.source_date
        from rows_in r semi join known using (record) anti join named using (row) where missing is null),
         dated as (
        select m.*, source_date || chr(31) || f.obtained as newness from met_again m join files f using (file))
    select *, row_number() over (partition by file, record order by row) as nth, max(newness) over same as before,
           min(content_hash) over (partition by record) <> max(content_hash) over (partition by record) as differs
    from dated
    window same as (partition by record, content_hash order by row rows between unbounded preceding and 1 preceding)
    """

APART: Final = """
    create table apart as
    select d.row, d.key, d.record,
           k.record is null and (d.differs or d.record in (select record from known)) as changed,
           case when nth > 1 then 'repeat'
                when before is null and not coalesce(k.said_alike, false) then 'accepted'
                when greatest(before, k.newest) < newness then 'sighting'
                else 'unchanged' end as verdict
    from decided d left join known k using (record, content_hash)"""

JUDGED: Final = """
    create view judged as
    select r.* replace (coalesce(a.key, r.key) as key, coalesce(a.record, r.record) as record),
           coalesce(a.changed, false) as changed, coalesce(a.verdict, 'accepted') as verdict
    from rows_in r left join apart a using (row) where r.missing is null"""


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
           'positive'::stated_alike as polarity, {bounds}, s.run
    from said s"""


STATEMENTS: Final = _statements()

RECORDS: Final = """
    select j.record, f.run, j.key, j.content_hash, j.line, j.source_date, j.verdict = 'accepted' as said,
           case when said then CELLS end as cells
    from judged j join files f using (file)
    where j.verdict in ('accepted', 'sighting') and ONLY"""
