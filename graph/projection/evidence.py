"""The evidence index: every statement under the entity or relation it speaks of, references only.

A relation's rows hold both its ends. The statement's id is computed here as `ontology.statement.statement_id` does.
ORDER is the order in which a store keeps them; of statements equal in all but extractor and confidence, the
most confident comes first and is the one kept.
"""

from typing import Final

ROWS: Final = """
with owner as (
    select mention, bucket, 0 as kind, entity as id from graph_member
    union all
    select mention, bucket, 1 as kind, relation as id from graph_edge where dropped is null
)
select o.kind, o.id, s.firm, s.source_date, s.mention,
    unhex(substr(sha256(concat_ws(chr(31), s.property, coalesce(s.value, chr(9216)), lower(hex(s.record)),
        coalesce(s.start::varchar, chr(9216)), coalesce(s."end"::varchar, chr(9216)),
        coalesce(s."column", chr(9216)), s.asserted_by, s.standing, s.polarity)), 1, 16)) as row,
    s.bucket, s.property, s.value, s.record, s.start, s."end", s."column", s.extractor, s.confidence, s.asserted_by,
    s.polarity, s.source
from graph_statement s join owner o on o.mention = s.mention and o.bucket = s.bucket
"""
ORDER: Final = (
    " order by kind, id, firm desc, source_date desc, mention, row, bucket, confidence desc, extractor"
)
SAME: Final = 7
"""Rows equal in this many columns from the left are one statement in one compartment."""
HASH: Final = 5
"""The one of these columns that almost always differs."""
