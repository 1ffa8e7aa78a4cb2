"""The vocabulary everyone shares: types, identifiers, statements, viewers. No room below it, no I/O in it."""
