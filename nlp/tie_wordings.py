"""The notation of data/ties.yaml as expressions over a sentence with one sign for a party and one for a drug."""

import re
from typing import Final

from nlp.lexicon import table

PARTY, DRUG, LAST = 0xE000, 0xF000, 0xF8FF
"""The first sign of a party, the first of a drug, the last of all."""
ONE: Final = "[\ue000-\uefff]"
"""Any party's sign."""
_ROLE = (
    r"(?:(?:同案|原审)?被告人?|被害人|证人|吸毒人员|购毒人员|原告|第三人|另案处理的|同案犯|他人|男子|女子"
    r"|被?上诉人|被?申请人|案外人)?"
)
_AFTER = r"(?:（[^（）]{1,12}）)?(?:等[一二三四五六七八九十\d]{0,2}人)?"
_LIST = rf"{_ROLE}{ONE}{_AFTER}(?:[、和与及]{{1,2}}{_ROLE}{ONE}{_AFTER}){{0,12}}"
_BAND = rf"{_ROLE}{ONE}{_AFTER}(?:(?:[、和与及]{{1,2}}|伙同){_ROLE}{ONE}{_AFTER}){{0,12}}"
_SOLE = rf"{_ROLE}{ONE}"
_ENDS = {"P": _LIST, "B": _BAND, "N": _SOLE}
_CLAUSE_STOPS = "，；。\n"


def written(text: str) -> str:
    """The expression of a wording: P a party, D a drug, G a gap without either end of a clause, {kin} a list's words.

    The ends s and o are a list of parties (P), one that 伙同 goes on with (B), or a single one (N).
    """
    text = re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{table('ties')['words'][m[1]]})", text.strip())
    text = re.sub(r"\[\^([^\]]*)\]", lambda m: f"[^{_in_class(m[1])}]", text)
    text = re.sub(r"\(\?P<([so])>([PBN])\)", lambda m: f"(?P<{m[1]}>{_ENDS[m[2]]})", text)
    text = re.sub(r"P(?!<)", ONE, text).replace("D", "[\uf000-\uf8ff]")
    return text.replace("G?", f"[^。；{ONE[1:-1]}]{{0,30}}?")


def _in_class(text: str) -> str:
    return text.replace("P", ONE[1:-1]).replace("D", "\uf000-\uf8ff")


def clause_start(text: str, place: int) -> int:
    """Where the clause begins in which the place lies."""
    return max(text.rfind(stop, 0, place) for stop in _CLAUSE_STOPS) + 1
