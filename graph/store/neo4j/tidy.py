"""Clears what no reader can reach any more, and moves open shares onto their nodes.

A reading transaction lives at most READ_SECONDS and reads the pointer first. So once that time and a margin have
passed since a move, nobody reads an older build, and what was closed by then may go. An open share that replaced
another waits beside its node (`:Beside`) until the node's own one is dead; then its words are copied, then the node
made current, then, after one more grace, the share deleted: at every moment a reader finds it, at worst twice and
in equal words. Each step is a transaction of its own, because Neo4j lets readers see a commit half applied.
"""

from typing import TYPE_CHECKING, Any, Final

from graph.store.neo4j.naming import ENTITY, REDIRECTED, labels
from graph.store.neo4j.pen import Pen
from graph.store.neo4j.pointer import MATCH, Move, move_of
from graph.store.neo4j.sessions import READ_SECONDS
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

GRACE: Final = READ_SECONDS + 15.0
"""The server looks for transactions over their time every two seconds; the rest is margin."""

_ALL_LABELS: Final = ":".join(
    sorted({label for name in vocabulary().entities for label in labels(name)} - {ENTITY})
)
STRIP: Final = f"REMOVE n:{_ALL_LABELS} SET n = {{id: n.id}}"

_STATE: Final = f"{MATCH} RETURN p.moves, p.kept, p.swept, timestamp(), COUNT {{ (:Beside) }}"
_KEEP: Final = f"{MATCH} SET p.kept = $safe, p.moves = $moves"
_SWEPT: Final = f"{MATCH} SET p.swept = $floor"

_DEAD: Final = "WHERE x.to_build <= $safe WITH x LIMIT $chunk DETACH DELETE x RETURN count(*)"
_BELOW: Final = "WHERE x.from_build < $floor WITH x LIMIT $chunk DETACH DELETE x RETURN count(*)"
_COPY: Final = f"""
MATCH (s:Beside) WHERE s.type = $type AND s.from_build <= $safe AND s.to_build IS NULL AND s.copied IS NULL
MATCH (n:Entity {{{{id: s.entity}}}})
WHERE n.from_build IS NULL OR n.from_build < $floor OR n.to_build <= $safe
WITH n, s LIMIT $chunk
REMOVE n:{_ALL_LABELS} SET n:{{labels}}
SET n = s {{{{.*, id: n.id, entity: NULL, from_build: n.from_build, to_build: n.to_build}}}}, s.copied = true
RETURN count(*)
"""
_MAKE_CURRENT: Final = """
MATCH (s:Beside) WHERE s.copied AND s.settled IS NULL AND s.to_build IS NULL
MATCH (n:Entity {id: s.entity}) WITH n, s LIMIT $chunk
SET n.from_build = s.from_build, s.settled = timestamp() REMOVE n.to_build
RETURN count(*)
"""
_DROP_SETTLED: Final = (
    "MATCH (s:Share) WHERE s.settled <= $before WITH s LIMIT $chunk DETACH DELETE s RETURN count(*)"
)
_FADE: Final = """
MATCH (n:Entity) WHERE {dead} AND n.from_build IS NOT NULL WITH n LIMIT $chunk
REMOVE n.from_build SET n:Faded RETURN count(*)
"""
_DROP_FADED: Final = "MATCH (n:Faded) WHERE NOT (n)--() WITH n LIMIT $chunk DELETE n RETURN count(*)"
_STRIP_FADED: Final = f"MATCH (n:Faded) WITH n LIMIT $chunk {STRIP} REMOVE n:Faded RETURN count(*)"


def tidy(pen: Pen, *, grace: float = GRACE) -> None:
    """Clear as far as the grace allows; does nothing where nothing was superseded."""
    texts, kept, swept, now, beside = pen.write(_state)
    moves = [move_of(text) for text in texts]
    before = now - int(grace * 1000)
    safe = next((move for move in reversed(moves) if move.time <= before and move.version > kept), None)
    if safe is not None:
        left = [str(move) for move in moves if move.version >= safe.version]
        pen.write(lambda tx: tx.run(_KEEP, {"safe": safe.version, "moves": left}).consume())
        _clear(pen, safe, swept)
    if safe is not None or beside:
        _settle(pen, safe or Move(kept, swept, 0), before)


def _state(tx: "ManagedTransaction") -> list[Any]:
    (row,) = tx.run(_STATE).values()
    return row


def _clear(pen: Pen, safe: Move, swept: int) -> None:
    """What was closed, and after a full build everything below its floor."""
    asked = {"safe": safe.version, "floor": safe.floor}
    for condition in (_DEAD, _BELOW) if safe.floor > swept else (_DEAD,):
        for kind in (*pen.kinds, REDIRECTED):
            pen.clear(f"MATCH ()-[x:{kind}]->() {condition.replace('DETACH ', '')}", asked)
        for label in ("Evidence", "Share"):
            pen.clear(f"MATCH (x:{label}) {condition}", asked)


def _settle(pen: Pen, safe: Move, before: int) -> None:
    asked = {"safe": safe.version, "floor": safe.floor, "before": before}
    for name in vocabulary().entities:
        pen.clear(_COPY.format(labels=":".join(labels(name))), {**asked, "type": name})
    pen.clear(_MAKE_CURRENT, asked)
    pen.clear(_DROP_SETTLED, asked)
    pen.clear(_FADE.format(dead="n.to_build <= $safe"), asked)
    pen.clear(_FADE.format(dead="n.from_build < $floor"), asked)
    pen.clear(_DROP_FADED, asked)
    pen.clear(_STRIP_FADED, asked)
    pen.write(lambda tx: tx.run(_SWEPT, asked).consume())
