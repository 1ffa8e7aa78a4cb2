"""Rows of a text whose line breaks a crawl kept as something else: | between rows, \\n spelled out, <br>.

Rules know a row by the line it begins. Only a text that has no break of its own is read so, and each sign is replaced
in the shadow by a break and blanks of the same length: every offset stays one of the text as stored.
"""

import re
from typing import Final

FEWEST: Final = 4
"""Signs from which on they part rows; fewer may be a table's rule or a formula."""
_SIGN = re.compile(r"\|{1,3}|(?:\\[rn]){1,4}|〈/?(?:br|p|div|li)(?![A-Za-z])[^〈〉]{0,80}〉", re.IGNORECASE)


def with_rows(shadow: str) -> str:
    """The shadow with a break at each sign that stands for one; always the same length."""
    if "\n" in shadow.strip("\n ") or not ("|" in shadow or "\\" in shadow or "〈" in shadow):
        return shadow
    rows, found = _SIGN.subn(lambda sign: "\n".ljust(len(sign.group())), shadow)
    return rows if found >= FEWEST else shadow
