"""Running balances held against what the rows moved, to the 分: a missing row, a changed sum or an inverted 收付标志
shows here first. What does not fit is flagged and kept.

An account's rows are followed in the order of the file, whichever way it runs, and in the order of time; a row that
fits either is in order. Nearly every account fits as it is listed, which SQL asks of all at once; the rows of the
others are followed one by one (ingest.running_balance). A row that failed moved nothing and is left out.
"""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa

from ingest.mapping.columns import value_columns
from ingest.mapping.model import BalanceRule, Mapping
from ingest.readers.rows import whole_numbers
from ingest.running_balance import Entry, by_account, by_moment, one_by_one, unfollowed

_AT_ONCE: Final = 10_000
"""Rows fetched together."""
_EITHER, _STAYS = 1, 2
"""Bits of `ways`: the sum may have moved the other way; it may not have moved this balance."""

TABLE: Final = """
    create table followed (row bigint, first varchar, second varchar, currency varchar, moment varchar, moved bigint,
                           size bigint, ways utinyint, left_over bigint, raw varchar)"""

KNOWN_TOO: Final = """
    create table known_too as
    select file from judged group by file
    having bool_or(verdict = 'accepted') and bool_or(verdict in ('unchanged', 'sighting'))"""
"""Files of which some rows are new: they are followed over those that are not, which are not flagged again."""

# A card without its account's number is the account's that its other rows name.
_PLACED: Final = """
    with filed as (
        select f.*, r.file from followed f join rows_in r using (row)
    ), alone as (
        select file, second, min(first) as first from filed where first is not null and second is not null
        group by file, second having min(first) = max(first)
    ), placed as (
        select f.* exclude (first, second), coalesce(f.first, a.first, f.second, '') || ' ' || currency as account
        from filed f left join alone a on f.first is null and f.file = a.file and f.second = a.second
    )"""

_FOLLOWS: Final = f"""coalesce(size is null or left_over - {{0}} = moved
                        or ways & {_EITHER} > 0 and abs(left_over - {{0}}) = size
                        or ways & {_STAYS} > 0 and left_over = {{0}}, false)"""

# Accounts whose rows fit neither as they are listed nor the other way round; `falling`: most fit the other way.
BROKEN: Final = f"""
    create table broken as
    {_PLACED}, listed as (
        select *, lag(left_over) over w as above, lead(left_over) over w as below,
               lag(row) over w is null as is_first, lead(row) over w is null as is_last
        from placed window w as (partition by file, account order by row)
    ), judged_rows as (
        select file, account, is_first or {_FOLLOWS.format("above")} as down,
               is_last or {_FOLLOWS.format("below")} as up
        from listed
    )
    select file, account, count(*) filter (up) > count(*) filter (down) as falling, count(*) as size
    from judged_rows group by file, account having not bool_and(down) and not bool_and(up)"""

_ROWS: Final = f"""
    {_PLACED} select p.file, p.account, row, moment, moved, p.size, ways, left_over
    from placed p join broken b on p.file = b.file and p.account = b.account"""
_TIMED: Final = f"{_ROWS} where moment <> '' order by p.file, p.account, moment, row"
_LISTED: Final = f"{_ROWS} order by p.file, p.account, case when falling then -row else row end"

# Rows that name no account are one account's, or no account's at all: then most of them do not fit, which says nothing.
GAPS: Final = f"""
    {_PLACED}, odd as (
        select p.file, p.account, row, raw from placed p semi join gap_rows using (row)
        semi join (from judged where verdict = 'accepted') using (row)
    )
    select row, o.file, r.line, raw from odd o join rows_in r using (row)
    where o.account not like ' %' or (select count(*) from odd s where s.file = o.file and s.account = o.account) * 2
          <= (select b.size from broken b where b.file = o.file and b.account = o.account)"""


def follow_sql(mapping: Mapping) -> str:
    """SQL that takes the rows in `cells_read` along, if any of them has a balance."""
    rule = mapping.balance
    assert rule is not None
    cells = _Cells(mapping, rule)
    booked = f"coalesce({cells.word(rule.success)}, '') <> 'failed'" if rule.success else "true"
    left_over = cells.fen(rule.balance)
    first, second = cells.accounts()
    return f"""
        insert into followed
        from (select row, {first} as first, {second} as second, {cells.currency()} as currency,
                     coalesce({cells.value(rule.time)}, '') as moment, {cells.moved()} as moved,
                     {cells.size()} as size, {cells.ways()} as ways, {left_over} as left_over,
                     {cells.text(rule.balance)} as raw
              from cells_read where {booked} and exists (from cells_read where {left_over} is not null))
        where size is not null or left_over is not null"""


