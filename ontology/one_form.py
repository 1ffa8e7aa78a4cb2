"""Characters in their one form: a table of code points applied to a text, its length kept.

`str.translate` looks every character up; a text holds few of the characters a table names, and replacing those one
after the other is five to fifteen times as fast. No form may be replaced itself, or the order would tell.
"""

import re
from collections.abc import Mapping


class OneForm:
    """Replaces each character the table names by the single one it gives."""

    def __init__(self, table: Mapping[int, str]) -> None:
        self._forms = {chr(code): form for code, form in table.items() if chr(code) != form}
        chained = sorted(set(self._forms.values()) & self._forms.keys())
        if chained or any(len(form) != 1 for form in self._forms.values()):
            raise ValueError(
                f"forms must be single characters that stay as they are; these are replaced: {chained}"
            )
        self._replaced = re.compile("[" + "".join(map(re.escape, self._forms)) + "]")

    def __call__(self, text: str) -> str:
        """The text with each character in its form."""
        for character in set(self._replaced.findall(text)):
            text = text.replace(character, self._forms[character])
        return text
