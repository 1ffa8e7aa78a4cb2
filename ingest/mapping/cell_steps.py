"""The cells of a row, read step by step: raw `c0`, tidied `w0`, text `t0`, value `v0` (and `v0_credit_code` … where
a column's cells may be of several schemes, `m0` where a name may be masked)."""

from collections.abc import Iterable
from collections.abc import Mapping as Table
from typing import Final

import ibis

from ingest.mapping import cells
from ingest.mapping.checks import STEPS
from ingest.mapping.columns import naming_columns, schemes, value_columns
from ingest.mapping.fences import Expression, Fences, TableExpression
from ingest.mapping.masks import is_masked
from ingest.mapping.model import Clean, Column, Mapping, TypeRule

NOBODY: Final = (
    "未共享", "未查询", "无记录", "查无记录", "查无此人", "无数据", "查无数据", "未反馈", "未提供", "未登记", "未填写",
    "未填", "未采集", "不详", "未知", "待查", "待补", "空白", "缺失",
)  # fmt: skip
"""Words that stand where a name or a number belongs and are none (domain notes §7: 未共享, 未查询 and 无记录 are three
states, all of them without a name); in any other column they stay what was written."""
DEFAULT_EPOCH: Final = "1900"
"""Date system where the file does not say: all of Windows, and the Mac since 2011."""


class Cells:
    """Access to cells that were read; shared by the table that reads them and by those that use them."""

    def __init__(self, mapping: Mapping, table: TableExpression, prefix: str) -> None:
        self.mapping = mapping
        self.fences = Fences(table, prefix)
        self.place = {name: i for i, name in enumerate(mapping.columns)}
        self.schemes = {name: schemes(mapping, name) for name in mapping.columns}

    def text(self, name: str) -> Expression:
        """The cell as written, null where it says nothing."""
        return self.fences[f"t{self.place[name]}"]

    def value(self, name: str, scheme: str | None = None) -> Expression:
        """The cell as read; of identifiers only what passed the check of the scheme asked, by default of any."""
        names = value_columns(self.mapping, name)
        if scheme in self.schemes[name]:
            return self.fences[f"v{self.place[name]}_{scheme}"]
        return ibis.coalesce(*(self.fences[n] for n in names)) if names else self.text(name)

    def holds(self, rule: TypeRule) -> Expression:
        """Whether the rule's column says so: of codes the code, of anything else the text."""
        is_code = self.mapping.columns[rule.column].clean is Clean.CODE
        cell = self.value(rule.column) if is_code else self.text(rule.column)
        return cell.re_search(rule.pattern).fill_null(False)

    def masked(self, name: str) -> Expression:
        """Whether the cell is a masked name."""
        return self.fences[f"m{self.place[name]}"]


