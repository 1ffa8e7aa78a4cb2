"""The cells of a row, read step by step: raw `c0`, tidied `w0`, text `t0`, value `v0` (and `v0_credit_code` … where
a column's cells may be of several schemes, `m0` where a name may be masked)."""

from collections.abc import Iterable
from collections.abc import Mapping as Table

import ibis

from ingest.mapping import cells
from ingest.mapping.checks import CHECKS
from ingest.mapping.fences import Expression, Fences, TableExpression
from ingest.mapping.masks import is_masked
from ingest.mapping.model import Clean, Column, Mapping
from ontology.vocabulary import vocabulary


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

    def masked(self, name: str) -> Expression:
        """Whether the cell is a masked name."""
        return self.fences[f"m{self.place[name]}"]


class CellSteps(Cells):
    """Adds the columns above to raw cells; `units` are what the headers say of amounts, by column."""

    def __init__(self, mapping: Mapping, table: TableExpression, units: tuple[str, ...], prefix: str) -> None:
        super().__init__(mapping, table, prefix)
        self.units = units

    def read_texts(self) -> None:
        """Every column as text."""
        self.fences.add({f"w{i}": cells.tidy(self.fences[f"c{i}"]) for i in self.place.values()})
        self.fences.add(
            {f"t{i}": cells.filled(self.fences[f"w{i}"], self.mapping.empty) for i in self.place.values()}
        )

    def read_values(self, names: Iterable[str]) -> None:
        """The named columns as dates, amounts, identifiers, masked names."""
        columns = [self.mapping.columns[name] for name in dict.fromkeys(names)]
        typed = [c for c in columns if c.clean is not Clean.TEXT]
        self.fences.add({f"p{self.place[c.name]}": self._compact(c) for c in typed})
        for step in (self._first, self._second, self._third):
            self.fences.add({k: v for c in typed for k, v in step(c, self.place[c.name]).items()})

    def _compact(self, column: Column) -> Expression:
        compacted = cells.compact(self.text(column.name))
        return compacted.upper() if column.clean is Clean.IDENTIFIER else compacted

    def _first(self, column: Column, i: int) -> Table[str, Expression]:
        compacted = self.fences[f"p{i}"]
        match column.clean:
            case Clean.DATE:
                return {f"{part}{i}": e for part, e in cells.date_parts(compacted).items()}
            case Clean.AMOUNT:
                return {f"a{i}": cells.amount_text(compacted)}
            case Clean.INTEGER:
                return {f"v{i}": cells.integer(compacted)}
            case Clean.NAME:
                return {f"m{i}": is_masked(compacted)}
            case _:
                return {f"v{i}_{s}": CHECKS[s](compacted) for s in self.schemes[column.name]}

    def _second(self, column: Column, i: int) -> Table[str, Expression]:
        if column.clean is Clean.DATE:
            return {f"iso{i}": cells.iso_date(*(self.fences[f"{p}{i}"] for p in ("year", "month", "day")))}
        if column.clean is Clean.AMOUNT:
            unit = self.units[i] or column.unit
            return {f"{k}{i}": e for k, e in cells.amount_parts(self.fences[f"a{i}"], unit).items()}
        return {}

    def _third(self, column: Column, i: int) -> Table[str, Expression]:
        if column.clean is Clean.DATE:
            return {f"v{i}": cells.real_date(self.fences[f"iso{i}"])}
        if column.clean is Clean.AMOUNT:
            parts = (self.fences[f"{part}{i}"] for part in ("number", "multiplier", "currency"))
            return {f"v{i}": cells.money(*parts)}
        return {}


def schemes(mapping: Mapping, column: str) -> tuple[str, ...]:
    """Schemes with a check that the properties drawn from an identifier column have."""
    if mapping.columns[column].clean is not Clean.IDENTIFIER:
        return ()
    found = [
        vocabulary().property(rule.type, name).scheme
        for entity in mapping.entities
        for rule in entity.types
        for name, source in entity.properties
        if source == column
    ]
    return tuple(dict.fromkeys(scheme for scheme in found if scheme is not None and scheme in CHECKS))


def value_columns(mapping: Mapping, name: str) -> tuple[str, ...]:
    """Names of the columns that hold a cell's values; none where the text itself is the value."""
    i = list(mapping.columns).index(name)
    if mapping.columns[name].clean in (Clean.DATE, Clean.AMOUNT, Clean.INTEGER):
        return (f"v{i}",)
    return tuple(f"v{i}_{scheme}" for scheme in schemes(mapping, name))


def read_columns(mapping: Mapping) -> dict[str, str]:
    """Columns of a table of read cells, with their ibis types."""
    columns = {}
    for i, (name, column) in enumerate(mapping.columns.items()):
        columns[f"t{i}"] = "string"
        columns |= dict.fromkeys(value_columns(mapping, name), "string")
        if column.clean is Clean.NAME:
            columns[f"m{i}"] = "boolean"
    return columns
