"""Takes back what a writer left that died before it moved the pointer.

Nobody has seen any of it. What it added is deleted, what it closed stands again; the pointer forgets the build that
was to come only at the end, so an undoing that dies is done again. Reads the whole graph once: rare, and simple.
"""

from typing import Final

from graph.store.neo4j.naming import REDIRECTED
from graph.store.neo4j.pen import Pen
from graph.store.neo4j.pointer import MATCH
from graph.store.neo4j.tidy import STRIP

_ADDED: Final = (
    "MATCH ()-[r]->() WHERE r.from_build > $version WITH r LIMIT $chunk DELETE r RETURN count(*)",
    "MATCH (x:Share) WHERE x.from_build > $version WITH x LIMIT $chunk DETACH DELETE x RETURN count(*)",
    "MATCH (x:Evidence) WHERE x.from_build > $version WITH x LIMIT $chunk DELETE x RETURN count(*)",
    f"MATCH (n:Entity) WHERE n.from_build > $version WITH n LIMIT $chunk {STRIP} RETURN count(*)",
    "MATCH (n:Entity) WHERE n.compartment IS NULL AND NOT (n)--() WITH n LIMIT $chunk DELETE n RETURN count(*)",
)
_REOPEN: Final = "WHERE x.to_build = $next WITH x LIMIT $chunk REMOVE x.to_build RETURN count(*)"
_FORGET: Final = f"{MATCH} REMOVE p.pending, p.batch"


def undo(pen: Pen) -> None:
    """Back to the build that answers."""
    asked = {"version": pen.version, "next": pen.version + 1}
    for text in _ADDED:
        pen.clear(text, asked)
    for label in ("Share", "Evidence", "Entity"):
        pen.clear(f"MATCH (x:{label}) {_REOPEN}", asked)
    for kind in (*pen.kinds, REDIRECTED):
        pen.clear(f"MATCH ()-[x:{kind}]->() {_REOPEN}", asked)
    pen.write(lambda tx: tx.run(_FORGET).consume())
