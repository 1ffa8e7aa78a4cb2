"""Readers: bytes of a file into rows, every row accounted for."""
