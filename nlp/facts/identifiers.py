"""Numbers that name something: cards, accounts, phones, plates, chat ids; masked ones stay masked.

A number is a card or an account because a word beside it says so; digits alone are nothing. Anything masked has no
plain form, so it can never be a key.
"""

import re
from collections.abc import Iterator

from nlp.model import Fact
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
SURE = 0.9
_MASK = "[×xX*]"
_LINK = r"(?:号码|号|账户|账号|帐号|卡号)?(?:分别)?(?:为|是|:|（|“|：)?(?:尾号)?(?:为|是)?[“（]?"
_D = rf"(?:\d|{_MASK})"
_NO_ADDRESS = r"(?![A-Za-z0-9_.+-]{0,40}@)"
_ADDRESS = r"[A-Za-z0-9_.+-]{1,40}@[A-Za-z0-9-]{1,30}(?:\.[A-Za-z0-9-]{1,20}){1,3}"
"""An Alipay account is a phone number or an e-mail address; the digits before an @ are neither."""
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("bank_card", rf"(?:银行卡|储蓄卡|借记卡|信用卡|卡号|尾号){_LINK}(?P<bank_card>\d{_D}{{2,18}}(?!{_D}))"),
    (
        "account",
        (
            rf"(?:账户|账号|帐号|帐户|支付宝){_LINK}"
            rf"(?P<account>[A-Za-z0-9]{_D}{{4,24}}(?!{_D}){_NO_ADDRESS}|{_ADDRESS})"
        ),
    ),
    (
        "chat_id",
        r"(?:微信号?|QQ号?码?|qq号?)(?:为|是|:|号|昵称|名|（|“)*(?P<chat_id>[A-Za-z0-9_-][A-Za-z0-9_*-]{4,19})",
    ),
    (
        "plate",
        (
            r"(?P<plate>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z*×]·?"
            r"(?:[A-Z0-9*×x]{5,6}|[A-Z0-9*×x]{4}[挂学警港澳使])(?![A-Za-z0-9]))"
        ),
    ),
    ("phone", rf"(?<![\dA-Za-z*×.])(?P<phone>1[3-9]{_D}{{9}}(?![\d*×.]){_NO_ADDRESS})"),
)  # fmt: skip
_PATTERN = re.compile(
    "(?=[银储借信卡尾账帐支微Qq1京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])(?:"
    + "|".join(f"(?:{p})" for _, p in _PATTERNS)
    + ")"
)
"""What any of them begins with comes first, so that most characters cost one look."""


def identifiers(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """The numbers between the offsets, in order."""
    for match in _PATTERN.finditer(shadow, start, end):
        name = str(match.lastgroup)
        text = match[name]
        begins, ends = match.span(name)
        masked = any(c in ("×*" if "@" in text else "×*xX") for c in text)
        yield Fact(name, Found(text, begins, ends), SURE, COMPONENT, "" if masked else text)
