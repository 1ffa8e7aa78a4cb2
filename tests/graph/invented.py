"""Invented statements, and the views the projection reads, made of them without a lake."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from ontology.ids import MentionId, mention_id, record_id, relation_mention_id
from ontology.standing import AssertedBy, Polarity, Standing
from ontology.statement import STATEMENT_COLUMNS, Evidence, Statement, ValueKind
from ontology.times import UNKNOWN_INTERVAL, Interval
from ontology.vocabulary import vocabulary

COURT, REGISTER = "invented judgments", "invented register"


@dataclass
class Record:
    """One document or row of an invented source, and what it says. Judgments have spans, rows have columns."""

    key: str
    source: str = COURT
    compartment: int = 1
    source_date: str = "2024-05-06"
    statements: list[Statement] = field(default_factory=list)
    _place: int = 0

    def say(self, mention: MentionId, type_name: str, property_: str, value: str, **how: object) -> None:
        """One statement; `how` overrides what a court's text or a register's row says by default."""
        text = self.source != REGISTER
        self._place += 2
        self.statements.append(
            Statement(
                mention=mention,
                type=type_name,
                property=property_,
                value=value,
                value_kind=_kind(type_name, property_),
                evidence=Evidence(
                    record_id(self.source, self.key),
                    self._place if text else None,
                    self._place + 1 if text else None,
                    None if text else property_,
                ),
                extractor="invented@1",
                **{"asserted_by": AssertedBy.COURT if text else AssertedBy.REGISTER}
                | {"standing": Standing.FOUND if text else Standing.RECORDED}
                | how,  # type: ignore[arg-type]
            )
        )

    def entity(self, type_name: str, name: str, **properties: str) -> MentionId:
        """A mention with its name (the caption property of its type) and other properties."""
        me = mention_id(self.source, self.key, type_name, name)
        for property_, value in {vocabulary()[type_name].caption[0]: name, **properties}.items():
            self.say(me, type_name, property_, value)
        return me

    def relation(
        self,
        type_name: str,
        subject: MentionId,
        object_: MentionId,
        *,
        valid: Interval = UNKNOWN_INTERVAL,
        ordinal: int = 0,
        properties: Mapping[str, str] | None = None,
        **how: object,
    ) -> MentionId:
        """A relation's mention with both ends; `how` says who claims it, how firmly and with which polarity."""
        qualifier = "|".join((properties or {}).values())
        me = relation_mention_id(self.source, self.key, type_name, subject, object_, qualifier, ordinal)
        self.say(me, type_name, "subject", subject, valid=valid, **how)
        self.say(me, type_name, "object", object_, valid=valid, **how)
        for property_, value in (properties or {}).items():
            self.say(me, type_name, property_, value, **{**how, "polarity": Polarity.POSITIVE})
        return me


def _kind(type_name: str, property_: str) -> ValueKind:
    if property_ in ("subject", "object"):
        return ValueKind.MENTION
    return vocabulary().property(type_name, property_).value_kind


def judgment(key: str, case_number: str, *, compartment: int = 1) -> tuple[Record, MentionId]:
    """A court's document with its own proceeding."""
    record = Record(key, compartment=compartment)
    proceeding = record.entity("proceeding", case_number)
    document = record.entity("document", f"文书{key}")
    record.relation("document_of", document, proceeding, standing=Standing.RECORDED)
    return record, proceeding


def views(
    records: Iterable[Record],
    clusters: Iterable[Sequence[MentionId]] = (),
    *,
    restricted: Iterable[int] = (),
    connection: duckdb.DuckDBPyConnection | None = None,
) -> duckdb.DuckDBPyConnection:
    """The views `statements`, `records`, `compartments`, `clusters`; the first of a cluster is its anchor.
    Compartment 1 and all others that are not `restricted` are open."""
    connection = connection or duckdb.connect()
    kept = list(records)
    said = [(statement, record) for record in kept for statement in record.statements]
    columns = {name: [_cell(name, *each) for each in said] for name in STATEMENT_COLUMNS}
    types = {
        "mention": pa.binary(),
        "record": pa.binary(),
        "compartment": pa.int64(),
        "confidence": pa.float64(),
    }
    types |= {"start": pa.int32(), "end": pa.int32()}
    arrays = {name: pa.array(cells, types.get(name, pa.string())) for name, cells in columns.items()}
    _table(connection, "statements", arrays)
    _table(
        connection,
        "records",
        {
            "record": pa.array([bytes.fromhex(record_id(r.source, r.key)) for r in kept], pa.binary()),
            "compartment": pa.array([r.compartment for r in kept], pa.int64()),
            "source": pa.array([r.source for r in kept], pa.string()),
            "source_date": pa.array([r.source_date for r in kept], pa.string()),
        },
    )
    ids = sorted({1, *(r.compartment for r in kept)})
    is_open = pa.array([id not in set(restricted) for id in ids], pa.bool_())
    _table(connection, "compartments", {"id": pa.array(ids, pa.int64()), "is_open": is_open})
    pairs = [(member, group[0]) for group in clusters for member in group]
    _table(
        connection,
        "clusters",
        {
            "mention": pa.array([bytes.fromhex(m) for m, _ in pairs], pa.binary()),
            "anchor": pa.array([bytes.fromhex(a) for _, a in pairs], pa.binary()),
        },
    )
    return connection


def _table(connection: duckdb.DuckDBPyConnection, name: str, arrays: Mapping[str, pa.Array]) -> None:
    connection.register("incoming", pa.table(dict(arrays)))
    connection.execute(f"create or replace table {name} as select * from incoming")
    connection.unregister("incoming")


def _cell(name: str, statement: Statement, record: Record) -> object:
    evidence, valid = statement.evidence, statement.valid
    special = {
        "mention": bytes.fromhex(statement.mention),
        "record": bytes.fromhex(evidence.record),
        "start": evidence.start,
        "end": evidence.end,
        "column": evidence.column,
        "valid_from": valid.start.value,
        "valid_from_precision": str(valid.start.precision),
        "valid_to": valid.end.value,
        "valid_to_precision": str(valid.end.precision),
        "run": "run 1",
        "compartment": record.compartment,
    }
    if name in special:
        return special[name]
    value = getattr(statement, name)
    return value if name == "confidence" else str(value)
