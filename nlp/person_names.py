"""Names of people as judgments print them: padded (李　毅), run together (刘青青田野), long (阿卜杜热合曼·图尔贡江).

The surname list parts two names only where both sides begin with a common surname and neither length is odd, so
格桑白玛 and 欧阳清河 stay whole.
"""

from functools import cache

from nlp.lexicon import table


@cache
def _surnames() -> tuple[frozenset[str], tuple[str, ...]]:
    data = table("surnames")
    return frozenset(data["single"]), tuple(data["double"])


def squeeze(text: str) -> str:
    """Without the padding that lines names up in print."""
    return text.replace(" ", "").replace("\n", "")


def begins_like_a_name(text: str) -> bool:
    """Whether the first character is a common surname."""
    single, double = _surnames()
    return text[:1] in single or text.startswith(double)


def has_double_surname(text: str) -> bool:
    """Whether it begins with a surname of two characters (欧阳)."""
    return text.startswith(_surnames()[1])


def run_together(name: str) -> tuple[str, ...]:
    """The one or two names in it: 刘青青田野 → 刘青青, 田野."""
    if not 4 <= len(name) <= 6 or "·" in name or "." in name or name.startswith(_surnames()[1]):
        return (name,)
    single = _surnames()[0]
    splits = [(name[:i], name[i:]) for i in (3, 2) if 2 <= len(name) - i <= 3]
    likely = [s for s in splits if s[0][0] in single and s[1][0] in single]
    return likely[0] if len(likely) == 1 or (likely and len(name) > 4) else (name,)
