"""Constraints and indexes, by name, so that what is missing is made and nothing is made twice.

An index on relationships speaks of one type, so each type that the graph holds has two: by id, and by `to_build`, which
holds only what was superseded and so costs nothing for what stands. One for every type of the vocabulary would take 11
seconds of each build.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.store.neo4j.naming import COUNTER_CLAIM, REDIRECTED
from graph.store.neo4j.search import INDEX
from graph.store.neo4j.sessions import Sessions

AWAIT_SECONDS: Final = 3_600
_CONSTRAINTS: Final = (("Entity", "id"), ("Pointer", "name"), ("Compartment", "id"))
_READ: Final = (("Evidence", "owner"), ("Share", "entity"))
_WRITTEN: Final = (
    ("Evidence", "to_build"),
    ("Share", "to_build"),
    ("Share", "settled"),
    ("Entity", "to_build"),
)


def ensure(sessions: Sessions, kinds: Iterable[str]) -> None:
    """Make what is missing for these types of relationship and all nodes, and wait until all of it answers."""
    if _make(sessions, (*_for_readers(kinds := (*kinds, COUNTER_CLAIM)), *_for_writers(kinds))):
        _wait(sessions)


def ensure_for_readers(sessions: Sessions, kinds: Iterable[str]) -> None:
    """Wait for what questions need; what only a writer looks for is made meanwhile and after, unwaited for."""
    kinds = (*kinds, COUNTER_CLAIM)
    _make(sessions, _for_readers(kinds))
    _wait(sessions)
    _make(sessions, _for_writers(kinds))


def _make(sessions: Sessions, wanted: Iterable[tuple[str, str]]) -> bool:
    known = {name for (name,) in sessions.run("SHOW INDEXES YIELD name RETURN name")}
    missing = [text for name, text in dict(wanted).items() if name not in known]
    if missing:
        # Together: a transaction each costs a hundred syncs of the disk.
        sessions.write(lambda tx: [tx.run(text).consume() for text in missing])
    return bool(missing)


def _wait(sessions: Sessions) -> None:
    sessions.run(f"CALL db.awaitIndexes({AWAIT_SECONDS})", seconds=AWAIT_SECONDS)


def _for_readers(kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    for label, prop in _CONSTRAINTS:
        name = _name(label, prop)
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (x:{label}) REQUIRE x.{prop} IS UNIQUE"
    for label, prop in _READ:
        yield _of_nodes(label, prop)
    for kind in kinds:
        yield _of_relationships(kind, "id")
    yield INDEX, _NAMES


def _for_writers(kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    for label, prop in _WRITTEN:
        yield _of_nodes(label, prop)
    for kind in (*kinds, REDIRECTED):
        yield _of_relationships(kind, "to_build")


def _of_nodes(label: str, prop: str) -> tuple[str, str]:
    name = _name(label, prop)
    return name, f"CREATE INDEX {name} IF NOT EXISTS FOR (x:{label}) ON (x.{prop})"


def _of_relationships(kind: str, prop: str) -> tuple[str, str]:
    name = _name(kind, prop)
    return name, f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.{prop})"


def _name(kind: str, prop: str) -> str:
    return f"fuyuan_{kind}_{prop}".lower()


_NAMES: Final = f"""
CREATE FULLTEXT INDEX {INDEX} IF NOT EXISTS FOR (x:Entity|Share) ON EACH [x.search_texts, x.search_grams]
OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'whitespace'}}}}
"""
