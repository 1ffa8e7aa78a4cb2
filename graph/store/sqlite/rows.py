"""Rows from shares: the one place where the model is laid out in columns, for a new file and for an increment."""

from collections.abc import Mapping
from typing import Any, Final

import apsw

from graph.errors import StoreError
from graph.merge import caption, merge_properties
from graph.model import EntityShare, EvidenceRow, Properties, RelationShare
from graph.searching import SEARCHABLE, fold, grams
from graph.store.sqlite.codec import (
    ASSERTED_NUMBER,
    ENDS,
    RANKS,
    dump_detail,
    dump_properties,
    pack_id,
)
from ontology.standing import Polarity
from ontology.viewer import OPEN

Row = tuple[object, ...]

INSERT_ENTITY: Final = "insert into entity values (?,?,?,?,?,?)"
INSERT_RELATION: Final = "insert into relation values (null,?,?,?,?,?,?,?,?,?,?,?,?)"
INSERT_EVIDENCE: Final = "insert into evidence values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
INSERT_NAME: Final = "insert into name values (?,?,?,?)"
INSERT_GRAM: Final = "insert into gram (rowid, text) values (?,?)"
DELETE_GRAM: Final = "insert into gram (gram, rowid, text) values ('delete',?,?)"


class Words(dict[str, int]):
    """Numbers for names that repeat: types are fixed in the file, other words come as they appear. A dictionary,
    because every row asks it several times."""

    def __init__(self, connection: apsw.Connection) -> None:
        words: Any = connection.execute("select text, num from word")
        super().__init__(words)
        self._connection = connection
        self.types: dict[str, int] = {n: num for num, n in connection.execute("select num, name from type")}
        self._compartments = {c for (c,) in connection.execute("select id from compartment")}

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self) + 1
        self._connection.execute("insert into word values (?,?)", (number, text))
        return number

    def type(self, name: str) -> int:
        """Number of a type; raises StoreError on one that the vocabulary did not have at the build."""
        number = self.types.get(name)
        if number is None:
            raise StoreError(f"图谱建立时还没有类型 {name}。请运行 fuyuan build 重建。")
        return number

    def compartment(self, id: int) -> int:
        """The id itself, known to the file from now on."""
        if id not in self._compartments:
            self._compartments.add(id)
            self._connection.execute("insert into compartment values (?)", (id,))
        return id


def entity_row(share: EntityShare, properties: Properties, words: Words, node: int) -> Row:
    """Row of `entity`; the properties come merged."""
    shown = caption(share.type, properties)
    text = dump_properties(properties)
    return node, words.compartment(share.compartment), words.type(share.type), share.mentions, shown, text


def relation_row(share: RelationShare, words: Words, ends: tuple[int, int]) -> Row:
    """Row of `relation`, without its number."""
    properties = share.properties and merge_properties(share.type, [share.properties])
    return (
        pack_id(share.relation),
        words.compartment(share.compartment),
        words.type(share.type),
        *ends,
        RANKS[share.standing, share.effect],
        share.positive,
        share.counter,
        share.taken_down,
        share.since,
        share.until,
        dump_detail(share.qualifiers, properties),
    )


def evidence_row(row: EvidenceRow, words: Words, owner: int | bytes) -> Row:
    """Row of `evidence`. The owner is a node's number or a relation's bytes; a mention as value is bytes."""
    mention, _, place = row.statement.partition(".")
    if mention != row.mention or len(place) != 16:
        raise StoreError(f"statement {row.statement!r} is not of mention {row.mention}")
    return (
        owner,
        RANKS[row.standing, row.effect],
        row.source_date,
        bytes.fromhex(mention),
        bytes.fromhex(place),
        words.compartment(row.compartment),
        words[row.property],
        _value(row.property, row.value),
        bytes.fromhex(row.record),
        row.start,
        row.end,
        None if row.column is None else words[row.column],
        words[row.extractor],
        row.confidence,
        ASSERTED_NUMBER[row.asserted_by],
        row.polarity is Polarity.NEGATIVE,
        words[row.source],
    )


def _value(property_: str, value: str) -> str | bytes:
    if property_ not in ENDS or len(value) != 32:
        return value
    try:
        raw = bytes.fromhex(value)
    except ValueError:
        return value
    return raw if raw.hex() == value else value


PackedRelation = tuple[Any, ...]
"""(id, compartment, type, subject, object, (standing, effect), positive, counter, taken down, since, until,
qualifiers, properties), ids as bytes: a RelationShare without the object."""
PackedEvidence = tuple[Any, ...]
"""(is the owner a relation, owner, (standing, effect), source date, mention, row, compartment, property, value,
record, start, end, column, extractor, confidence, asserted by, polarity, source): likewise an EvidenceRow."""


def packed_relation_row(row: PackedRelation, words: Words, nodes: Mapping[bytes, int]) -> Row:
    """Row of `relation`, as `relation_row` makes it."""
    raw, compartment, type_name, subject, object_, claim, positive, counter, down, since, until, *rest = row
    qualifiers, properties = rest
    return (
        raw,
        words.compartment(compartment),
        words.type(type_name),
        nodes[subject],
        nodes[object_],
        RANKS[claim],
        positive,
        counter,
        down,
        since,
        until,
        dump_detail(qualifiers, properties and merge_properties(type_name, [properties])),
    )


def packed_evidence_row(row: PackedEvidence, words: Words, nodes: Mapping[bytes, int]) -> Row:
    """Row of `evidence`, as `evidence_row` makes it."""
    kind, owner, claim, date, mention, place, compartment, property_, value, record, start, end, *rest = row
    column, extractor, confidence, asserted_by, polarity, source = rest
    return (
        owner if kind else nodes[owner],
        RANKS[claim],
        date,
        mention,
        place,
        words.compartment(compartment),
        words[property_],
        _value(property_, value),
        record,
        start,
        end,
        column and words[column],
        words[extractor],
        confidence,
        ASSERTED_NUMBER[asserted_by],
        polarity == Polarity.NEGATIVE,
        words[source],
    )


def name_rows(properties: Properties) -> list[str]:
    """The folded texts that a share is found by, each once."""
    found = (fold(v.value) for name, values in properties.items() if name in SEARCHABLE for v in values)
    return [text for text in dict.fromkeys(found) if text]


def gram_text(folded: str, compartment: int) -> str:
    """Terms of one text. A restricted share's terms carry their compartment, so that a query of somebody else
    does not even meet them; no open term is long enough to be one of those."""
    terms = grams(folded)
    return " ".join(terms if compartment == OPEN else (restricted_gram(t, compartment) for t in terms))


def restricted_gram(term: str, compartment: int) -> str:
    """The term as it stands in a restricted compartment."""
    return f"{compartment:x}|{term}"
