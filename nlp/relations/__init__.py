"""Relations of drug cases by name pair: a logistic regression over how a passage speaks of two names.

Measured better than patterns (docs/decisions): what the passage says of both names counts, wherever they stand.
"""
