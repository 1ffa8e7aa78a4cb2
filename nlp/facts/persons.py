"""Persons by rule: masked names (王某某, 李某甲, 沙马某某), and names behind a role word (被害人赵文海).

What a pipeline without its trained model has, and what the model was first taught from. A masked name is taken only
before what no place or firm goes on with (金某宾馆), an open name only where its length is sure.
"""

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import alternation, table
from nlp.model import Fact
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
MASKED_SURE, CUED_SURE = 0.9, 0.85
MOST_NAMES = 300
"""Open names looked for again in one stretch, so that a list of a million names costs no square."""
ROLES: tuple[str, ...] = tuple(table("persons")["roles"])
_HAN = "[\u3400-\u9fff]"
_TAIL = r"(?:[甲乙丙丁戊己庚辛壬癸](?!醇|类|基)|[12]?\d(?![\d.年月日元克,名人次包]))?"
_NOT_A_PERSON = (
    r"(?!某|[A-Z]?(?:宾馆|酒店|公司|路|小区|花园|大厦|广场|旅馆|宿舍|村|镇|乡|县|区|市|省|街|店|厂|银行|医院|学校|网吧|大酒店|超市|KTV"
    r"|招待所|商务|饭店|国际|公园|大道|桥|村委|集团|中心|山|组|庄|屯|城|苑|湾|坪|工地|站|社区))"
)
_ROLE = alternation(ROLES)


@cache
def _surnames() -> tuple[str, str]:
    data = table("surnames")
    return "".join(data["single"]), "|".join(data["double"])


@cache
def _masked() -> re.Pattern[str]:
    single, double = _surnames()
    ethnic = (
        r"(?:阿|吉|沙马|吉克|阿的|木|曲|的|日|马海|吉列|吉烈|尔|海来|勒|且|沈|比|俄|苏呷|加|拉|足|洛){1,3}"
    )
    return re.compile(rf"(?:{double}|{ethnic}(?=某某)|[{single}])(?:某{{1,3}}){_TAIL}{_NOT_A_PERSON}")


@cache
def _cued() -> re.Pattern[str]:
    single, double = _surnames()
    return re.compile(
        rf"(?<={{role}})(?:(?:{double}){_HAN}{{1,2}}|[{single}]{_HAN}{{1,2}}|{_HAN}{{2,6}}(?:·{_HAN}{{1,8}})+)".replace(
            "(?<={role})", ""
        )
    )


_AFTER_ROLE = re.compile(rf"{_ROLE}(?:人)?[“”（）]?")
_ENDS_NAME = re.compile(
    r"[，。、；：（）()的在与和及等到将以于从向因为被驾用至伙窜携乘来去持已对经通进伙两系自给又是打约同先趁供明无容提有贩某多邀让拿未并]|\Z"
)


def persons(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """Masked and role-cued names between the offsets, in order, the open ones wherever they stand again."""
    found = {m.span(): MASKED_SURE for m in _masked().finditer(shadow, start, end)}
    open_names = sorted(set(cued_names(shadow, start, end)))[:MOST_NAMES]
    if open_names:
        for m in re.finditer(alternation(open_names), shadow[start:end]):
            found.setdefault((start + m.start(), start + m.end()), CUED_SURE)
    last = start
    for begins, ends in sorted(found, key=lambda s: (s[0], -s[1])):
        if begins >= last:
            yield Fact("person", Found(shadow[begins:ends], begins, ends), found[begins, ends], COMPONENT)
            last = ends


def cued_names(shadow: str, start: int, end: int) -> Iterator[str]:
    """Open names behind a role word; the longer reading counts when what follows can end a name."""
    for role in _AFTER_ROLE.finditer(shadow, start, end):
        match = _cued().match(shadow, role.end(), end)
        if match is None or "某" in match.group():
            continue
        name = match.group()
        if "·" not in name and not _ENDS_NAME.match(shadow, match.end()):
            shorter = name[:-1]
            if len(shorter) < 2 or not _ENDS_NAME.match(shadow, match.end() - 1):
                continue
            name = shorter
        if not _ENDS_NAME.match(name[-1]):
            yield name
        elif len(name) > 2 and not _ENDS_NAME.match(name[-2]):
            yield name[:-1]
