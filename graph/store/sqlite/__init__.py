"""The graph in one SQLite file: built whole into a new one, changed by increments, read by many."""

from graph.store.sqlite.build import build_sqlite
from graph.store.sqlite.store import SqliteStore

__all__ = ["SqliteStore", "build_sqlite"]
