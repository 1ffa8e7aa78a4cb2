"""Identities that a re-run gives again: hashes of what a source said, never counters or clocks.

Canonical strings join their parts with U+001F; a missing part is U+2400, as in SQL where a NULL would
swallow the whole concatenation. The hash is SHA-256 cut to 128 bits, because a source may be hostile
(a defendant picks their company's name) and MD5 collisions are cheap. DuckDB and Spark compute the same.
"""

import hashlib
from typing import NewType

MentionId = NewType("MentionId", str)
"""32 hex digits; 16 bytes in the lake."""
RecordId = NewType("RecordId", str)
"""32 hex digits; one row or document of a source, whatever its version."""
EntityId = NewType("EntityId", str)
"""'e' + the anchor mention's 32 hex digits."""
RelationId = NewType("RelationId", str)
"""'r' + 32 hex digits: hash of ends, type and merging qualifiers (state) or of the mention (event)."""
StatementId = NewType("StatementId", str)
"""mention hex + '.' + 16 hex digits of the row; computed, never stored."""

SEPARATOR = "\x1f"
MISSING = "\u2400"


def canonical(*parts: str | None) -> str:
    """The string that is hashed; refuses the separator inside a part, which could forge another identity."""
    for part in parts:
        if part is not None and SEPARATOR in part:
            raise ValueError(
                f"{part!r} contains U+001F, which separates the parts of an identity: remove it first"
            )
    return SEPARATOR.join(MISSING if part is None else part for part in parts)


def digest(*parts: str | None) -> str:
    """First 32 hex digits of SHA-256 over the canonical string."""
    return hashlib.sha256(canonical(*parts).encode()).hexdigest()[:32]


def record_id(source: str, key: str) -> RecordId:
    """Identity of a record: its data set and its key there, whichever file brought it."""
    return RecordId(digest(source, key))


def mention_id(source: str, key: str, type_name: str, name: str, ordinal: int = 0) -> MentionId:
    """Identity of a mention; `ordinal` counts equal (type, name) within one record, from 0."""
    return MentionId(digest(source, key, type_name, name, str(ordinal)))


def relation_mention_id(
    source: str,
    key: str,
    type_name: str,
    subject: MentionId,
    object_: MentionId,
    qualifier: str = "",
    ordinal: int = 0,
) -> MentionId:
    """Identity of a relation's own mention: its ends and what tells it apart (a role, an offence)."""
    return mention_id(source, key, type_name, f"{subject}>{object_}>{qualifier}", ordinal)


def entity_id(anchor: MentionId) -> EntityId:
    """Entity of the cluster whose first-seen member is `anchor`."""
    return EntityId("e" + anchor)


def state_relation_id(subject: EntityId, type_name: str, object_: EntityId, *qualifiers: str) -> RelationId:
    """Edge that merges: equal ends, type and qualifiers are one relation."""
    return RelationId("r" + digest(subject, type_name, object_, *qualifiers))


def event_relation_id(mention: MentionId) -> RelationId:
    """Edge that never merges by itself: one event, one mention (or one event cluster's anchor)."""
    return RelationId("r" + mention)
