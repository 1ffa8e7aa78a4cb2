"""What a mapping's columns are called while they are read, and which of them are kept when: raw `c0`, text `t0`, value
`v0` (and `v0_credit_code` … where a column's cells may be of several schemes, `m0` where a name may be masked). Known
without compiling anything."""

from typing import Final

from ingest.mapping.model import Clean, Mapping, SourceKind
from ontology.statement import ValueKind
from ontology.vocabulary import PropertyType, vocabulary

READ: Final = frozenset({Clean.DATE, Clean.TIME, Clean.AMOUNT, Clean.INTEGER, Clean.CODE})
"""Columns of whose cells only the value counts; one without it is set aside."""
SOURCE: Final = "\ue000source"
"""Stands in compiled SQL where the source's name belongs, so that one text serves all sources."""
CHECKED: Final = frozenset(
    {"credit_code", "registration_number", "organisation_code", "id_number", "stock_code", "account_number"}
)
"""Schemes that are checked while mapping (`ingest.mapping.checks`)."""


def naming_columns(mapping: Mapping) -> frozenset[str]:
    """Columns whose cells name a thing: the names of mentions, and what fills a property that is an identifier."""
    named = {entity.name for entity in mapping.entities}
    drawn = [(rule.type, p) for e in mapping.entities for rule in e.types for p in e.properties]
    drawn += [(rule.type, p) for r in mapping.relations for rule in r.types for p in r.properties]
    for type_name, (name, column) in drawn:
        if vocabulary().property(type_name, name).type is PropertyType.IDENTIFIER:
            named.add(column)
    return frozenset(named)


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
    return tuple(dict.fromkeys(scheme for scheme in found if scheme is not None and scheme in CHECKED))


def value_columns(mapping: Mapping, name: str) -> tuple[str, ...]:
    """Names of the columns that hold a cell's values; none where the text itself is the value."""
    i = list(mapping.columns).index(name)
    if mapping.columns[name].clean in READ:
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


def kept_texts(mapping: Mapping) -> list[int]:
    """Places of the columns whose texts are kept between keying and reading; documents are read from their cells."""
    if mapping.kind is SourceKind.DOCUMENTS:
        return []
    return [i for i, column in enumerate(mapping.columns.values()) if not column.is_derived]


def kept_values(mapping: Mapping) -> list[str]:
    """Columns of values that keying needs, kept for reading: check digits are not summed up twice."""
    if mapping.kind is SourceKind.DOCUMENTS:
        return []
    return [name for column in keying_columns(mapping) for name in value_columns(mapping, column)]


def kept_columns(mapping: Mapping) -> list[str]:
    """What a table of keyed rows has of their cells."""
    return [*(f"x{i}" for i in kept_texts(mapping)), *kept_values(mapping)]


def keying_columns(mapping: Mapping) -> list[str]:
    """Columns whose values say who a row is and when that was so."""
    named = [name for alternative in mapping.key for name in alternative]
    return list(dict.fromkeys(filter(None, [*named, mapping.source_date])))


def words(mapping: Mapping) -> dict[str, tuple[str, ...]]:
    """What can stand in a statement's type, property, value kind and column if the mapping says it."""
    types = [t.type for e in mapping.entities for t in e.types] + [
        t.type for r in mapping.relations for t in r.types
    ]
    drawn = [name for e in mapping.entities for name, _ in e.properties]
    drawn += [name for r in mapping.relations for name, _ in r.properties]
    return {
        "type": tuple(dict.fromkeys(types)),
        "property": tuple(dict.fromkeys((*drawn, "masked_name", "subject", "object"))),
        "kind": tuple(map(str, ValueKind)),
        "column": ("", *mapping.columns),  # what is drawn from no cell names none
    }
