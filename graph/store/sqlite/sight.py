"""What a viewer sees of one file, as a piece of SQL.

Every query on shares goes through `Sight.of`, so that none can forget it. The ids are integers that the file
itself named, written into the text: SQLite then compares constants, and equal viewers share prepared statements.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import apsw

from ontology.viewer import OPEN, Viewer

NOWHERE: Final = (-1,)
"""No compartment has this id; an empty list would leave SQLite without a use for the index it is told to take."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The visible compartments that occur in the file, ascending."""

    compartments: tuple[int, ...]

    @classmethod
    def of_viewer(cls, connection: apsw.Connection, viewer: Viewer) -> "Sight":
        """The viewer's compartments among those of the file."""
        present = (id for (id,) in connection.execute("select id from compartment order by id"))
        return cls(tuple(id for id in present if viewer.sees(id)))

    def of(self, alias: str) -> str:
        """SQL condition: the share in `alias` is visible."""
        return _condition(self.compartments or NOWHERE, alias)


@lru_cache(maxsize=256)
def _condition(compartments: tuple[int, ...], alias: str) -> str:
    if compartments == (OPEN,):
        return f"{alias}.compartment = {OPEN}"
    return f"{alias}.compartment in ({','.join(map(str, compartments))})"
