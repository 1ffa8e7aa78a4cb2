"""Sources become records, and records become statements in the lake."""
