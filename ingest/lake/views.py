"""The lake as SQL views over one set of files. A row counts only if a committed run vouches for it; the current
version of a record is computed, never stored, so it does not depend on what arrived last.

Everything is per compartment: a newer version in a compartment somebody may not see must not hide the older one
in a compartment they may.
"""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

from collections.abc import Mapping, Sequence
from typing import Final

from ingest.lake.duck import file_list
from ingest.lake.openness import RECLOSED, STANDS, TAKEN_BACK, rows_that_stand
from ingest.lake.tables import SCHEMAS
from ontology.statement import STATEMENT_COLUMNS

_DUCKDB_TYPES: Final = {
    "string": "VARCHAR",
    "binary": "BLOB",
    "int64": "BIGINT",
    "int32": "INTEGER",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
}

_RECORD_COLUMNS: Final = """
    r.record, n.source, r.key, r.content_hash, r.run, n.sha256 as file, n.file_name, r.line, r.cells,
    case when n.kind = 'documents' then lower(hex(r.record)) end as document,
    r.source_date, n.obtained, n.compartment, n.mapping, n.extractor, n.number, r.said"""

_STATEMENT_COLUMNS: Final = ", ".join(
    "n.compartment" if column == "compartment" else f's."{column}"' for column in STATEMENT_COLUMNS
)


def view_statements(files: Mapping[str, Sequence[str]], as_of: int | None) -> list[str]:
    """SQL statements that define every view, in an order that works."""
    # Runs are few and in every join: a table of their own, read once.
    kept = {"runs": "table"}
    raw = [
        f"create or replace {kept.get(name, 'view')} raw_{name} as {_raw(name, paths)}"
        for name, paths in files.items()
    ]
    until = "" if as_of is None else f" where number <= {as_of}"
    runs = f"create or replace view runs as select * from raw_runs{until}"
    return [*raw, runs, *(_DERIVED if len(files) == len(SCHEMAS) else ())]


# A sighting (said = false) is the same content seen again with a later date: it moves its version forward in time
# but says nothing itself. Only records with several rows are ranked; they are few, and the rest needs no window.
_RANKED: Final = """
    select *, row_number() over (
        partition by record, compartment order by newest desc, content_hash desc, said desc, number desc) as rank
    from (select *, max(source_date || chr(31) || obtained) over (
              partition by record, compartment, content_hash) as newest
          from several)"""

# A record not seen since its source was last listed whole has ended: `ended` needs no order of arrival either.
_LISTED: Final = (
    "select source, compartment, max(obtained) as listed from {runs} where kind = 'whole' group by all"
)
_ENDED: Final = f"""
    select record, compartment from all_records join ({_LISTED.format(runs="runs")}) using (source, compartment)
    group by record, compartment having max(obtained) < any_value(listed)"""

_SUPERSEDED: Final = f"""
    with several as (
        select record, compartment, content_hash, source_date, obtained, said, number, run from all_records
        semi join (select record, compartment from all_records group by all having count(*) > 1) d
        using (record, compartment))
    select record, run from ({_RANKED}) where said and rank > 1
    union
    select r.record, r.run from all_records r semi join ended using (record, compartment) where r.said
    union
    select record, run from taken_back"""

_DERIVED: Final = (
    "create or replace view acquisitions as select distinct * exclude (registered_at) from raw_acquisitions",
    # Registered twice with different rules: the stricter ones hold.
    """create or replace view compartments as
           select id, min(source_set) as source_set, min(case_number) as case_number, min(body) as body,
           bool_and(is_open) as is_open, bool_or(is_secret) as is_secret, max(term) as term
           from raw_compartments group by id""",
    RECLOSED,
    TAKEN_BACK,
    f"""create or replace view all_records as select {_RECORD_COLUMNS} from raw_records r join runs n using (run)
            anti join taken_back t on r.record = t.record and r.run = t.run""",
    f"create or replace view ended as {_ENDED}",
    f"create or replace view superseded as {_SUPERSEDED}",
    """create or replace view records as select r.* from all_records r anti join superseded x
           on r.record = x.record and r.run = x.run where r.said""",
    f"""create or replace view all_statements as
            select {_STATEMENT_COLUMNS} from raw_statements s join runs n using (run)""",
    """create or replace view first_seen as
           select mention, min(number) as seen from raw_statements join runs using (run) group by mention""",
    """create or replace view statements as select s.* from all_statements s anti join superseded x
           on s.record = x.record and s.run = x.run""",
    """create or replace view documents as
           select lower(hex(d.record)) as document, d.record, n.source, d.title, d.text, d.sha256, d.media, d.run,
           n.compartment from raw_documents d join runs n using (run) anti join superseded x
           on d.record = x.record and d.run = x.run""",
    """create or replace view quarantine as
           select q.*, n.source, n.mapping, n.file_name, n.sha256 as file, n.compartment
           from raw_quarantine q join runs n using (run) where """
    + STANDS,
)


def current_versions_of(records: str, until: int) -> str:
    """SQL giving record, run and compartment of the current versions of a few records, as of a run number; among
    compartments the newest first."""
    columns = "r.record, n.compartment, r.content_hash, r.source_date, n.obtained, r.said, n.number, r.run"
    return f"""
    with several as (select * from ({rows_that_stand(columns, records)}) where number <= {until})
    select record, run, compartment from ({_RANKED}) where said and rank = 1
    order by newest desc, content_hash desc, number desc"""


def ended_of(records: str, until: int) -> str:
    """SQL giving record and compartment of those of a few records that have ended, as of a run number."""
    columns = "r.record, n.source, n.compartment, n.obtained, n.number"
    return f"""
    with known as (from raw_runs where number <= {until})
    select record, compartment
    from (select * exclude (number) from ({rows_that_stand(columns, records)}) where number <= {until})
    join ({_LISTED.format(runs="known")}) using (source, compartment)
    group by record, compartment having max(obtained) < any_value(listed)"""


def _raw(name: str, files: Sequence[str]) -> str:
    if files:
        return f"select * from read_parquet({file_list(files)})"
    columns = ", ".join(f'null::{_DUCKDB_TYPES[str(f.type)]} as "{f.name}"' for f in SCHEMAS[name])
    return f"select {columns} where false"
