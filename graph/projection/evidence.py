"""The evidence index: every statement under the entity or relation it speaks of, references only.

A relation's rows hold both its ends. The statement's id is computed here as `ontology.statement.statement_id` does.
"""

from typing import Final

ROWS: Final = """
with owner as (
    select mention, bucket, 0 as kind, entity as id from graph_member
    union all
    select mention, bucket, 1 as kind, relation as id from graph_edge where dropped is null
)
select o.kind, o.id, s.bucket, s.mention,
    substr(sha256(concat_ws(chr(31), s.property, coalesce(s.value, chr(9216)), lower(hex(s.record)),
        coalesce(s.start::varchar, chr(9216)), coalesce(s."end"::varchar, chr(9216)),
        coalesce(s."column", chr(9216)), s.asserted_by, s.standing, s.polarity)), 1, 16) as place,
    s.property, s.value, s.record, s.start, s."end", s."column", s.extractor, s.confidence, s.asserted_by, s.polarity,
    s.firm, s.source, s.source_date
from graph_statement s join owner o on o.mention = s.mention and o.bucket = s.bucket
order by o.kind, o.id
"""
