"""Writing a build that nobody sees until it is whole.

A writer writes the next build number in transactions of some thousand rows and moves the pointer in a last one. Each
transaction notes on the pointer which batch it was, so one that is repeated because the server died during its
commit does nothing twice. What a dead writer left is undone before anything else is written.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from graph.errors import StoreError
from graph.model import GraphDelta
from graph.store.neo4j import schema, undo
from graph.store.neo4j.naming import kinds_of, relation_type
from graph.store.neo4j.pen import Pen
from graph.store.neo4j.pointer import MATCH
from graph.store.neo4j.sessions import Sessions
from graph.store.neo4j.statements import ENDS, ROWS, Statement, full, increment
from graph.store.neo4j.tidy import tidy

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_BEGIN: Final = f"{MATCH} SET p.pending = $next, p.batch = 0"
_BATCH: Final = f"{MATCH} RETURN p.batch"
_DONE: Final = f"{MATCH} SET p.batch = $batch, p.redirects = coalesce(p.redirects, false) OR $redirects"
_MOVE: Final = f"""
{MATCH} WHERE p.pending = $next
SET p.version = $next, p.floor = CASE WHEN $full THEN $next ELSE p.floor END,
    p.build = $build, p.world_date = $world_date
SET p.moves = p.moves + (toString(p.version) + ' ' + toString(p.floor) + ' ' + toString(timestamp()))
REMOVE p.pending, p.batch
"""


class _EndsMissingError(Exception):
    """A relation's end is no node yet."""


class Writer:
    """One call of `apply`, or one full build through the driver."""

    def __init__(self, sessions: Sessions) -> None:
        schema.ensure(sessions, ())
        self._sessions, self._pen = sessions, Pen(sessions)
        schema.ensure(sessions, self._pen.kinds)  # a build killed before its indexes left none
        self._version, self._batch = self._pen.version, 0
        if self._pen.pending is not None:
            undo.undo(self._pen)
        tidy(self._pen)

    def apply(self, deltas: Iterable[GraphDelta]) -> None:
        """Each delta becomes visible as a whole."""
        for delta in deltas:
            self._begin()
            self._announce(delta)
            self._write(increment(delta, self._next, self._pen.kinds))
            self._move(delta, full=False)

    def replace(self, deltas: Iterable[GraphDelta]) -> None:
        """All of them together take the place of everything there was, at once."""
        last = None
        self._begin()
        for last in deltas:
            if last.gone_entities or last.gone_relations:
                raise StoreError("nothing can be gone from a full build: increments go through apply()")
            self._announce(last)
            self._write(full(last, self._next))
        if last is None:
            raise StoreError("a build needs at least one delta, which names it")
        self._move(last, full=True)

    @property
    def _next(self) -> int:
        return self._version + 1

    def _begin(self) -> None:
        self._batch = 0
        self._pen.write(lambda tx: tx.run(_BEGIN, {"next": self._next}).consume())

    def _announce(self, delta: GraphDelta) -> None:
        new = {relation_type(share.type).name for share in delta.relations} - {*self._pen.types}
        if new:
            self._pen.patiently(lambda: schema.ensure(self._sessions, kinds_of(new)))
            self._pen.announce(new)

    def _write(self, statements: Iterable[Statement]) -> None:
        for batch in _batches(statements):
            self._batch += 1
            try:
                self._pen.write(partial(self._do, batch=batch, ensure=False))
            except _EndsMissingError:
                self._pen.write(partial(self._do, batch=batch, ensure=True))

    def _do(self, tx: "ManagedTransaction", *, batch: list[Statement], ensure: bool) -> None:
        if tx.run(_BATCH).values()[0][0] >= self._batch:
            return  # its commit had succeeded, only the answer was lost
        for statement in batch:
            if ensure and statement.ends:
                self._run(tx, ENDS, [row[:2] for row in statement.rows])
            found = self._run(tx, statement.text, statement.rows)
            if statement.ends and found[0][0] < len(statement.rows):
                raise _EndsMissingError
        moved = any("REDIRECTED {" in statement.text for statement in batch)
        tx.run(_DONE, {"batch": self._batch, "redirects": moved}).consume()

    def _run(self, tx: "ManagedTransaction", text: str, rows: Any) -> list[list[Any]]:
        asked = {"rows": rows, "version": self._version, "next": self._next}
        return tx.run(text, asked).values()

    def _move(self, delta: GraphDelta, *, full: bool) -> None:
        asked = {"next": self._next, "full": full, "build": delta.build, "world_date": delta.world_date}
        self._pen.write(lambda tx: tx.run(_MOVE, asked).consume())
        self._version += 1


def _batches(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    batch: list[Statement] = []
    size = 0
    for statement in statements:
        if batch and size + len(statement.rows) > ROWS:
            yield batch
            batch, size = [], 0
        batch.append(statement)
        size += len(statement.rows)
    if batch:
        yield batch
