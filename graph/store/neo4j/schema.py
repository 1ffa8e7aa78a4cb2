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
_NODE_INDEXES: Final = (
    ("Evidence", "owner"),
    ("Evidence", "to_build"),
    ("Share", "entity"),
    ("Share", "to_build"),
    ("Share", "settled"),
    ("Entity", "to_build"),
)


def ensure(sessions: Sessions, kinds: Iterable[str]) -> None:
    """Make what is missing for these types of relationship and all nodes, and wait until all of it answers."""
    known = {name for (name,) in sessions.run("SHOW INDEXES YIELD name RETURN name")}
    missing = [text for name, text in _wanted(kinds) if name not in known]
    if missing:
        # Together: a transaction each costs a hundred syncs of the disk.
        sessions.write(lambda tx: [tx.run(text).consume() for text in missing])
        sessions.run(f"CALL db.awaitIndexes({AWAIT_SECONDS})", seconds=AWAIT_SECONDS)


def _wanted(kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    for label, prop in _CONSTRAINTS:
        name = f"fuyuan_{label}_{prop}".lower()
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (x:{label}) REQUIRE x.{prop} IS UNIQUE"
    for label, prop in _NODE_INDEXES:
        name = f"fuyuan_{label}_{prop}".lower()
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (x:{label}) ON (x.{prop})"
    for kind, prop in _relationship_indexes(kinds):
        name = f"fuyuan_{kind}_{prop}".lower()
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.{prop})"
    yield INDEX, _NAMES


_NAMES: Final = f"""
CREATE FULLTEXT INDEX {INDEX} IF NOT EXISTS FOR (x:Entity|Share) ON EACH [x.search_texts, x.search_grams]
OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'whitespace'}}}}
"""


def _relationship_indexes(kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    for kind in dict.fromkeys((*kinds, COUNTER_CLAIM)):
        yield kind, "id"
        yield kind, "to_build"
    yield REDIRECTED, "to_build"
