"""From code points to UTF-16 units, in one place.

Statements count code points (Python); browsers count UTF-16 units, where a character beyond the BMP (𠮷, many
rare characters in names) is two. Off by one here, and the page highlights the wrong words.
"""

import re
from bisect import bisect_left

_BEYOND_BMP = re.compile(r"[\U00010000-\U0010ffff]")


class Utf16Offsets:
    """The offsets of one text; made once a text, then any number of look-ups."""

    def __init__(self, text: str) -> None:
        self._wide = [match.start() for match in _BEYOND_BMP.finditer(text)]
        self._length = len(text)

    def of(self, code_points: int) -> int:
        """UTF-16 units before the character at this code point; the text's length is a valid place too."""
        if not 0 <= code_points <= self._length:
            raise ValueError(f"offset {code_points} lies outside a text of {self._length} characters")
        return code_points + bisect_left(self._wide, code_points)

    @property
    def length(self) -> int:
        """Length of the text in UTF-16 units."""
        return self._length + len(self._wide)
