"""Personal particulars inside running text: numbers, days of birth, home addresses, ethnicity, sex.

A text keeps its length in code points and in UTF-16 units, so every offset of its evidence stays right. Names,
offences and the story stay as the document tells them; what nobody needs to follow it is covered.
"""

import re
from collections.abc import Iterator
from typing import Final

from casework.masking.formats import REGION
from ontology.identifiers.bank_card import luhn_holds

STAR: Final = "*"
WIDE_STAR: Final = "\U0001f7b0"
"""Covers a character that is two units in a browser."""
MOST: Final = 64
"""Characters of one covered address; no address in prose is longer."""
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９Ｘｘ＠．－", "0123456789Xx@.-")
_DAY: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PROVINCE: Final = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_ID: Final = re.compile(
    rf"(?<![0-9A-Za-z]){_PROVINCE}\d{{4}}(?:18|19|20)\d\d{_DAY}\d{{3}}[0-9Xx](?![0-9A-Za-z])"
)
_OLD_ID: Final = re.compile(rf"(?<![0-9A-Za-z]){_PROVINCE}\d{{4}}\d\d{_DAY}\d{{3}}(?![0-9A-Za-z])")
_MOBILE: Final = re.compile(r"(?<![0-9A-Za-z])1[3-9]\d(?:[- ]?\d{4}){2}(?![0-9A-Za-z])")
_CARD: Final = re.compile(
    r"(?<![0-9A-Za-z])[3-6]\d{3}(?:[- ]?\d{4}){2}[- ]?\d{3,4}(?:[- ]?\d{1,3})?(?![0-9A-Za-z])"
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?=[\w-]{1,63}\.[\w.-]{2,63})", re.ASCII)
_PLATE: Final = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_SAID_DAY: Final = r"[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
_SAID_YEAR: Final = r"[\d一二三四五六七八九〇○零]{4}年"
_BORN: Final = re.compile(
    rf"{_SAID_YEAR}({_SAID_DAY})(?=出?生)|(?:生于|出生日期[:：]?|出生年月[:：]?){_SAID_YEAR}({_SAID_DAY})"
    r"|(?:生于|出生日期[:：]?|出生年月[:：]?)\d{4}([-./]\d{1,2}[-./]\d{1,2})"
)
_PERSONAL: Final = re.compile(r"出生|生于|[男女][，,、]|族[，,、]|身份证|公民身份")
_HOME: Final = re.compile(
    rf"(?:现住址?|家住|住址|住所地?|户籍所在地|户籍地?|居住地?|暂住地?|住)(?:在|于|为|是)?[:：]?"
    rf"([^，。；、,;\n（）()]{{4,{MOST}}})"
)
_TRAIT: Final = re.compile(r"(?<=[，,、])(?:[男女]|[一-鿿]{1,8}族)(?=[，,、。]|$)")
_SENTENCE: Final = re.compile(r"[^。\n]+")


def covered(text: str) -> str:
    """The text with personal particulars covered; the same object where there are none."""
    spans = [*_spans(text.translate(_FULL_WIDTH))]
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        for place in range(start, end):
            characters[place] = WIDE_STAR if ord(text[place]) > 0xFFFF else STAR
    return "".join(characters)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern, keep in _NUMBERS:
        for found in pattern.finditer(text):
            if pattern is not _CARD or luhn_holds(re.sub(r"[- ]", "", found.group())):
                yield found.start() + keep[0], found.end() - keep[1]
    for found in _BORN.finditer(text):
        yield from (found.span(group) for group in (1, 2, 3) if found.group(group))
    yield from _descriptions(text)


def _descriptions(text: str) -> Iterator[tuple[int, int]]:
    """Home, ethnicity and sex, only in a sentence that describes a person; a company's seat is public."""
    for sentence in _SENTENCE.finditer(text):
        words, before = sentence.group(), sentence.start()
        if _PERSONAL.search(words):
            for found in _HOME.finditer(words):
                region = REGION.match(found.group(1))
                yield before + found.start(1) + (region.end() if region else 0), before + found.end(1)
            for found in _TRAIT.finditer(words):
                yield before + found.start(), before + found.end()


_NUMBERS: Final[tuple[tuple[re.Pattern[str], tuple[int, int]], ...]] = (
    (_ID, (6, 4)),
    (_OLD_ID, (6, 3)),
    (_MOBILE, (3, 4)),
    (_CARD, (0, 4)),
    (_EMAIL, (1, 1)),
    (_PLATE, (2, 2)),
)
