"""Names that a caller gives and the vocabulary has to know: a misspelt one must not look like "nothing found"."""

from collections.abc import Collection

from webapp.problems import Refused, invalid


def known_among(known: Collection[str], asked: tuple[str, ...], parameter: str) -> tuple[str, ...]:
    """The names asked for; raises the problem that names the first unknown one and those there are."""
    for name in asked:
        if name not in known:
            reason = f"没有「{name}」，可用：{'、'.join(known)}"
            raise Refused(invalid([{"name": parameter, "reason": reason}]))
    return asked
