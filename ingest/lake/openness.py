"""What was open and is no more. Material that came without an instrument is open to the whole home because nobody said
otherwise; the same file delivered under an instrument that closes it, before or after, says otherwise, and the
stricter word holds: in the home's own compartment its rows do not exist any more, whoever looks and whichever
earlier state is asked for. A sheet that says `open: true` is somebody's word and stands until it is registered anew.

Nothing is struck out. Which rows these are is computed by the views, so neither order nor number of imports matters.
"""
# ruff: noqa: S608 -- SQL is put together from our own constants

from typing import Final

from ontology.compartment import LOCAL

ORIGIN: Final = "更正·原文件SHA-256"
"""Cell of a corrected row that names the original it corrects: it is as open as that."""

# Originals that lie in the home's own compartment and in one that is closed. A few at most, so a table.
RECLOSED: Final = f"""
    create or replace table reclosed as
    select sha256 from raw_runs semi join (select id as compartment from compartments where not is_open)
        using (compartment)
    intersect select sha256 from raw_runs where compartment = {LOCAL.id}"""

# A row of one of them, or a correction of such a row.
_OF_RECLOSED: Final = f"""(n.sha256 in (from reclosed) or n.file_name like '%（更正）'
        and json_extract_string(r.cells, '$."{ORIGIN}"') in (from reclosed))"""

# (record, run) of what does not exist: equal content is the same row, from whichever open file it was first read.
# A table too: a view was looked for in each query with nothing to take back (.07 -> .2 s over 440,000 statements).
TAKEN_BACK: Final = f"""
    create or replace table taken_back as
    with closing as (select run from raw_runs n where n.sha256 in (from reclosed)
                         or n.file_name like '%（更正）' and (select count(*) from reclosed) > 0),
    material as (
        select r.record, r.content_hash from raw_records r join raw_runs n using (run) semi join closing using (run)
        where {_OF_RECLOSED})
    select r.record, r.run from raw_records r join raw_runs n using (run)
        semi join material using (record, content_hash)
    where n.compartment = {LOCAL.id}"""

STANDS: Final = f"not (n.compartment = {LOCAL.id} and n.sha256 in (from reclosed))"
"""Of a run `n`: its file is not one of those."""


def rows_that_stand(columns: str, records: str) -> str:
    """SQL giving columns of `raw_records` r and `raw_runs` n for the rows of a few records that were not taken back."""
    return f"""
    select {columns} from raw_records r join raw_runs n using (run)
        anti join taken_back t on r.record = t.record and r.run = t.run
    where r.record in {records}"""
