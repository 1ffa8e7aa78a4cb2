"""Awards and notarised instruments by their numbers: （2018）云仲裁字第321号裁决书, （2016）云州证经字第123号公证书.

No court's number: arbitration commissions and notaries count by forms of their own, so it is what the number's middle
says (仲, 裁, 证) or what it is called behind (裁决书, 公证书, 执行证书) that tells one. Courts enforce both as titles
(民事诉讼法第二百四十八条、第二百四十九条, in the numbering of 2023), and review awards.
"""

import re
from collections.abc import Iterator

from nlp.model import Number
from nlp.person_names import squeeze
from nlp.spans import Found

NO_COURTS = "award"
"""`Number.stage` of what no court has given."""
_YEAR = re.compile(r"（[ ]?(?:19|20)\d{2}[ ]?）[ ]?")
_SERIAL = r"第?[ ]?[A-Z]{0,3}\d[\d\-]{0,11}[ ]?号(?:之[一二三四五])?"
_BEHIND = re.compile(rf"(?P<body>[\u4e00-\u9fff]{{1,16}}?字)[ ]?{_SERIAL}")
_BEFORE = re.compile(r"[\u4e00-\u9fff]{1,12}(?:仲|裁|证)[\u4e00-\u9fff]{0,4}$")
_SERIAL_ALONE = re.compile(_SERIAL)
_TELLS = re.compile("仲|裁|证(?:经|执|民|内|外|债|字)")
_INSTRUMENT = re.compile(
    r"[ ]?[《“]?(?:具有|赋予)?(?:强制执行(?:效力)?)?的?(?:公证)?(?:债权文书)?(?:公证|执行证书)"
)
_AWARD = re.compile(r"[ ]?[《“]?(?:民商事|劳动(?:人事)?(?:争议)?)?(?:仲裁)?(?:裁决|调解书)")
_LEAD = re.compile(
    r".*(?:[的了以于依据照经由对为与和及按就]|作出|委员会|仲裁院|公证处)(?=[\u4e00-\u9fff]{2})"
)
LOOKED_BACK = 20
"""Characters before the year that can hold a number's middle (云劳人仲案字)."""


def awards_in(shadow: str, start: int, end: int) -> Iterator[Number]:
    """Numbers of awards and notarised instruments between the offsets, in order of place."""
    for year in _YEAR.finditer(shadow, start, end):
        behind = _BEHIND.match(shadow, year.end(), end)
        if behind:
            if _TELLS.search(behind["body"]) or _is_called(shadow, behind.end()):
                yield _number(shadow, year.start(), behind.end())
            continue
        serial = _SERIAL_ALONE.match(shadow, year.end(), end)
        before = _BEFORE.search(shadow, max(start, year.start() - LOOKED_BACK), year.start())
        if serial and before and _is_called(shadow, serial.end()):
            lead = _LEAD.match(before.group())
            yield _number(shadow, before.start() + (lead.end() if lead else 0), serial.end())


def is_instrument(shadow: str, end: int) -> bool:
    """Whether the number that ends there is called a notarised instrument or a notary's certificate of enforcement."""
    return _INSTRUMENT.match(shadow, end) is not None


def _is_called(shadow: str, end: int) -> bool:
    return _INSTRUMENT.match(shadow, end) is not None or _AWARD.match(shadow, end) is not None


def _number(shadow: str, start: int, end: int) -> Number:
    printed = squeeze(shadow[start:end])
    return Number(Found(printed, start, end), printed, "", NO_COURTS)
