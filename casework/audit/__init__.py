"""Who looked at whom, why, and what they were shown: append-only, hash-chained, written before the answer."""