@dataclass(frozen=True, slots=True)
class _Cells:
    """What a rule asks of a row, in SQL over `cells_read`."""

    mapping: Mapping
    rule: BalanceRule

    def text(self, name: str) -> str:
        return f"t{list(self.mapping.columns).index(name)}"

    def value(self, name: str) -> str:
        return f"coalesce({', '.join((*value_columns(self.mapping, name), 'null'))})"

    def word(self, name: str) -> str:
        """Its value, its text where it has none: a masked number is no number, and tells accounts apart."""
        return f"coalesce({self.value(name)}, {self.text(name)})"

    def fen(self, name: str) -> str:
        return f"try_cast(split_part({self.value(name)}, ':', 2) as bigint)"

    def accounts(self) -> tuple[str, str]:
        """The number by which a balance goes, and the one that stands for it where it is not there."""
        first, *others = (self.word(name) for name in self.rule.account)
        if self.rule.account_in:
            first = f"case when {self._way()} = 'in' then {self.word(self.rule.account_in)} else {first} end"
        return first, f"coalesce({', '.join((*others, 'null'))})"

    def currency(self) -> str:
        """Of the balance; where none is written, of what moved."""
        said = [
            f"nullif(split_part({self.value(name)}, ':', 1), '')"
            for name in (self.rule.balance, *self._sums())
        ]
        return f"coalesce({', '.join(said)}, '')"

    def moved(self) -> str:
        """By how much the balance changed; null where nobody can tell."""
        if self.rule.amount:
            sum_ = self.fen(self.rule.amount)
            return f"case {self._way()} when 'in' then {sum_} when 'out' then -{sum_} end"
        came, went = map(self.fen, self._sums())
        return f"case when {self.size()} is not null then coalesce({came}, 0) - coalesce({went}, 0) end"

    def size(self) -> str:
        """The same without its sign."""
        if self.rule.amount:
            return f"abs({self.fen(self.rule.amount)})"
        came, went = map(self.fen, self._sums())
        return f"case when coalesce({came}, {went}) is not null then abs(coalesce({came}, 0) - coalesce({went}, 0)) end"

    def ways(self) -> str:
        """Which else it may have gone: a reversal, a sum with a minus and one whose way no word says, either; money of
        another account and what a bill does not count as in or out, nowhere."""
        either = [f"coalesce({self.fen(name)} < 0, false)" for name in self._sums()]
        stays = ["false"]
        if self.rule.kind:
            either.append(f"coalesce({self.word(self.rule.kind)} = 'reversal', false)")
        if self.rule.direction:
            either.append(f"coalesce({self._way()} not in ('in', 'out'), true)")
            stays.append(f"coalesce({self._way()} = 'none', false)")
        if self.rule.elsewhere:
            stays.append(f"{self.text(self.rule.elsewhere)} is not null")
        return f"({' or '.join(either)})::utinyint * {_EITHER} + ({' or '.join(stays)})::utinyint * {_STAYS}"

    def _sums(self) -> tuple[str, ...]:
        return (self.rule.amount,) if self.rule.amount else (self.rule.money_in, self.rule.money_out)

    def _way(self) -> str:
        return self.word(self.rule.direction)


def find_gaps(sql: duckdb.DuckDBPyConnection) -> None:
    """Fill `gap_rows` with the rows that fit neither as they are listed nor by their times."""
    sql.execute("create or replace table gap_rows (row bigint)")
    sql.execute(BROKEN)
    odd = _odd(sql, _LISTED, one_by_one)
    if odd:
        odd &= _odd(sql, _TIMED, by_moment)
    if odd:
        rows = pa.table({"row": whole_numbers(np.array(sorted(odd), np.int64))})
        sql.register("odd_rows", rows)
        sql.execute("insert into gap_rows from odd_rows")
        sql.unregister("odd_rows")


def _odd(
    sql: duckdb.DuckDBPyConnection, query: str, grouped: Callable[[Iterable[Entry]], Iterator[list[Entry]]]
) -> set[int]:
    with sql.cursor() as cursor:
        found = cursor.execute(query)
        entries = by_account(_entries(found))
        return {row for account in entries for row in unfollowed(grouped(account))}


def _entries(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, Entry]]:
    while rows := found.fetchmany(_AT_ONCE):
        for file, account, row, moment, moved, size, ways, left_over in rows:
            yield (file, account), Entry(row, moment, moved, _opened(moved, size, ways, left_over), left_over)


def _opened(moved: int | None, size: int | None, ways: int, left_over: int | None) -> tuple[int, ...]:
    """Balances before the row; none where it says no sum."""
    if size is None or left_over is None:
        return ()
    steps = [moved] if moved is not None else []
    steps += [size, -size] if ways & _EITHER else []
    steps += [0] if ways & _STAYS else []
    return tuple(dict.fromkeys(left_over - step for step in steps))
