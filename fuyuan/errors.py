"""The front door's own errors; the command line turns each into one Chinese line and an exit code."""


class FuyuanError(Exception):
    """Root of what the front door refuses. The message is for the person at the keyboard, in Chinese."""
