"""The right to write: one at a time, and lost as soon as somebody else takes it.

Every writing transaction first takes the pointer's lock and looks whose token stands there. A process that slept
through another's take-over therefore stops at its next transaction, with nothing written.
"""

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from graph.errors import OtherFormatError
from graph.store.neo4j.errors import StoreUnavailableError, WriterReplacedError
from graph.store.neo4j.naming import kinds_of
from graph.store.neo4j.pointer import FORMAT, MATCH, NAME
from graph.store.neo4j.sessions import Sessions, Work

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

T = TypeVar("T")

PATIENCE: Final = 120.0
"""Seconds without the server before a writer gives up; a restart takes ten to thirty."""
PAUSE: Final = 0.5
CHUNK: Final = 10_000
"""Nodes or relationships cleared in one transaction."""

_TAKE: Final = f"""
MERGE (p:Pointer {{name: '{NAME}'}})
ON CREATE SET p.version = 0, p.floor = 0, p.kept = 0, p.swept = 0, p.moves = [], p.format = '{FORMAT}'
SET p.pen = $pen
RETURN p.version, p.pending, coalesce(p.types, []), p.format
"""
_ANNOUNCE: Final = f"{MATCH} SET p.types = $types"
_HELD: Final = f"{MATCH} SET p.held = $pen RETURN p.pen = $pen"


class Pen:
    """Taken on creation. `version` is the build that answers, `pending` one that a dead writer left,
    `types` the relation types that the graph may hold, that build's among them."""

    def __init__(self, sessions: Sessions, *, patience: float = PATIENCE) -> None:
        self._sessions, self._patience = sessions, patience
        self._token = secrets.token_hex(8)
        self.version, self.pending, self.types = self._take()

    def _take(self) -> tuple[int, int | None, tuple[str, ...]]:
        def work(tx: "ManagedTransaction") -> list[Any]:
            (row,) = tx.run(_TAKE, {"pen": self._token}).values()
            return row

        version, pending, types, form = self._persist(work)
        if form != FORMAT:
            raise OtherFormatError("Neo4j", found=form, wanted=FORMAT)
        return version, pending, tuple(types)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The types of relationship that hold shares."""
        return kinds_of(self.types)

    def announce(self, types: Iterable[str]) -> None:
        """Relation types about to be written are known first: what stands can then never be overlooked."""
        self.types = tuple(sorted({*self.types, *types}))
        asked = {"types": list(self.types)}
        self.write(lambda tx: tx.run(_ANNOUNCE, asked).consume())

    def write(self, work: Work[T]) -> T:
        """The result of a transaction under the pen; done again until it is known to have happened, so `work` has
        to be one that may happen twice or knows that it did."""

        def held(tx: "ManagedTransaction") -> T:
            if tx.run(_HELD, {"pen": self._token}).values() != [[True]]:
                raise WriterReplacedError(self._sessions.uri)
            return work(tx)

        return self._persist(held)

    def clear(self, text: str, parameters: Mapping[str, Any]) -> None:
        """Run a statement that clears at most `$chunk` things and returns how many, until there are none."""
        asked = {**parameters, "chunk": CHUNK}

        def work(tx: "ManagedTransaction") -> int:
            return int(tx.run(text, asked).values()[0][0])

        while self.write(work):
            pass

    def patiently(self, action: Callable[[], T]) -> T:
        """The result of something that may be done twice, done again while the server is away."""
        end = time.monotonic() + self._patience
        while True:
            try:
                return action()
            except StoreUnavailableError:
                if time.monotonic() >= end:
                    raise
                time.sleep(PAUSE)

    def _persist(self, work: Work[T]) -> T:
        return self.patiently(lambda: self._sessions.write(work))
