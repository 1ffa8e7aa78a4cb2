"""Running balances followed through a file: a row's balance must be the one before it and what the row moved, to the
分. One that does not fit is flagged and kept: a missing row, a changed sum or an inverted 收付标志 shows here first.

An account's rows are followed in the order of the file and in the order of time; a row that fits either is in order,
because banks list rows of one second (or, with dates only, of one day) as they please.
"""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

from ingest.mapping.columns import value_columns
from ingest.mapping.model import Mapping

TABLE = """
    create table if not exists followed (row bigint, account varchar, moment varchar, moved bigint, unsigned bigint,
                                         left_over bigint, raw varchar)"""

GAPS = """
    with placed as (
        select f.*, r.file, r.line from followed f join rows_in r using (row)
        where r.file not in (select file from judged where verdict in ('unchanged', 'sighting'))
    ), turned as (
        select *, arg_min(moment, row) over account > arg_max(moment, row) over account as falling from placed
        window account as (partition by file, account)
    ), ordered as (
        select *, case when falling then lead(left_over) over listed else lag(left_over) over listed end as before,
               lag(left_over) over timed as earlier
        from turned
        window listed as (partition by file, account order by row),
               timed as (partition by file, account order by moment, case when falling then -row else row end)
    )
    select row, file, line, raw from ordered
    where before is not null and not coalesce(left_over in (before + moved, earlier + moved), false)
          and not (moved is null and abs(left_over - before) = unsigned)"""


def follow_sql(mapping: Mapping) -> str:
    """SQL that takes the rows in `cells_read` along; nothing where account, amount or balance could not be read."""
    rule = mapping.balance
    assert rule is not None
    place = {name: i for i, name in enumerate(mapping.columns)}

    def value(name: str) -> str:
        columns = value_columns(mapping, name)
        return f"coalesce({', '.join(columns)}, null)"

    account = ", ".join(value(name) for name in rule.account)
    amount, balance = (f"split_part({value(name)}, ':', 2)::bigint" for name in (rule.amount, rule.balance))
    currency = f"split_part({value(rule.balance)}, ':', 1)"
    booked = f"coalesce({value(rule.success)}, '') <> 'failed'" if rule.success else "true"
    return f"""
        insert into followed
        select row, coalesce({account}) || ' ' || {currency}, coalesce({value(rule.time)}, ''),
               case when not {booked} then 0
                    when {value(rule.direction)} = 'in' then {amount}
                    when {value(rule.direction)} = 'out' then -{amount} end,
               abs({amount}), {balance}, t{place[rule.balance]}
        from cells_read
        where coalesce({account}) is not null and {value(rule.amount)} is not null
              and {value(rule.balance)} is not null"""
