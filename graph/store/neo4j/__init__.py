"""The graph in Neo4j: the office store. The driver is imported where a store is used, not here."""

from graph.store.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore"]