class CellSteps(Cells):
    """Adds the columns above to raw cells; `units` are what the headers say of amounts, by column."""

    def __init__(self, mapping: Mapping, table: TableExpression, units: tuple[str, ...], prefix: str) -> None:
        super().__init__(mapping, table, prefix)
        self.units = units
        self.naming = naming_columns(mapping)

    def read_texts(self) -> None:
        """Every column of the file as text."""
        places = [self.place[c.name] for c in self.mapping.columns.values() if not c.is_derived]
        self.fences.add({f"w{i}": cells.tidy(self.fences[f"c{i}"]) for i in places})
        self.fences.add({f"t{i}": self._filled(i) for i in places})

    def _filled(self, i: int) -> Expression:
        """Where a cell says who or which, 未查询 and its like name nobody; the row keeps what was written."""
        text, column = self.fences[f"w{i}"], list(self.mapping.columns.values())[i]
        empty = (*self.mapping.empty, *column.empty)
        if not (column.name in self.naming or column.clean in (Clean.NAME, Clean.IDENTIFIER)):
            return cells.filled(text, empty)
        whole = cells.joined_number(text) if column.clean is Clean.IDENTIFIER else text
        said = text if column.clean is Clean.NAME else cells.plain_number(whole)
        return cells.filled(said, (*empty, *NOBODY))

    def read_values(self, names: Iterable[str]) -> None:
        """The named columns as dates, amounts, identifiers, codes, masked names, those among them that are taken out of
        other cells first; last the words drawn from others."""
        columns = [self.mapping.columns[name] for name in dict.fromkeys(names)]
        typed = [c for c in columns if c.clean is not Clean.TEXT]
        self.fences.add({f"t{self.place[c.name]}": self._derived(c) for c in typed if c.is_derived})
        currencies = [self.mapping.columns[c.currency] for c in typed if c.currency]
        days = [self.mapping.columns[c.date] for c in typed if c.date]
        self.fences.add({f"d{self.place[c.name]}": self._day(c) for c in days})
        self.fences.add({f"p{self.place[c.name]}": self._compact(c) for c in (*typed, *currencies)})
        dates = [c for c in typed if c.clean in (Clean.DATE, Clean.TIME)]
        self.fences.add({f"p{self.place[c.name]}": self._unserial(c) for c in dates})
        for step in (self._first, self._second, self._third):
            self.fences.add({k: v for c in typed for k, v in step(c, self.place[c.name]).items()})
        words = [c for c in columns if c.is_derived and c.clean is Clean.TEXT]
        self.fences.add({f"t{self.place[c.name]}": self._derived(c) for c in words})

    def _derived(self, column: Column) -> Expression:
        found: Expression = ibis.null("string")
        for rule in reversed(column.cases):
            word: Expression = ibis.literal(rule.type)
            if rule.taken:
                word = cells.part(self.text(rule.column), rule.pattern)
            found = ibis.ifelse(self.holds(rule), word, found) if rule.column else word
        return found

    def _source(self, column: Column) -> int:
        """The place whose header says in which unit a column counts: its own, or of what it is taken out of."""
        return self.place[column.source]

    def _unserial(self, column: Column) -> Expression:
        i = self.place[column.name]
        return cells.from_serial(self.fences[f"p{i}"], self.units[i] or DEFAULT_EPOCH)

    def _day(self, column: Column) -> Expression:
        """The day of a time that stands in a column of its own."""
        epoch = self.units[self.place[column.name]] or DEFAULT_EPOCH
        return cells.from_serial(self.text(column.name), epoch)

    def _compact(self, column: Column) -> Expression:
        if column.clean in (Clean.DATE, Clean.TIME):
            written = cells.moment(self.text(column.name))
            if not column.date:
                return written
            return cells.joined_moment(self.fences[f"d{self.place[column.date]}"], written)
        compacted = cells.compact(self.text(column.name))
        if column.clean in (Clean.IDENTIFIER, Clean.CODE, Clean.INTEGER):
            compacted = cells.whole_number(compacted)
        return compacted.upper() if column.clean in (Clean.IDENTIFIER, Clean.CODE) else compacted

    def _first(self, column: Column, i: int) -> Table[str, Expression]:
        compacted = self.fences[f"p{i}"]
        match column.clean:
            case Clean.DATE:
                return {f"{part}{i}": e for part, e in cells.date_parts(compacted).items()}
            case Clean.AMOUNT:
                return {f"a{i}": cells.amount_text(compacted)}
            case Clean.INTEGER:
                return {f"v{i}": cells.integer(compacted)}
            case Clean.TIME:
                return {f"{part}{i}": e for part, e in cells.time_parts(compacted).items()}
            case Clean.CODE:
                return {f"v{i}": cells.coded(compacted, column.codes)}
            case Clean.NAME:
                return {f"m{i}": is_masked(compacted)}
            case _:
                return self._check(column, i, 0)

    def _check(self, column: Column, i: int, step: int) -> Table[str, Expression]:
        """A step of the checks that an identifier has to pass."""
        checks = {f"v{i}_{scheme}": STEPS[scheme] for scheme in self.schemes[column.name]}
        return {
            name: steps[step](self.fences[name if step else f"p{i}"])
            for name, steps in checks.items()
            if step < len(steps)
        }

    def _second(self, column: Column, i: int) -> Table[str, Expression]:
        if column.clean in (Clean.DATE, Clean.TIME):
            return {f"iso{i}": cells.iso_date(*(self.fences[f"{p}{i}"] for p in ("year", "month", "day")))}
        if column.clean is Clean.AMOUNT:
            unit = self.units[self._source(column)] or column.unit
            parts = cells.amount_parts(self.fences[f"a{i}"], unit)
            if column.currency:
                stated = self.fences[f"p{self.place[column.currency]}"]
                parts = {**parts, "currency": ibis.coalesce(stated, parts["currency"])}
            return {f"{k}{i}": e for k, e in parts.items()}
        return self._check(column, i, 1)

    def _third(self, column: Column, i: int) -> Table[str, Expression]:
        if column.clean is Clean.DATE:
            return {f"v{i}": cells.real_date(self.fences[f"iso{i}"])}
        if column.clean is Clean.AMOUNT:
            parts = (self.fences[f"{part}{i}"] for part in ("number", "multiplier", "currency", "finer"))
            return {f"v{i}": cells.money(*parts)}
        if column.clean is Clean.TIME:
            clock = (self.fences[f"{part}{i}"] for part in ("iso", "hour", "minute", "second"))
            return {f"v{i}": cells.real_time(*clock)}
        return self._check(column, i, 2)
