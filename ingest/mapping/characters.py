"""Characters that typing habits put into cells, as tables for SQL. They are taken from the readers of identifiers,
so that an expression and Python bring a value into the same form."""

from typing import Final

from ontology.identifiers import compact, half_width

_BASIC: Final = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]

DROPPED: Final = "".join(c for c in _BASIC if compact(c) == "")
"""White space and invisible characters, which `compact` takes out of a value."""
WIDE: Final = "".join(c for c in _BASIC if half_width(c) != c and c not in DROPPED)
NARROW: Final = "".join(half_width(c) for c in WIDE)


def character_class(characters: str) -> str:
    """Inside of a regular expression's brackets, as ranges of code points: both engines read that form."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\x{{{a:x}}}" if a == b else f"\\x{{{a:x}}}-\\x{{{b:x}}}" for a, b in ranges)


CONTROLS: Final = "\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x{9f}"
"""Control characters, U+001F among them, which separates the parts of an identity; tab and line breaks stay."""
