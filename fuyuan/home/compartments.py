"""The restricted compartments of the lake: which belong to a case, and whose they are."""

from dataclasses import dataclass
from datetime import date

from ingest.lake import Lake


@dataclass(frozen=True, slots=True)
class Restricted:
    """One restricted compartment, with the name of the body that owns it."""

    id: int
    case_number: str
    body: str
    is_secret: bool


def restricted(lake: Lake, today: date) -> list[Restricted]:
    """All restricted compartments whose term has not ended."""
    with lake.reading() as cursor:
        rows = cursor.execute(
            """select id, case_number, body, is_secret from compartments
               where not is_open and (coalesce(term, '') = '' or term >= ?) order by id""",
            [today.isoformat()],
        ).fetchall()
    return [Restricted(*row) for row in rows]
