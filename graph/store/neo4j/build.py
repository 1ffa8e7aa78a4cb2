"""A full build beside the graph that answers: sheets, offline import, a second server, a look at its health.

Until it is whole nobody reads it; a folder without its last file was not finished. What a failed or killed build
leaves behind is a folder that no pointer names.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from graph.errors import PlaceTakenError, UnfinishedBuildError
from graph.model import GraphDelta
from graph.store.neo4j import schema
from graph.store.neo4j.admin import import_sheets
from graph.store.neo4j.errors import ServerError
from graph.store.neo4j.filler import Filled, Filler
from graph.store.neo4j.naming import kinds_of
from graph.store.neo4j.server import Server
from graph.store.neo4j.sheets import Sheets
from graph.store.neo4j.slices import SIZES
from graph.store.neo4j.store import Neo4jStore

COMPLETE: Final = "complete"


def build_neo4j(server: Server, deltas: Iterable[GraphDelta]) -> None:
    """Fill a new server's folder and leave the server running. The folder must be free."""
    with new_graph(server) as filler:
        for delta in deltas:
            filler.write(delta)


@contextmanager
def new_graph(server: Server) -> Iterator[Filler]:
    """Fill a new graph; at the end it is imported, started and checked, unless something was raised."""
    if server.folder.exists():
        raise PlaceTakenError(server.folder.name)
    try:
        server.prepare()
        with Sheets(server.folder / "sheets") as sheets:
            filler = Filler(sheets)
            yield filler
            filled = filler.finish()
        import_sheets(server, sheets)
        shutil.rmtree(sheets.folder)
        server.start()
        _check(server, filled)
        (server.folder / COMPLETE).touch()
    except BaseException:
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)
        raise


def require_complete(server: Server) -> None:
    """Raise UnfinishedBuildError unless a build ended here."""
    if not (server.folder / COMPLETE).is_file():
        raise UnfinishedBuildError(server.folder.name)


def _check(server: Server, filled: Filled) -> None:
    """Indexes first, then: is everything there, and does it answer?"""
    sessions = server.sessions()
    try:
        schema.ensure_for_readers(sessions, kinds_of(filled.types))
        (found,) = sessions.run(SIZES)
        wanted = [filled.entities, filled.relationships, filled.evidence_blocks]
        if found != wanted:
            raise ServerError(f"离线导入不完整：应有节点、关系、证据块 {wanted}，实有 {found}。请重新建图。")
        if Neo4jStore(sessions).build_info() != filled.info:
            raise ServerError(f"离线导入的图谱不是 {filled.info.build}。请重新建图。")
    finally:
        sessions.close()
