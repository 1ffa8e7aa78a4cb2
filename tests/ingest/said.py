"""A lake's content without run ids and clocks: what two lakes must agree on to be equal."""

from ingest import Lake
from ontology.statement import STATEMENT_COLUMNS

CLOCKLESS = ", ".join(f'"{column}"' for column in STATEMENT_COLUMNS if column != "run")


def rows(lake: Lake, query: str) -> list[tuple]:
    with lake.connect() as connection:
        return connection.execute(query).fetchall()


def current(lake: Lake) -> list[tuple]:
    """Current statements, sorted."""
    return sorted(rows(lake, f"select {CLOCKLESS} from statements"), key=repr)


def everything(lake: Lake) -> dict[str, list[tuple]]:
    """All that committed runs vouch for, sorted, without run ids, run numbers and clocks."""
    queries = {
        "statements": f"select {CLOCKLESS} from all_statements",
        "records": """select record, source, key, content_hash, file, file_name, line, cells, document, source_date,
                      obtained, compartment, mapping, extractor, said from all_records""",
        "documents": "select record, source, title, text, sha256, media, compartment from documents",
        "quarantine": """select scope, line, "column", code, reason, raw, source, mapping, file, compartment
                         from quarantine""",
        "runs": """select source, mapping, extractor, kind, file_name, sha256, sm3, size, acquisition, compartment,
                   obtained, headers, rows_in, accepted, changed, unchanged, quarantined, cell_issues, break_note
                   from runs""",
        "compartments": "select * from compartments",
    }
    with lake.connect() as connection:
        found = {name: connection.execute(query).fetchall() for name, query in queries.items()}
    return {name: sorted(answer, key=repr) for name, answer in found.items()}


def values(lake: Lake, type_: str, property_: str) -> list[str]:
    """Current values of a property, sorted."""
    found = rows(lake, f"select value from statements where type = '{type_}' and property = '{property_}'")
    return sorted(value for (value,) in found)
