"""What a wrong *call* raises. A wrong *value* never raises: it comes back as an `Identifier` with a problem,
so that the row goes to quarantine with a sentence a clerk can act on and the run goes on."""

from collections.abc import Iterable


class IdentifierError(ValueError):
    """Root of everything this package raises."""


class UnknownScheme(IdentifierError):  # noqa: N818 - says what is the matter
    """`parse` was asked for a scheme that has no parser."""

    def __init__(self, scheme: str, known: Iterable[str]) -> None:
        self.scheme = scheme
        self.known = tuple(sorted(known))
        super().__init__(f"unknown identifier scheme {scheme!r}; use one of: {', '.join(self.known)}")
