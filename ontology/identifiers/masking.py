"""Recognising what a publisher has hidden. A mask is an identity only inside its own document: 张某1 of one
judgment is nobody in the next, so whatever is masked here must never become a key for linking.

The forms and how often they occur are counted in published judgments (X某 13.0k, X某1 12.5k, X某某 6.4k,
X某甲 6.1k, X×/XX/＊ 2.2k, 某某公司 387). A mask missed is a false merge, a mask seen wrongly only a missed link:
in doubt these functions say "masked"."""

import re
from typing import Final

from ontology.identifiers.text import compact

MASK_SIGNS: Final = "*×✕✖╳●○□■"  # ＊ becomes * by `compact`

_SIGNS: Final = re.compile(f"[{re.escape(MASK_SIGNS)}]")
_MOU_NUMBERED: Final = re.compile(r"某[某]*(?:[0-9]+|[一二三四五六七八九十]+)(?![一-鿿])")
_MOU_STEM: Final = re.compile(r"某[某]*[甲乙丙丁戊己庚辛壬癸]")
_MOU_LETTER: Final = re.compile(r"某[某]*[A-Za-z]")
# A run of x alone, not a Latin word that holds one; X光 and X射线 are words.
_CROSSES: Final = re.compile(r"(?<![A-Za-z])(?:[Xx]{2,}|[Xx](?!光|射线))(?![A-Za-z])")
_ZEROS: Final = re.compile(r"[一-鿿]{1,2}[〇O0]{1,2}")
# 甲公司, A公司, 被害人A: letters given by the court instead of names.
_CODE_NAME: Final = re.compile(
    r"[A-Za-z][0-9]?"
    r"|[一-鿿]{1,2}[A-Z][0-9]?"
    r"|(?:[甲乙丙丁戊己庚辛]|[A-Z])[0-9]?(?:有限)?(?:公司|银行|集团|中心|厂|店|医院|学校|村|局|合作社|企业)"
)


def mask_form(name: str) -> str | None:
    """Which way of hiding a name was used ("某", "某1", "某甲", "某A", "*", "X", "〇", "代号"); None if none."""
    text = compact(name)
    if _SIGNS.search(text):
        return "*"
    if "某" in text:
        return _mou_form(text)
    if _CROSSES.search(text):
        return "X"
    if _ZEROS.fullmatch(text):
        return "〇"
    return "代号" if _CODE_NAME.fullmatch(text) else None


def is_masked_name(name: str) -> bool:
    """Whether a person's or company's name was hidden, wholly or in part."""
    return mask_form(name) is not None


def _mou_form(text: str) -> str:
    if _MOU_NUMBERED.search(text):
        return "某1"
    if _MOU_STEM.search(text):
        return "某甲"
    return "某A" if _MOU_LETTER.search(text) else "某"


_ID_WITH_CHECK_X: Final = re.compile(r"[0-9]{17}[Xx]")
_ORGANISATION_WITH_CHECK_X: Final = re.compile(r"[0-9A-Z]{8}-?X")
_HIDDEN_DIGITS: Final = re.compile(r"某|[Xx]{2,}|[0-9][Xx](?=[0-9])|[0-9][Xx]$|^[Xx][0-9]")


def has_mask_sign(text: str) -> bool:
    """Whether a sign that no number contains (* × ● ○ □) stands in it; letters are not judged here."""
    return _SIGNS.search(text) is not None


def is_masked_number(number: str) -> bool:
    """Whether digits of a number were hidden. The X that ends an ID number or an organisation code is a check
    digit, not a mask; credit codes use X as an ordinary letter and judge it themselves."""
    text = compact(number)
    if has_mask_sign(text):
        return True
    if _ID_WITH_CHECK_X.fullmatch(text) or _ORGANISATION_WITH_CHECK_X.fullmatch(text):
        return False
    return _HIDDEN_DIGITS.search(text) is not None
