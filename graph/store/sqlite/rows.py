"""Rows from shares: the one place where the model is laid out in columns, for a new file and for an increment."""

from typing import Final

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


class Words:
    """Numbers for names that repeat: types are fixed in the file, other words come as they appear."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self.types: dict[str, int] = {n: num for num, n in connection.execute("select num, name from type")}
        self._words: dict[str, int] = {t: num for num, t in connection.execute("select num, text from word")}
        self._compartments = {c for (c,) in connection.execute("select id from compartment")}

    def type(self, name: str) -> int:
        """Number of a type; raises StoreError on one that the vocabulary did not have at the build."""
        number = self.types.get(name)
        if number is None:
            raise StoreError(f"type {name!r} is not in this build's vocabulary: make a full build")
        return number

    def __getitem__(self, text: str) -> int:
        number = self._words.get(text)
        if number is None:
            number = self._words[text] = len(self._words) + 1
            self._connection.execute("insert into word values (?,?)", (number, text))
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
        _value(row),
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


def _value(row: EvidenceRow) -> str | bytes:
    if row.property in ENDS and len(row.value) == 32:
        raw = _bytes(row.value)
        return row.value if raw is None else raw
    return row.value


def _bytes(text: str) -> bytes | None:
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        return None
    return raw if raw.hex() == text else None


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
