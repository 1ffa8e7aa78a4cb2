"""Names that a caller gives and the vocabulary has to know: a misspelt one must not look like "nothing found"."""

from collections.abc import Collection

from webapp.problems import Refused, invalid


def known_among(known: Collection[str], asked: str, parameter: str) -> tuple[str, ...]:
    """The names asked for, separated by commas; raises the problem that names the first unknown one."""
    names = tuple(name for name in asked.split(",") if name)
    for name in names:
        if name not in known:
            reason = f"没有「{name}」，可用：{'、'.join(known)}"
            raise Refused(invalid([{"name": parameter, "reason": reason}]))
    return names
