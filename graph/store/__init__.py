"""The graph stores behind one protocol: SQLite on one desk, Neo4j in an office."""
