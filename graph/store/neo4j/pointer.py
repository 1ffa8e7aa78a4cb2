"""The pointer node: which build answers, and who is writing the next.

Readers take the build number from it once an answer and see nothing newer. `moves` remembers when it moved: what a
build superseded may be removed once every transaction that began before the move has met its time limit.
"""

from dataclasses import dataclass
from typing import Any, Final

from graph.errors import OtherFormatError
from graph.model import BuildInfo
from graph.store.neo4j.naming import kinds_of

NAME: Final = "graph"
FORMAT: Final = "2"
MATCH: Final = f"MATCH (p:Pointer {{name: '{NAME}'}})"
READ: Final = f"""{MATCH}
RETURN p.version, p.floor, p.build, p.world_date, coalesce(p.redirects, false), coalesce(p.kept, 0),
    coalesce(p.types, []), p.format
"""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Build number that answers, the lowest that counts, the build's name and day; `redirects` if any id leads
    elsewhere, `kept` the oldest build number that can still be read. `types`: every relation type that the graph ever
    held, because a question for each type of the vocabulary takes seconds to plan and most stand in no one graph."""

    version: int
    floor: int
    info: BuildInfo
    redirects: bool
    kept: int
    types: tuple[str, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The types of relationship that hold shares."""
        return kinds_of(self.types)


def pointer_of(rows: list[list[Any]]) -> Pointer | None:
    """What READ found; None where nothing was built."""
    if not rows or not rows[0][0]:
        return None
    version, floor, build, world_date, redirects, kept, types, form = rows[0]
    if form != FORMAT:
        raise OtherFormatError("Neo4j", found=form, wanted=FORMAT)
    return Pointer(version, floor, BuildInfo(build, world_date), redirects, kept, tuple(types))


@dataclass(frozen=True, slots=True)
class Move:
    """The pointer became `version` (and the floor `floor`) at `time`, in milliseconds of the server's clock."""

    version: int
    floor: int
    time: int

    def __str__(self) -> str:
        return f"{self.version} {self.floor} {self.time}"


def move_of(text: str) -> Move:
    """What `str` wrote."""
    version, floor, time = map(int, text.split())
    return Move(version, floor, time)
