"""The text the rules read: same length as the original, one form for each character.

Brackets, colons, commas, digits and spaces come in four widths in the sources (( （ ［ 〔, in mixed pairs too).
Mapping each code point to exactly one keeps every offset valid in the original.
"""

from ontology.one_form import OneForm

_PAIRS = {
    "([{［〔【｛﹝": "（",
    ")]}］〕】｝﹞": "）",
    "<＜﹤‹〈﹙": "〈",
    ">＞﹥›〉﹚": "〉",
    ",，､﹐": "，",
    ";；﹔": "；",
    ":：﹕∶": "：",
    "•・‧･∙⋅·▪": "·",
    "．﹒": ".",
    "－—–―﹣−‐‑": "-",
    "＊∗﹡": "*",
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000": " ",
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\t": " ",
    "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029": "\n",
}


def _table() -> dict[int, str]:
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
    table |= {i: " " for i in range(32) if chr(i) != "\n"} | {0x7F: " ", 0x1F: " "}
    for variants, form in _PAIRS.items():
        wide = [0xFEE0 + ord(c) for c in variants if "!" <= c <= "~"]
        table |= dict.fromkeys([*map(ord, variants), *wide], form)
    return table


_ONE_FORM = OneForm(_table())


_SLIPS = {
    f"{before}辨{behind}": f"{before}辩{behind}"
    for before, behind in (("", "称"), ("", "解"), ("", "护"), ("答", ""))
}
"""A common misspelling: 被告人辨称, 辨护人."""


def shadow(text: str) -> str:
    """`text` with each character in its one form, and 辩 where 辨 is written for it; always the same length."""
    plain = _ONE_FORM(text)
    if "辨" in plain:
        for slip, meant in _SLIPS.items():
            plain = plain.replace(slip, meant)
    return plain
