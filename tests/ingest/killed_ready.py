"""What the process has ready from which the imports of `killed` are forked: the libraries, and the mappings of their
files compiled, as both are kept by the process that did it. Loaded there alone."""

import tests.ingest.killed  # noqa: F401 -- loads all that an import needs
from ingest import mappings
from ingest.mapping.model import SourceKind
from ingest.mapping.sql import keyed_sql, saying_sql

USED = ("registry", "judgment", "bank_statement")
"""Of what the tests deliver."""

for mapping in map(mappings().__getitem__, USED):
    no_units = ("",) * len(mapping.columns)
    keyed_sql(mapping, mapping.name, no_units)
    if mapping.kind is SourceKind.ROWS:
        saying_sql(mapping, mapping.name, no_units)
