"""The one root of everything this room refuses, so that callers can tell it from a bug."""


class CaseworkError(Exception):
    """Something people asked of casework could not be done; the message says what and the way out."""
