"""The restricted compartments of the lake: which belong to a case, and whose they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingest.lake import Lake
from ontology.identifiers import stated_case


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


def of_case(known: Iterable[Restricted], case_number: str) -> frozenset[int]:
    """Those of a case that are not secret, whichever brackets its number was registered with."""
    asked = _one_form(case_number)
    return frozenset(r.id for r in known if asked and _one_form(r.case_number) == asked and not r.is_secret)


@lru_cache(maxsize=4096)
def _one_form(case_number: str) -> str:
    return stated_case(case_number) or case_number.strip()
