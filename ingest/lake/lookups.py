"""Look-ups of one thing, for a person who clicked: they name the few files' row groups by id and rank only what
they found, where the views would rank every record (5-10 ms against a whole scan)."""
# ruff: noqa: S608 -- SQL is put together from the names of our own tables and columns; values are bound

import json
from collections.abc import Collection
from typing import Any, Final

import duckdb

from ingest.lake.rows import Cell, LakeDocument, LakeRecord, LakeStatement, SourceStatus
from ingest.lake.views import current_versions_of, ended_of
from ontology.ids import MentionId, RecordId
from ontology.standing import AssertedBy, Polarity, Standing
from ontology.statement import STATEMENT_COLUMNS, Evidence, Statement, ValueKind
from ontology.times import Bound, Interval, Precision

Compartments = Collection[int] | None
Connection = duckdb.DuckDBPyConnection

_STATEMENT: Final = ", ".join(f's."{c}"' for c in STATEMENT_COLUMNS if c != "compartment")


def records(
    c: Connection, ids: Collection[RecordId], compartments: Compartments, as_of: str | None
) -> dict[RecordId, LakeRecord]:
    """The newest versions that the compartments hold, of several at once: a court stands in hundreds of documents, and
    asking for each apart took seconds."""
    runs = _newest_runs(c, ids, compartments, as_of)
    if not runs:
        return {}
    found = c.execute(
        f"""select r.record, n.source, r.key, n.mapping, n.sha256, n.file_name, r.line, r.cells, n.kind,
            r.source_date, n.obtained, n.compartment, r.run, n.headers from raw_records r join raw_runs n using (run)
            where r.record in ({_named(runs)})"""
    ).fetchall()
    return {
        RecordId(record.hex()): _record(RecordId(record.hex()), tuple(row))
        for record, *row in found
        if runs[record] == row[-2]
    }


def documents(
    c: Connection, ids: Collection[str], compartments: Compartments, as_of: str | None
) -> dict[str, LakeDocument]:
    """Texts of the newest versions that the compartments hold, of several at once."""
    runs = _newest_runs(c, ids, compartments, as_of)
    if not runs:
        return {}
    found = c.execute(
        f"""select d.record, n.source, d.title, d.text, d.sha256, d.media, n.compartment, d.run
            from raw_documents d join raw_runs n using (run) where d.record in ({_named(runs)})"""
    ).fetchall()
    return {
        record.hex(): LakeDocument(record.hex(), RecordId(record.hex()), *row)
        for record, *row in found
        if runs[record] == row[-1]
    }


def statements_of(
    c: Connection, mention: MentionId, compartments: Compartments, as_of: str | None
) -> list[LakeStatement]:
    """Statements of the mention in current versions of its records that have not ended."""
    found = c.execute(
        f"""select {_STATEMENT}, n.compartment from raw_statements s join raw_runs n using (run)
            where s.mention = $1 and n.number <= $2""",
        [_blob(mention), _until(as_of)],
    ).fetchall()
    said = [row for row in found if compartments is None or row[-1] in compartments]
    records = {row[5] for row in said}
    ended = _ended(c, records, as_of)
    current = {(r, run) for r, run, place in _current_versions(c, records, as_of) if (r, place) not in ended}
    return [_statement(row) for row in said if (row[5], row[-2]) in current]


def status(c: Connection) -> list[SourceStatus]:
    """One entry a source; `mapping` is the one last used."""
    rows = c.execute(
        """select source, arg_max(mapping, number), sum(rows_in)::bigint, sum(accepted)::bigint,
           sum(accepted - changed)::bigint, sum(changed)::bigint, sum(quarantined)::bigint, sum(unchanged)::bigint,
           coalesce(any_value(e.closed), 0), min(committed_at), max(committed_at)
           from runs left join (select source, count(distinct (record, compartment)) as closed
                                from all_records semi join ended using (record, compartment) group by source) e
           using (source) group by source order by source"""
    ).fetchall()
    return [SourceStatus(*row) for row in rows]


def _newest_runs(
    c: Connection, ids: Collection[str], compartments: Compartments, as_of: str | None
) -> dict[bytes, str]:
    """Runs of the current versions; among several compartments the one that was obtained last."""
    versions = _current_versions(c, {_blob(id) for id in ids} - {b""}, as_of)
    seen = [(record, run) for record, run, place in versions if compartments is None or place in compartments]
    return dict(reversed(seen))


def _current_versions(
    c: Connection, records: Collection[bytes], as_of: str | None
) -> list[tuple[bytes, str, int]]:
    if not records:
        return []
    return c.execute(current_versions_of(f"({_named(records)})", _until(as_of))).fetchall()


def _ended(c: Connection, records: Collection[bytes], as_of: str | None) -> set[tuple[bytes, int]]:
    if not records:
        return set()
    return set(c.execute(ended_of(f"({_named(records)})", _until(as_of))).fetchall())


def _named(records: Collection[bytes]) -> str:
    """Constants, by which files and row groups are left out; bound values would not tell them."""
    return ", ".join(f"unhex('{record.hex()}')" for record in records)


def _until(as_of: str | None) -> int:
    return 2**62 if as_of is None else int(as_of)


def _blob(id: str) -> bytes:
    """An id from outside may be no hex at all: then it names nothing."""
    try:
        return bytes.fromhex(id)
    except ValueError:
        return b""


def _record(id: RecordId, row: tuple[Any, ...]) -> LakeRecord:
    source, key, mapping, file, name, line, cells, kind, source_date, obtained, compartment, run, headers = (
        row
    )
    written: dict[str, str] = json.loads(headers)
    shown = tuple(Cell(c, written.get(c, c), v or "") for c, v in json.loads(cells).items())
    return LakeRecord(
        id, source, key, mapping, file, name, line, shown, kind == "documents", source_date, obtained,
        compartment, run,
    )  # fmt: skip


def _statement(row: tuple[Any, ...]) -> LakeStatement:
    get = dict(zip(STATEMENT_COLUMNS, row, strict=True))
    evidence = Evidence(RecordId(get["record"].hex()), get["start"], get["end"], get["column"])
    valid = Interval(
        Bound(get["valid_from"] or "", Precision(get["valid_from_precision"])),
        Bound(get["valid_to"] or "", Precision(get["valid_to_precision"])),
    )
    statement = Statement(
        mention=MentionId(get["mention"].hex()),
        type=get["type"],
        property=get["property"],
        value=get["value"],
        value_kind=ValueKind(get["value_kind"]),
        evidence=evidence,
        extractor=get["extractor"],
        asserted_by=AssertedBy(get["asserted_by"]),
        standing=Standing(get["standing"]),
        polarity=Polarity(get["polarity"]),
        confidence=get["confidence"],
        valid=valid,
    )
    return LakeStatement(statement, get["run"], get["compartment"])
