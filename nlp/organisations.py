"""What a named party is: person, company, branch, public body or court, by the form of the name and its row.

A branch (分公司, 支行) has a register entry of its own and is never taken for its company. A row that gives sex or
birth is a person whatever the name looks like.
"""

import re
from functools import cache

from nlp.lexicon import alternation, table
from nlp.model import Kind

_BRACKET_AT_END = re.compile(r"（[^（）]{1,12}）$")
_PERSONAL = re.compile(r"[，、 ；（](?:男|女)(?:性)?(?:[，。、；（） \n]|$)|出生|公民身份")
_MASKED_PERSON = re.compile(
    r"[\u3400-\u9fff]{0,3}某{1,3}[甲乙丙丁戊己庚辛壬癸0-9A-Z]{0,3}|[\u3400-\u9fff]{1,3}[×xX*]{1,4}[甲乙丙丁0-9]{0,2}"
)
_NO_ENDING = re.compile(
    r"(?:账户|用户|商户|房屋|现场|市场价|出行|银行卡|执行|进行|发行|行)(?<!银行)(?<!支行)(?<!分行)(?<!商行)(?<!总行)$"
)
LONGEST_HAN_NAME = 4
"""Han characters of a personal name without a dot; longer ones are taken for organisations."""


@cache
def _ending() -> re.Pattern[str]:
    groups = table("organisations")["endings"]
    return re.compile(
        "|".join(f"(?P<{kind}>{alternation(words)}$)" for kind, words in _longest_first(groups))
    )


def _longest_first(groups: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Kinds in the order in which their endings outrank each other: 街道办事处 before 办事处, 分局 before 局."""
    return [(kind, groups[kind]) for kind in ("court", "public_body", "branch", "company")]


@cache
def _short() -> re.Pattern[str]:
    return re.compile(alternation(table("organisations")["short_endings"]) + "$")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(alternation(table("organisations")["marks"]), re.IGNORECASE)


def kind_of(name: str, row: str, *, is_authority: bool = False) -> Kind:
    """Kind of a party by its name and the rest of its row; `is_authority`: its role is one only organs have."""
    if is_authority:
        return Kind.COURT if name.endswith("法院") else Kind.PUBLIC_BODY
    if _is_personal(name, row):
        return Kind.PERSON
    bare = _BRACKET_AT_END.sub("", name)
    match = _ending().search(bare)
    kind = Kind(match.lastgroup) if match and match.lastgroup else Kind.COMPANY
    if kind is Kind.PUBLIC_BODY and "公司" in bare and not bare.endswith(("局", "院", "政府")):
        return Kind.COMPANY
    return kind


def _is_personal(name: str, row: str) -> bool:
    if "·" in name and not _marks().search(name):
        return True
    if _PERSONAL.search(row[:120]) and not _marks().search(name):
        return True
    han = [c for c in name if "\u3400" <= c <= "\u9fff"]
    if not han:
        return not _marks().search(name)
    if len(name) <= LONGEST_HAN_NAME or _is_masked_person(name):
        return not _short().search(name)
    return (
        not looks_like_organisation(name) and len(name) <= LONGEST_HAN_NAME + 2 and not _ending().search(name)
    )


def _is_masked_person(name: str) -> bool:
    return _MASKED_PERSON.fullmatch(name) is not None


def ends_like_organisation(name: str) -> bool:
    """Whether the name ends as an organisation's does, a bracket (有限合伙) aside; foreign names by their mark."""
    bare = _BRACKET_AT_END.sub("", name)
    return bool(
        (_ending().search(bare) and not _NO_ENDING.search(bare)) or (bare.isascii() and _marks().search(bare))
    )


def is_called_like_an_organisation(name: str) -> bool:
    """Whether a short name is an organisation's (澄湖支行, 鲁孜中学): a person is called 范大学 or 刘中厂, but two
    characters before an ending of two are more than a surname."""
    match = _ending().search(name)
    return match is not None and match.start() >= 2 and len(match[0]) >= 2


def looks_like_organisation(name: str) -> bool:
    """Whether name carries an organisation's word."""
    return bool(
        _marks().search(name)
        or (len(name) > LONGEST_HAN_NAME and _ending().search(_BRACKET_AT_END.sub("", name)))
    )
